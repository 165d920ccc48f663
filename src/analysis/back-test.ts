import { type CellGrid, cellOfPoint } from '../domain/hotspot';
import type { Span } from '../domain/period';
import type { PlacedCases } from '../domain/placed-cases';
import { FEWEST_REPEATS, REPEAT_RADIUS_METRES } from '../domain/repeat-place';
import { failure, ok, type Result } from '../domain/result';
import { type TellShare, tellNobody } from '../domain/share-done';
import type { StreetLines } from '../domain/street-lines';
import type { BackTestMethod, BackTestRow, BackTestStudy, StudyRefusal } from '../domain/study';
import type { ZoneSet } from '../domain/zone-set';
import { cellGrid } from './cell-grid';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';
import { kernelDensity } from './kernel-density';
import { cellNeighbours } from './neighbours';
import { scorePrediction } from './prediction';
import { repeatPlaces } from './repeat-places';
import { binInside, planePoints, type StudyPlane } from './study-plane';
import { unitStatistics } from './unit-statistics';

export interface BackTestRequest {
  readonly zoneSet: ZoneSet;
  /** Of both spans. */
  readonly cases: PlacedCases;
  readonly training: Span;
  readonly test: Span;
  readonly cellMetres: number;
  readonly bandwidthMetres: number;
  /** null: scores on street length are left out. */
  readonly streets: StreetLines | null;
}

/** Where Gi* finds nothing, the others choose as many cells as this share of all. */
const SHARE_WITHOUT_HOTSPOTS = 0.05;
/** Hot at 95 % or more. */
const CALLED = 2;
/** A street is measured in steps of at most this share of a cell. */
const STEP_SHARE = 0.05;
const DAY_MS = 86_400_000;

/**
 * Hotspots of the training span against the cases of the test span. Density and last counts take as many cells as Gi*
 * calls, so that the methods differ in where and not in how much; repeat places take the cells that they are in.
 */
export function backTest(
  request: BackTestRequest,
  tell: TellShare = tellNobody,
): Result<BackTestStudy, StudyRefusal> {
  const { zoneSet, cases, training, test, cellMetres } = request;
  const made = cellGrid(zoneSet, cellMetres);
  if (!made.ok) {
    if (made.error === 'no_zones' || made.error === 'too_many_cells') return failure(made.error);
    return failure('no_cells');
  }
  const grid = made.value;
  const past = picked(cases, training);
  const later = countsIn(grid, picked(cases, test));
  if (past.lngs.length === 0) return failure('no_earlier');
  const testCases = later.reduce((sum, count) => sum + count, 0);
  if (testCases === 0) return failure('no_later');
  const counts = countsIn(grid, past);
  tell(0.2);
  const hot = unitStatistics(counts, cellNeighbours(grid), 'gi_star')?.bins ?? new Int8Array(counts.length);
  tell(0.5);
  const significant = Uint8Array.from(hot, (bin) => (bin >= CALLED ? 1 : 0));
  const called = significant.reduce((sum, one) => sum + one, 0);
  const room = called > 0 ? called : Math.max(1, Math.round(counts.length * SHARE_WITHOUT_HOTSPOTS));
  const recent = { from: training.to - (test.to - test.from), to: training.to };
  const chosen: Readonly<Record<BackTestMethod, Uint8Array>> = {
    gi_star: significant,
    density: most(densityByCell(grid, past, request.bandwidthMetres), room),
    repeat: repeatCells(grid, past),
    last_counts: most(countsIn(grid, picked(cases, recent)), room),
  };
  tell(0.8);
  const areas = new Float64Array(counts.length).fill((cellMetres / 1000) ** 2);
  const lengths = request.streets === null ? null : streetLengths(grid, request.streets);
  const methods = Object.keys(chosen) as BackTestMethod[];
  const scored = (size: BackTestRow['size'], sizes: Float64Array) =>
    methods.map((method): BackTestRow => {
      const { hits, cases, covered, whole, hitRate, pai, pei } = scorePrediction(
        later,
        sizes,
        chosen[method],
      );
      const cells = chosen[method].reduce((sum, one) => sum + one, 0);
      return { method, size, cells, hits, cases, covered, whole, hitRate, pai, pei };
    });
  return ok({
    training,
    test,
    trainingCases: past.lngs.length,
    testCases,
    cellMetres,
    rows: [...scored('area', areas), ...(lengths === null ? [] : scored('street', lengths))],
  });
}

interface Points {
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  readonly times: Float64Array;
  readonly classCodes: Uint32Array;
}

function picked({ lngs, lats, times, classCodes }: PlacedCases, { from, to }: Span): Points {
  const inSpan = (_: number, at: number) => times[at]! >= from && times[at]! < to;
  return {
    lngs: lngs.filter(inSpan),
    lats: lats.filter(inSpan),
    times: times.filter(inSpan),
    classCodes: classCodes.filter(inSpan),
  };
}

function countsIn(grid: CellGrid, { lngs, lats }: Points): Uint32Array {
  const counts = new Uint32Array(grid.positions.length);
  lngs.forEach((lng, at) => {
    const cell = cellOfPoint(grid, lng, lats[at]!);
    if (cell >= 0) counts[cell] = counts[cell]! + 1;
  });
  return counts;
}

/** The cells with the highest values, at most `room`; nothing is no reason to be chosen. Ties go to the earlier cell. */
function most(values: ArrayLike<number>, room: number): Uint8Array {
  const order = Array.from({ length: values.length }, (_, cell) => cell)
    .filter((cell) => values[cell]! > 0)
    .sort((a, b) => values[b]! - values[a]! || a - b);
  const chosen = new Uint8Array(values.length);
  for (const cell of order.slice(0, room)) chosen[cell] = 1;
  return chosen;
}

/** Quartic density on the very cells that are scored. */
function densityByCell(grid: CellGrid, points: Points, bandwidthMetres: number): Float64Array {
  const plane: StudyPlane = {
    ...grid,
    inside: Uint8Array.from(grid.cellAt, (cell) => (cell >= 0 ? 1 : 0)),
  };
  const { xs, ys } = planePoints(plane, points.lngs, points.lats);
  const { weights } = binInside(plane, xs, ys, null);
  const density = kernelDensity(plane, weights, { kernel: 'quartic', bandwidthMetres, inside: plane.inside });
  return Float64Array.from(grid.positions, (position) => density[position]!);
}

function repeatCells(grid: CellGrid, points: Points): Uint8Array {
  const { xs, ys } = planePoints(grid, points.lngs, points.lats);
  const days = points.times.map((time) => Math.floor(time / DAY_MS));
  const rule = { radiusMetres: REPEAT_RADIUS_METRES, fewestCases: FEWEST_REPEATS };
  const chosen = new Uint8Array(grid.positions.length);
  const cases = { xs, ys, classCodes: points.classCodes, days, times: points.times };
  for (const { centre } of repeatPlaces(cases, rule)) {
    const cell = cellOfPoint(grid, points.lngs[centre]!, points.lats[centre]!);
    if (cell >= 0) chosen[cell] = 1;
  }
  return chosen;
}

/** Kilometres of street in each cell, walked in short steps: each counts where its middle lies. */
export function streetLengths(grid: CellGrid, { coordinates, starts }: StreetLines): Float64Array {
  const lengths = new Float64Array(grid.positions.length);
  const step = grid.cellMetres * STEP_SHARE;
  for (let line = 0; line + 1 < starts.length; line++) {
    for (let point = starts[line]!; point + 1 < starts[line + 1]!; point++) {
      const lng = coordinates[2 * point]!;
      const lat = coordinates[2 * point + 1]!;
      const east = coordinates[2 * point + 2]! - lng;
      const north = coordinates[2 * point + 3]! - lat;
      const metres = Math.hypot(
        east * METRES_PER_DEGREE * longitudeShrink(lat + north / 2),
        north * METRES_PER_DEGREE,
      );
      const steps = Math.max(1, Math.ceil(metres / step));
      for (let at = 0; at < steps; at++) {
        const share = (at + 0.5) / steps;
        const cell = cellOfPoint(grid, lng + share * east, lat + share * north);
        if (cell >= 0) lengths[cell] = lengths[cell]! + metres / steps / 1000;
      }
    }
  }
  return lengths;
}
