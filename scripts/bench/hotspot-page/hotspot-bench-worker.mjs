// The mathematics of hotspots at the sizes that were promised, in a worker as in the app; made-up counts and cases.
import { expose } from 'comlink';
import { onPlane } from '../../../src/analysis/distance-band';
import { emergingHotspots } from '../../../src/analysis/emerging-hotspots';
import { adjustedForDiscovery } from '../../../src/analysis/false-discovery';
import { getisOrd } from '../../../src/analysis/getis-ord';
import { binToPlane, kernelDensity } from '../../../src/analysis/kernel-density';
import { cellNeighbours } from '../../../src/analysis/neighbours';
import { twoSidedNormalP } from '../../../src/analysis/normal';
import { repeatPlaces } from '../../../src/analysis/repeat-places';
import { unitStatistics } from '../../../src/analysis/unit-statistics';

function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function fullGrid(columns, rows) {
  const positions = Uint32Array.from({ length: columns * rows }, (_, i) => i);
  const cellAt = Int32Array.from(positions);
  return { west: 0, south: 0, columns, rows, cellLng: 1, cellLat: 1, cellMetres: 100, positions, cellAt };
}

/** A city's counts: most cells nearly empty, some crowded. */
function cityCounts(length, random) {
  return Uint32Array.from({ length }, () =>
    Math.floor(-Math.log(1 - random()) * (random() < 0.03 ? 30 : 1.2)),
  );
}

/** One million cases, half of them crowded around `crowds` places, in 40 km × 30 km. */
function cityCases(count, crowds, random) {
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  const centres = Array.from({ length: crowds }, () => [random() * 40_000, random() * 30_000]);
  for (let i = 0; i < count; i++) {
    const [x, y] = centres[Math.floor(random() * crowds)];
    const alone = random() < 0.5;
    xs[i] = alone ? random() * 40_000 : x + (random() - 0.5) * 300;
    ys[i] = alone ? random() * 30_000 : y + (random() - 0.5) * 300;
  }
  return { xs, ys };
}

function timed(work) {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
}

expose({
  significance(columns, rows) {
    const counts = cityCounts(columns * rows, randomNumbers(1));
    const grid = fullGrid(columns, rows);
    const [linking, neighbours] = timed(() => cellNeighbours(grid));
    const [exact, found] = timed(() => unitStatistics(counts, neighbours, 'gi_star'));
    const [moran] = timed(() => unitStatistics(counts, neighbours, 'local_moran'));
    const [normal] = timed(() =>
      adjustedForDiscovery(
        getisOrd(counts, neighbours, { star: true, weights: 'binary' }).map(twoSidedNormalP),
      ),
    );
    const hot = found.bins.reduce((sum, bin) => sum + (bin >= 2 ? 1 : 0), 0);
    return { exact: linking + exact, normal: linking + normal, moran: linking + moran, hot };
  },
  density(cases, side) {
    const { xs, ys } = cityCases(cases, 400, randomNumbers(2));
    const plane = { columns: side, rows: side, cellMetres: 40 };
    const weights = new Float64Array(side * side);
    const [binning] = timed(() => binToPlane(plane, weights, xs, ys, null));
    const inside = new Uint8Array(side * side).fill(1);
    const taken = {};
    for (const kernel of ['gaussian', 'quartic']) {
      const [smoothing] = timed(() =>
        kernelDensity(plane, weights, { kernel, bandwidthMetres: 300, inside }),
      );
      taken[kernel] = binning + smoothing;
    }
    return taken;
  },
  repeats(cases) {
    const random = randomNumbers(3);
    const { xs, ys } = cityCases(cases, 4000, random);
    const lngLats = new Float64Array(2 * cases);
    for (let i = 0; i < cases; i++) {
      lngLats[2 * i] = 114 + xs[i] / 96_000;
      lngLats[2 * i + 1] = 30 + ys[i] / 111_000;
    }
    const times = Float64Array.from({ length: cases }, () => Math.floor(random() * 730) * 86_400_000);
    const [taken, places] = timed(() =>
      repeatPlaces(
        {
          ...onPlane(lngLats),
          classCodes: Uint32Array.from({ length: cases }, () => Math.floor(random() * 90)),
          days: Int32Array.from(times, (time) => time / 86_400_000),
          times,
        },
        { radiusMetres: 50, fewestCases: 3 },
      ),
    );
    return { taken, places: places.length };
  },
  emerging(columns, rows, slices) {
    const cells = columns * rows;
    const counts = cityCounts(cells * slices, randomNumbers(4));
    const neighbours = cellNeighbours(fullGrid(columns, rows));
    const cube = { cells, slices, counts };
    const [whole, found] = timed(() => emergingHotspots(cube, neighbours, 'whole_cube'));
    const [slice] = timed(() => emergingHotspots(cube, neighbours, 'slice'));
    return { whole, slice, ok: found.ok };
  },
});
