import { describe, expect, it } from 'vitest';
import { adjustedForDiscovery } from '../../src/analysis/false-discovery';
import { cellStatistics } from '../../src/analysis/hotspot';
import { cellNeighbours } from '../../src/analysis/neighbours';
import { squareLattice } from './noise-lattice';
import { seededRandom } from './random';
import { campaignSize, FIRST_SEED } from './size';

const SIDE = 100;
const MAPS = campaignSize(40, 400);
const RATE = 0.05;

const grid = squareLattice(SIDE);
const neighbours = cellNeighbours(grid);

/** Cases thrown at cells without any pattern; the mean is of the whole map. */
function noise(mean: number, seed: number): Uint32Array {
  const random = seededRandom(seed);
  const counts = new Uint32Array(SIDE * SIDE);
  for (let one = 0; one < mean * counts.length; one++) {
    const cell = random.below(counts.length);
    counts[cell] = counts[cell]! + 1;
  }
  return counts;
}

describe('maps of pure noise', () => {
  it.each([0.05, 0.2, 1, 5])('give no hotspots at a mean of %f cases a cell', (mean) => {
    let discoveries = 0;
    let normal = 0;
    for (let map = 0; map < MAPS; map++) {
      const statistics = cellStatistics(noise(mean, FIRST_SEED + map), neighbours)!;
      if (statistics.adjustedP.some((rate) => rate <= RATE)) discoveries++;
      if (adjustedForDiscovery(statistics.normalP).some((rate) => rate <= RATE)) normal++;
    }
    const share = discoveries / MAPS;
    console.log(
      `mean ${mean}: ${MAPS} maps, a false discovery in ${(share * 100).toFixed(1)} % (normal p: ${((normal / MAPS) * 100).toFixed(1)} %)`,
    );
    expect(share).toBeLessThanOrEqual(RATE + 2 * Math.sqrt((RATE * (1 - RATE)) / MAPS));
    // What the exact p is for; were the normal one right here, this campaign would show nothing.
    if (mean <= 0.2) expect(normal / MAPS).toBeGreaterThan(0.5);
  });
});
