import { describe, expect, it } from 'vitest';
import { unitStatistics } from '../../src/analysis/unit-statistics';
import type { HotspotMethod } from '../../src/domain/hotspot';
import type { UnitRecipe } from '../../src/domain/hotspot-units';
import { hotspotUnits } from '../../src/jobs/hotspot-units';
import { demoRoads, openDemoCity } from '../unit/hotspot/demo-city';
import { seededRandom } from './random';
import { campaignSize, FIRST_SEED } from './size';

const FULL_MAPS = 400;
const RATE = 0.05;

/** With the maps of the sample: a city has thousands of pieces of street. */
const UNITS: readonly (UnitRecipe & { readonly sample: number })[] = [
  { kind: 'hexagons', sideMetres: 300, neighbours: 'touching', sample: 40 },
  { kind: 'zones', sideMetres: 0, neighbours: 'touching', sample: 40 },
  { kind: 'communities', sideMetres: 0, neighbours: 'band', sample: 40 },
  { kind: 'roads', sideMetres: 0, neighbours: 'touching', sample: 10 },
  { kind: 'roads', sideMetres: 0, neighbours: 'band', sample: 10 },
];
const METHODS: readonly HotspotMethod[] = ['gi_star', 'gi', 'local_moran'];

describe('pure noise on other units', async () => {
  const { zones: zoneSet } = await openDemoCity();
  const roads = await demoRoads();
  it.each(UNITS)('gives no hotspots: $kind, $neighbours', ({ sample, ...recipe }) => {
    const maps = campaignSize(sample, FULL_MAPS);
    const units = hotspotUnits(recipe, { zoneSet, roads });
    if (!units.ok) throw new Error(units.error);
    const { count, neighbours } = units.value;
    for (const mean of [0.05, 0.2, 1, 5]) {
      const discoveries = new Map(METHODS.map((method) => [method, 0]));
      for (let map = 0; map < maps; map++) {
        const random = seededRandom(FIRST_SEED + map);
        const counts = new Uint32Array(count);
        for (let one = 0; one < mean * count; one++) {
          const unit = random.below(count);
          counts[unit] = counts[unit]! + 1;
        }
        for (const method of METHODS) {
          const found = unitStatistics(counts, neighbours, method)!;
          if (found.adjustedP.some((rate) => rate <= RATE))
            discoveries.set(method, discoveries.get(method)! + 1);
        }
      }
      for (const [method, called] of discoveries) {
        const share = called / maps;
        console.log(
          `${recipe.kind} ${recipe.neighbours}, mean ${mean}, ${method}: a false discovery in ${(share * 100).toFixed(1)} % of ${maps} maps`,
        );
        expect(share).toBeLessThanOrEqual(RATE + 2 * Math.sqrt((RATE * (1 - RATE)) / maps));
      }
    }
  });
});
