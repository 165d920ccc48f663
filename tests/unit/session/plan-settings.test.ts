import { describe, expect, it } from 'vitest';
import { type PlanSettings, USUAL_SETTINGS } from '../../../src/domain/plan-settings';
import { parseSettings, storedSettings } from '../../../src/session/plan-settings';

const settings: PlanSettings = {
  ...USUAL_SETTINGS,
  spans: { second: 40 },
  draft: { ...USUAL_SETTINGS.draft, by: 'load', targetLoad: 12.5 },
};

describe('how a plan is weighed, as it is kept', () => {
  it('comes back as it was', () => {
    expect(parseSettings(JSON.parse(JSON.stringify(storedSettings(settings))))).toEqual(settings);
  });

  it('is none where anything is out of range or of another version', () => {
    const stored = storedSettings(settings);
    const wrong: readonly unknown[] = [
      null,
      { ...stored, v: 2 },
      { ...stored, spans: { emperor: 3 } },
      { ...stored, spans: { second: 0.5 } },
      { ...stored, draft: { ...stored.draft, candidates: 0 } },
      { ...stored, draft: { ...stored.draft, seatRule: 'dice' } },
      { ...stored, model: { ...stored.model, perShop: -1 } },
      { ...stored, model: { ...stored.model, months: 1e9 } },
    ];
    for (const value of wrong) expect(parseSettings(value)).toBeNull();
  });
});
