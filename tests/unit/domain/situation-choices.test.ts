import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INITIAL_SITUATION, situationChoices } from '../../../src/domain/situation-choices';

describe('how 态势 is looked at', () => {
  it('comes back as it was kept', () => {
    const kept = {
      tideField: 'closed_at',
      drillBasis: 'located',
      rankingLevel: 'unit',
      rankingBasis: 'located',
      folded: ['tide', 'response'],
      playSpeed: 2,
    };
    expect(situationChoices(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it('is usable whatever was kept', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (whole, folded) => {
        for (const kept of [whole, { ...INITIAL_SITUATION, folded }]) {
          const choices = situationChoices(kept);
          expect(situationChoices(choices)).toEqual(choices);
        }
      }),
    );
    expect(situationChoices({ tideField: 'lon', playSpeed: 1e9, folded: ['x'] })).toEqual(INITIAL_SITUATION);
  });
});
