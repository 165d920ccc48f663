/** Mulberry32, so that every run has the same city. */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LNG_METRES = 96_300;
const LAT_METRES = 111_195;
export const toLngLat = (x, y) => [114 + x / LNG_METRES, 30 + y / LAT_METRES];

/**
 * Villages in rows and columns, each some `side` metres wide, with borders that wander between as many corners: both
 * neighbours have the same ones.
 */
export function villages(columns, rows, side, corners, random) {
  const wander = (fromX, fromY, toX, toY) =>
    Array.from({ length: corners }, (_, i) => {
      const share = i / corners;
      const off = i === 0 ? 0 : (random() - 0.5) * side * 0.2;
      const [dx, dy] = [(toX - fromX) / side, (toY - fromY) / side];
      return [fromX + share * (toX - fromX) - off * dy, fromY + share * (toY - fromY) + off * dx];
    });
  const level = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      wander(column * side, row * side, (column + 1) * side, row * side),
    ),
  );
  const upright = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column) =>
      wander(column * side, row * side, column * side, (row + 1) * side),
    ),
  );
  const backwards = (border, end) => [end, ...border.slice(1).reverse()];
  const coordinates = [];
  const starts = [0];
  const zones = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [east, north] = [(column + 1) * side, (row + 1) * side];
      const ring = [
        ...level[row][column],
        ...upright[row][column + 1],
        ...backwards(level[row + 1][column], [east, north]),
        ...backwards(upright[row][column], [column * side, north]),
      ];
      for (const [x, y] of ring) coordinates.push(...toLngLat(x, y));
      starts.push(coordinates.length / 2);
      const name = `${row}-${column}`;
      zones.push({
        id: name,
        name,
        district: '',
        street: `${row >> 3}-${column >> 3}`,
        community: '',
        areaKm2: 1,
      });
    }
  }
  const [east, north] = toLngLat(columns * side * 1.2, rows * side * 1.2);
  const [west, south] = toLngLat(-0.2 * side, -0.2 * side);
  return {
    id: `villages ${columns} ${rows}`,
    name: 'villages',
    zones,
    geometry: {
      coordinates: Float64Array.from(coordinates),
      ringStarts: Uint32Array.from(starts),
      zoneStarts: Uint32Array.from(starts, (_, zone) => zone),
    },
    extent: { west, south, east, north },
  };
}

/** A batch of cases as the reader gives it, half of them crowded around some places. */
export function cases(count, width, height, random) {
  const crowds = Array.from({ length: 400 }, () => [random() * width, random() * height]);
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const [x, y] = crowds[Math.floor(random() * crowds.length)];
    const alone = random() < 0.5;
    const place = alone
      ? toLngLat(random() * width, random() * height)
      : toLngLat(x + (random() - 0.5) * 600, y + (random() - 0.5) * 600);
    [lon[row], lat[row]] = place;
  }
  return {
    rowCount: count,
    lines: Uint32Array.from({ length: count }, (_, row) => row + 2),
    columns: {
      lon: { kind: 'number', values: lon },
      lat: { kind: 'number', values: lat },
      reported_at: {
        kind: 'time',
        values: Float64Array.from(
          { length: count },
          () => Date.UTC(2024, 0, 1) + Math.floor(random() * 2e7) * 1000,
        ),
      },
      major: {
        kind: 'dictionary',
        codes: Uint32Array.from({ length: count }, () => 1 + Math.floor(random() * 5)),
        added: ['', 'a', 'b', 'c', 'd', 'e'],
      },
    },
  };
}

/** Streets in a lattice that wavers, in one piece: 2 × lines × (lines − 1) segments. */
export function streets(lines, side, random) {
  const corner = Array.from({ length: lines }, (_, row) =>
    Array.from({ length: lines }, (_, column) => [
      (column + (random() - 0.5) * 0.4) * side,
      (row + (random() - 0.5) * 0.4) * side,
    ]),
  );
  const drawn = [
    ...corner,
    ...Array.from({ length: lines }, (_, column) => corner.map((row) => row[column])),
  ];
  const starts = [0];
  for (const line of drawn) starts.push(starts.at(-1) + line.length);
  return {
    id: 'streets',
    name: 'streets',
    skippedFeatures: 0,
    roads: drawn.map((_, index) => ({
      id: `${index}`,
      name: `${index}`,
      class: index % 7 === 0 ? 'primary' : 'minor',
      from: '',
      to: '',
      strict: false,
      street: '',
      lengthMetres: side * lines,
    })),
    lines: {
      coordinates: Float64Array.from(drawn.flatMap((line) => line.flatMap(([x, y]) => toLngLat(x, y)))),
      partStarts: Uint32Array.from(starts),
      roadStarts: Uint32Array.from(starts, (_, road) => road),
    },
  };
}
