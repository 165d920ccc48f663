import { describe, expect, it } from 'vitest';
import { NO_CUTS } from '../../../src/domain/pending-cuts';
import { planCutFeatures, planCutLayers } from '../../../src/layers/plan-cuts';

describe('cuts and joins of segments on the map', () => {
  it('are lines and dots that say what they are; a line of one place is none', () => {
    const { features } = planCutFeatures({
      cuts: [[1, 2]],
      joined: [
        [
          [0, 0],
          [1, 1],
        ],
        [[5, 5]],
      ],
      chosen: [],
      aim: [3, 4],
    });
    expect(features.map(({ properties, geometry }) => [properties!.kind, geometry.type])).toEqual([
      ['joined', 'LineString'],
      ['cut', 'Point'],
      ['aim', 'Point'],
    ]);
    expect(planCutFeatures(NO_CUTS).features).toEqual([]);
  });

  it('stand over the plan in both themes, under ids of their own', () => {
    for (const theme of ['light', 'dark'] as const) {
      const ids = planCutLayers(theme).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(planCutLayers('light')).not.toEqual(planCutLayers('dark'));
  });
});
