import type { CellGrid } from '../domain/hotspot';
import { cellOfPoint } from '../domain/hotspot';
import type { Span } from '../domain/period';
import type { PlacedCases } from '../domain/placed-cases';
import { failure, ok, type Result } from '../domain/result';
import { partOf, type TellShare, tellNobody } from '../domain/share-done';
import { type ChangeStudy, type ChangeUnits, FEW, periodsIn, type StudyRefusal } from '../domain/study';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';
import { cellGrid } from './cell-grid';
import { countChange } from './change';
import { densityValues } from './density-study';
import { adjustedForDiscovery } from './false-discovery';
import { locatePoints } from './point-location';
import { binInside, planePoints, studyPlane } from './study-plane';

export interface ChangeRequest {
  readonly zoneSet: ZoneSet;
  /** Of both spans; others are not counted. */
  readonly cases: PlacedCases;
  readonly earlier: Span;
  readonly later: Span;
  readonly units: ChangeUnits;
  readonly cellMetres: number;
  /** Of the density difference. */
  readonly bandwidthMetres: number;
}

/** False-discovery rate at which a change is called. */
const CALLED = 0.05;
const CELLS_PER_BANDWIDTH = 5;

/** Two spans, unit by unit: exact conditional test of each, and the discovery rate over all that could be tested. */
export function changeStudy(
  request: ChangeRequest,
  tell: TellShare = tellNobody,
): Result<ChangeStudy, StudyRefusal> {
  const { zoneSet, cases, earlier, later, units } = request;
  if (zoneSet.zones.length === 0) return failure('no_zones');
  const grid = units === 'grid' ? cellGrid(zoneSet, request.cellMetres) : null;
  if (grid !== null && !grid.ok) {
    return failure(grid.error === 'too_many_cells' ? 'too_many_cells' : 'no_cells');
  }
  const cells = grid?.value ?? null;
  const unitOf = unitsOf(cells, zoneSet, cases);
  tell(0.3);
  const count = cells === null ? zoneSet.zones.length : cells.positions.length;
  const before = new Uint32Array(count);
  const after = new Uint32Array(count);
  cases.times.forEach((time, at) => {
    const unit = unitOf[at]!;
    if (unit < 0) return;
    if (within(earlier, time)) before[unit] = before[unit]! + 1;
    if (within(later, time)) after[unit] = after[unit]! + 1;
  });
  const wholeBefore = sum(before);
  const wholeAfter = sum(after);
  if (wholeBefore === 0) return failure('no_earlier');
  if (wholeAfter === 0) return failure('no_later');
  const lengths = [earlier.to - earlier.from, later.to - later.from] as const;
  const changes = Array.from(before, (was, unit) => countChange(was, after[unit]!, ...lengths));
  tell(0.5);
  const adjustedP = adjustedForDiscovery(Float64Array.from(changes, ({ p }) => p));
  const expectedRatio = lengths[1] / lengths[0];
  return ok({
    units,
    grid: cells,
    earlier,
    later,
    before,
    after,
    ratios: Float64Array.from(changes, ({ ratio }) => ratio),
    adjustedP,
    verdicts: Int8Array.from(adjustedP, (p, unit) => {
      if (Number.isNaN(p)) return FEW;
      if (p > CALLED) return 0;
      return after[unit]! > before[unit]! * expectedRatio ? 1 : -1;
    }),
    whole: countChange(wholeBefore, wholeAfter, ...lengths),
    difference: densityDifference(request, partOf(tell, 0.5, 1)),
  });
}

/** After less before in cases per km² and week, with the largest distance from 0. */
function densityDifference(
  { zoneSet, cases, earlier, later, bandwidthMetres }: ChangeRequest,
  tell: TellShare,
) {
  const plane = studyPlane(zoneSet, bandwidthMetres / CELLS_PER_BANDWIDTH);
  const { xs, ys } = planePoints(plane, cases.lngs, cases.lats);
  const of = (span: Span) => {
    const weights = cases.times.map((time) => (within(span, time) ? 1 : 0));
    const bins = binInside(plane, xs, ys, weights);
    return densityValues(
      plane,
      bins.weights,
      { kernel: 'quartic', bandwidthMetres },
      periodsIn(span, 'week'),
    );
  };
  tell(0.2);
  const was = of(earlier);
  tell(0.6);
  const values = of(later).map((value, cell) => value - was[cell]!);
  let reach = 0;
  for (const value of values) if (Math.abs(value) > reach) reach = Math.abs(value);
  const { inside, ...frame } = plane;
  return { frame, values, reach };
}

function unitsOf(grid: CellGrid | null, zoneSet: ZoneSet, cases: PlacedCases): Int32Array {
  return grid === null ? zonesOf(zoneSet, cases) : cellsOf(grid, cases);
}

/** Rows of both spans in the units of one verdict: 1 more, -1 less. */
export function changedRows(request: ChangeRequest, verdict: 1 | -1): Result<Uint32Array, StudyRefusal> {
  const made = changeStudy(request);
  if (!made.ok) return made;
  const { grid, verdicts } = made.value;
  const { zoneSet, cases, earlier, later } = request;
  const unitOf = unitsOf(grid, zoneSet, cases);
  return ok(
    cases.rowIds.filter((_, at) => {
      const time = cases.times[at]!;
      return verdicts[unitOf[at]!] === verdict && (within(earlier, time) || within(later, time));
    }),
  );
}

function zonesOf(zoneSet: ZoneSet, cases: PlacedCases): Int32Array {
  return Int32Array.from(locatePoints(zoneSet, cases.lngs, cases.lats), (zone) =>
    zone === NO_ZONE ? -1 : zone,
  );
}

function cellsOf(grid: CellGrid, { lngs, lats }: PlacedCases): Int32Array {
  return Int32Array.from(lngs, (lng, at) => cellOfPoint(grid, lng, lats[at]!));
}

function within({ from, to }: Span, time: number): boolean {
  return time >= from && time < to;
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
