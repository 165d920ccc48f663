import { describe, expect, it } from 'vitest';
import { emergingHotspots } from '../../src/analysis/emerging-hotspots';
import { cellNeighbours } from '../../src/analysis/neighbours';
import type { CubeReference } from '../../src/domain/emerging';
import { squareLattice } from './noise-lattice';
import { seededRandom } from './random';
import { campaignSize, FIRST_SEED } from './size';

const SIDE = 30;
const SLICES = 12;
const CUBES = campaignSize(20, 400);
const RATE = 0.05;

const grid = squareLattice(SIDE);
const neighbours = cellNeighbours(grid);

describe('space–time cubes of pure noise', () => {
  it.each(['whole_cube', 'slice'] satisfies CubeReference[])(
    'give no hot spots against the reference %s',
    (reference) => {
      const cells = SIDE * SIDE;
      for (const mean of [0.05, 0.2, 1, 5]) {
        let discoveries = 0;
        for (let cube = 0; cube < CUBES; cube++) {
          const random = seededRandom(FIRST_SEED + cube);
          const counts = new Uint32Array(cells * SLICES);
          for (let one = 0; one < mean * counts.length; one++) {
            const at = random.below(counts.length);
            counts[at] = counts[at]! + 1;
          }
          const found = emergingHotspots({ cells, slices: SLICES, counts }, neighbours, reference);
          if (!found.ok) throw new Error(found.error);
          if (found.value.adjustedP.some((rate) => rate <= RATE)) discoveries++;
        }
        const share = discoveries / CUBES;
        console.log(
          `${reference}, mean ${mean}: a false discovery in ${(share * 100).toFixed(1)} % of ${CUBES} cubes`,
        );
        expect(share).toBeLessThanOrEqual(RATE + 2 * Math.sqrt((RATE * (1 - RATE)) / CUBES));
      }
    },
  );
});
