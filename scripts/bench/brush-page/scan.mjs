// One pass over typed arrays: what a scan of all rows must at least do for the same views at each step.
import { BANDWIDTH_METRES, EDGES, zoneSet } from './views.mjs';

function joined(chunks, name, Type) {
  const all = new Type(chunks.reduce((sum, chunk) => sum + chunk[name].length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk[name], at);
    at += chunk[name].length;
  }
  return all;
}

/** `passing`: ids of rows that pass all that stays; `passingLasso`: without the class. Gives (from, to) → count. */
export function scanner(chunks, passing, passingLasso, { densityGrid, pointCodes, binPoints, smooth }) {
  const reported = joined(chunks, 'reported', Int32Array);
  const closed = joined(chunks, 'closed', Int32Array);
  const [lons, lats] = [joined(chunks, 'lon', Float64Array), joined(chunks, 'lat', Float64Array)];
  const codes = ['major', 'status', 'street', 'community'].map((name) => joined(chunks, name, Uint8Array));
  const minors = joined(chunks, 'minor', Uint8Array);
  const flags = new Uint8Array(reported.length);
  for (const row of passingLasso) flags[row] = 1;
  for (const row of passing) flags[row] = 3;
  const [majors, statuses, streets, communities] = codes;
  const tides = Uint8Array.from(reported, (second) => (Math.floor(second / 3600) + 72) % 168);
  const bounds = Float64Array.from(EDGES, (edge) => edge * 3600);
  const bins = Uint8Array.from(reported, (second, row) => {
    if (closed[row] === -0x8000_0000) return 40;
    let bin = 0;
    while (bin < bounds.length && bounds[bin] <= closed[row] - second) bin++;
    return bin;
  });
  const { extent, zones } = zoneSet();
  const width = (extent.east - extent.west) / 6;
  const height = (extent.north - extent.south) / 4;
  const places = Uint8Array.from(reported, (_, row) => {
    const [x, y] = [
      Math.floor((lons[row] - extent.west) / width),
      Math.floor((lats[row] - extent.south) / height),
    ];
    return x >= 0 && x < 6 && y >= 0 && y < 4 ? y * 6 + x : zones.length;
  });
  const grid = densityGrid(extentOf(lons, lats), BANDWIDTH_METRES, reported.length);
  const points = pointCodes(grid, lons, lats);
  const weights = new Int32Array(grid.columns * grid.rows);
  const chosen = new Uint32Array(reported.length);

  return (from, to) => {
    const classes = new Uint32Array(65_536);
    const [byMajor, byStatus, byStreet, byCommunity, byTide, byBin, byZone] = Array.from(
      { length: 7 },
      () => new Uint32Array(256),
    );
    const span = to - from;
    let count = 0;
    for (let row = 0; row < reported.length; row++) {
      const flag = flags[row];
      if (flag === 0 || (reported[row] - from) >>> 0 >= span) continue;
      classes[majors[row] * 256 + minors[row]]++;
      if (flag !== 3) continue;
      byMajor[majors[row]]++;
      byStatus[statuses[row]]++;
      byStreet[streets[row]]++;
      byCommunity[communities[row]]++;
      byTide[tides[row]]++;
      byBin[bins[row]]++;
      byZone[places[row]]++;
      chosen[count++] = row;
    }
    weights.fill(0);
    binPoints(grid, weights, points, chosen, 0, count, 1);
    smooth(grid, weights);
    return count;
  };
}

function extentOf(lons, lats) {
  const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return { west: least(lons), south: least(lats), east: most(lons), north: most(lats) };
}
