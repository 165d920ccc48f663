import type { ContourLine, StudyFrame } from '../domain/study';

/**
 * Marching squares over cell centres: lines along which the values, taken as linear between neighbouring centres, have
 * the given height. Squares with a NaN corner have none. A saddle is joined by the mean of its corners. Lines run
 * with the higher side on their left.
 */
export function contourLines(
  frame: StudyFrame,
  values: ArrayLike<number>,
  level: number,
): readonly ContourLine[] {
  const { columns, rows } = frame;
  const next = new Map<number, number>();
  const crossings = new Map<number, readonly [x: number, y: number]>();

  // Edges of the lattice: 2 · cell is the one to the east of a centre, 2 · cell + 1 the one to the north.
  const cross = (edge: number): void => {
    const cell = edge >> 1;
    const column = cell % columns;
    const row = (cell - column) / columns;
    const from = values[cell]!;
    const to = values[(edge & 1) === 0 ? cell + 1 : cell + columns]!;
    const share = (level - from) / (to - from);
    crossings.set(edge, (edge & 1) === 0 ? [column + share, row] : [column, row + share]);
  };
  const link = (from: number, to: number): void => {
    cross(from);
    cross(to);
    next.set(from, to);
  };

  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const cell = row * columns + column;
      const southWest = values[cell]!;
      const southEast = values[cell + 1]!;
      const northWest = values[cell + columns]!;
      const northEast = values[cell + columns + 1]!;
      const sum = southWest + southEast + northWest + northEast;
      if (Number.isNaN(sum)) continue;
      const code =
        (southWest >= level ? 1 : 0) +
        (southEast >= level ? 2 : 0) +
        (northEast >= level ? 4 : 0) +
        (northWest >= level ? 8 : 0);
      if (code === 0 || code === 15) continue;
      const south = 2 * cell;
      const north = 2 * (cell + columns);
      const west = 2 * cell + 1;
      const east = 2 * (cell + 1) + 1;
      const middleIsHigh = sum / 4 >= level;
      for (const [from, to] of turns(code, middleIsHigh, { south, north, west, east })) link(from, to);
    }
  }
  return stitched(frame, level, next, crossings);
}

interface Edges {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** Corners: south-west 1, south-east 2, north-east 4, north-west 8. */
function turns(
  code: number,
  middleIsHigh: boolean,
  { south, north, west, east }: Edges,
): readonly (readonly [from: number, to: number])[] {
  switch (code) {
    case 1:
      return [[south, west]];
    case 2:
      return [[east, south]];
    case 3:
      return [[east, west]];
    case 4:
      return [[north, east]];
    case 5:
      return middleIsHigh
        ? [
            [south, east],
            [north, west],
          ]
        : [
            [south, west],
            [north, east],
          ];
    case 6:
      return [[north, south]];
    case 7:
      return [[north, west]];
    case 8:
      return [[west, north]];
    case 9:
      return [[south, north]];
    case 10:
      return middleIsHigh
        ? [
            [west, south],
            [east, north],
          ]
        : [
            [east, south],
            [west, north],
          ];
    case 11:
      return [[east, north]];
    case 12:
      return [[west, east]];
    case 13:
      return [[south, east]];
    default:
      return [[west, south]];
  }
}

/** Every edge leads to at most one other: open lines begin where none leads to, the rest are rings. */
function stitched(
  { west, south, cellLng, cellLat }: StudyFrame,
  level: number,
  next: Map<number, number>,
  crossings: ReadonlyMap<number, readonly [x: number, y: number]>,
): readonly ContourLine[] {
  const reached = new Set(next.values());
  const lines: ContourLine[] = [];
  const walk = (first: number): void => {
    const points: number[] = [];
    for (let edge: number | undefined = first; edge !== undefined; ) {
      const [x, y] = crossings.get(edge)!;
      points.push(west + (x + 0.5) * cellLng, south + (y + 0.5) * cellLat);
      const after: number | undefined = next.get(edge);
      next.delete(edge);
      edge = after;
    }
    lines.push({ level, points: Float64Array.from(points) });
  };
  for (const edge of [...next.keys()]) if (!reached.has(edge)) walk(edge);
  for (const edge of [...next.keys()]) if (next.has(edge)) walk(edge);
  return lines;
}

const QUANTILES = [0.5, 0.75, 0.9, 0.95, 0.99] as const;

/** Heights below which these shares of the places with any value lie; doubles are left out. */
export function quantileLevels(values: ArrayLike<number>): readonly number[] {
  const positive = Float64Array.from({ length: values.length }, (_, i) => values[i]!)
    .filter((value) => value > 0)
    .sort();
  if (positive.length === 0) return [];
  const levels = QUANTILES.map((share) => positive[Math.floor(share * (positive.length - 1))]!);
  return [...new Set(levels)];
}

const STEPS = [1, 2, 2.5, 5, 10] as const;
const MOST_LEVELS = 7;

/** Multiples of a round step below the peak, at most seven. */
export function roundLevels(peak: number): readonly number[] {
  if (!(peak > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(peak / MOST_LEVELS));
  const step = (STEPS.find((one) => one * power * (MOST_LEVELS + 1) >= peak) ?? 10) * power;
  const levels: number[] = [];
  for (let n = 1; n * step < peak && n <= MOST_LEVELS; n++) levels.push(Number((n * step).toPrecision(12)));
  return levels;
}
