import type { FieldId, TimeField } from '../domain/field';
import { type Clause, type Filter, withClause } from '../domain/filter';
import type { CellCounts, CellGrid } from '../domain/hotspot';
import type { CountedUnits, SlicedCounts } from '../domain/hotspot-units';
import type { PlaceReport } from '../domain/import-report';
import { measureFields } from '../domain/measure';
import { type Extent, type PlaceColumns, sameExtent } from '../domain/place';
import type { PlacedCases } from '../domain/placed-cases';
import type { Answer, Question } from '../domain/question';
import { filterOf } from '../domain/same-period';
import type { TimeSlices } from '../domain/time-slices';
import type { CaseClassWeights, CaseSpan, UnitCases } from '../domain/unit-set';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';
import { type Bits, rowsOfBits } from './bitset';
import { type ClauseSelections, clauseSelections } from './clause-selections';
import { type CodedView, codedViews } from './coded-views';
import { type IndexedRows, timeRange } from './columns';
import { densities } from './densities';
import { createGesture } from './gesture';
import { heldColumns } from './held-columns';
import { countByCell } from './hotspot-cells';
import { type LocatedRows, locateRows } from './located-rows';
import { weekHourCodes } from './number-bins';
import { placedCases } from './placed-cases';
import { type PlanUnitRows, planUnitRows } from './plan-unit-rows';
import { pointsAnswer } from './points-answer';
import type { IndexSummary, Located } from './port';
import { recent } from './recent';
import { type SelectionChange, selectionChanges } from './selection';
import type { Spatial } from './spatial';
import { type SurveyedPoints, unpackSurvey } from './surveyed-points';
import { type Tally, tally } from './tally';
import { unitCases } from './unit-cases';
import { countBySlice, countByUnit, rowsOfUnits, unitsOfRows } from './unit-counts';
import { type WholeColumns, wholeColumns } from './whole-columns';

/** One committed data set with all that was derived from it. */
export interface IndexedData {
  readonly summary: IndexSummary;
  readonly selections: ClauseSelections;
  locate(zoneSet: ZoneSet | null, bounds?: Extent): Located;
  lacking(questions: readonly Question[]): readonly FieldId[];
  bring(field: FieldId, values: Float64Array | null): void;
  prepare(filter: Filter, moving: Clause, questions: readonly Question[]): void;
  answer(filter: Filter, questions: readonly Question[]): readonly Answer[];
  rowIds(filter: Filter): Uint32Array;
  countByCell(filter: Filter, grid: CellGrid): CellCounts;
  countByUnit(filter: Filter, units: CountedUnits, weights?: Float64Array | null): CellCounts;
  countBySlice(filter: Filter, units: CountedUnits, slices: TimeSlices): SlicedCounts;
  rowsOfUnits(filter: Filter, units: CountedUnits, chosen: Uint32Array): Uint32Array;
  placedCases(filter: Filter): PlacedCases;
  wholeColumns(fields: readonly FieldId[]): WholeColumns;
  readonly planUnits: PlanUnitRows;
  unitCases(
    unitSet: string,
    filter: Filter,
    span: CaseSpan,
    weights: CaseClassWeights,
    everyCase?: boolean,
  ): UnitCases;
}

/** What depends on the zones; the columns of places go to whoever asked, 6 bytes a row that the index has in its own way. */
interface Placement {
  readonly rows: LocatedRows;
  readonly report: PlaceReport;
}

export function indexData(spatial: Spatial, rows: IndexedRows, surveyed: SurveyedPoints): IndexedData {
  const { robustExtent } = surveyed.found;
  let placement: Placement = place(spatial, rows, surveyed, null, robustExtent).placement;
  const held = heldColumns(rows);
  const hourCodes = recent<Uint8Array>(2);
  const selections = clauseSelections(rows, held, weekHours, placement.rows);
  const views = codedViews(rows, held);
  const tallies = recent<Tally>(64);
  const rowUnits = recent<Int32Array>(3);
  const planUnits = planUnitRows(spatial, rows);
  const gesture = createGesture(spatial, held, selections, weekHours);
  const density = densities(spatial, rows, gesture);

  function weekHours(field: TimeField): Uint8Array {
    const known = hourCodes.get(field) ?? weekHourCodes(held.times(field), rows.rowCount);
    hourCodes.set(field, known);
    return known;
  }

  function unitOfRow(units: CountedUnits): Int32Array {
    const known = rowUnits.get(units.key) ?? unitsOfRows(units, rows, placement.rows, spatial);
    rowUnits.set(units.key, known);
    return known;
  }

  function counts(view: CodedView, question: Question, filter: Filter, round: Round): Uint32Array {
    const passage = gesture.passage(filter);
    if (passage !== null) return gesture.counts(view, passage);
    // Views that leave out different clauses must not correct each other's counts.
    const key = `${view.key} ${JSON.stringify(question.except ?? [])}`;
    const before = tallies.get(key) ?? null;
    const next = tally(
      view.countRows,
      view.size,
      before,
      round(before?.bits ?? null, selections.select(filter)),
    );
    tallies.set(key, next);
    // A copy: whoever receives an answer may move its buffer to another thread.
    return next.counts.slice();
  }

  function answer(question: Question, filter: Filter, round: Round): Answer {
    switch (question.kind) {
      case 'count': {
        const passage = gesture.passage(filter);
        const count =
          passage === null ? round(null, selections.select(filter)).count : gesture.count(passage);
        return { kind: 'count', count };
      }
      case 'density':
        return density.answer(question, filter, () => selections.select(filter), placement.rows, round);
      case 'points':
        return pointsAnswer(
          question,
          selections.select(filter),
          rows.points,
          placement.rows.qualities,
          rows.classes,
        );
      default: {
        const view = views.of(question, placement.rows);
        return view.answer(counts(view, question, filter, round));
      }
    }
  }

  function answerAll(filter: Filter, questions: readonly Question[]): readonly Answer[] {
    const round = selectionChanges();
    return questions.map((question) => answer(question, filterOf(question, filter), round));
  }

  return {
    summary: summarise(rows, robustExtent),
    selections,
    locate(zoneSet, bounds = robustExtent ?? undefined) {
      // Rows begin without zones: to be told so again changes nothing.
      if (
        zoneSet === null &&
        placement.rows.zoneSet === null &&
        sameExtent(bounds, placement.report.bounds)
      ) {
        return { places: placesWithoutZones(placement.rows), report: placement.report };
      }
      const placed = place(spatial, rows, surveyed, zoneSet, bounds ?? null);
      placement = placed.placement;
      selections.relocate(placement.rows);
      tallies.clear();
      rowUnits.clear();
      gesture.end();
      density.forget();
      return { places: placed.places, report: placement.report };
    },
    lacking(questions) {
      const fields = questions.flatMap(fieldsOf).filter((field) => !held.holds(field));
      return [...new Set(fields)];
    },
    bring(field, values) {
      held.bring(field, values);
      hourCodes.clear();
      views.forget();
      tallies.clear();
      gesture.end();
    },
    prepare(filter, moving, questions) {
      const moved = withClause(filter, moving);
      if (selections.unresolved(moved).length > 0) return;
      gesture.begin(filter, moving);
      if (gesture.passage(moved) !== null) answerAll(moved, questions);
    },
    answer(filter, questions) {
      gesture.follow(filter);
      return answerAll(filter, questions);
    },
    rowIds: (filter) => rowsOfBits(selections.select(filter)),
    countByCell: (filter, grid) =>
      countByCell(grid, rows, placement.rows.qualities, selections.select(filter)),
    countByUnit: (filter, units, weights) =>
      countByUnit(
        units,
        unitOfRow(units),
        rows,
        placement.rows.qualities,
        selections.select(filter),
        weights,
      ),
    countBySlice: (filter, units, slices) =>
      countBySlice(
        units,
        slices,
        unitOfRow(units),
        rows,
        placement.rows.qualities,
        selections.select(filter),
      ),
    rowsOfUnits: (filter, units, chosen) =>
      rowsOfUnits(units, chosen, unitOfRow(units), rows, placement.rows.qualities, selections.select(filter)),
    planUnits,
    unitCases: (unitSet, filter, span, weights, everyCase) =>
      unitCases(
        planUnits.of(unitSet),
        rows,
        placement.rows.qualities,
        selections.select(filter),
        span,
        weights,
        everyCase,
      ),
    wholeColumns: (fields) => wholeColumns(rows, held, fields),
    placedCases: (filter) => placedCases(rows, placement.rows.qualities, selections.select(filter)),
  };
}

export type Round = (before: Bits | null, bits: Bits) => SelectionChange;

/** Columns beside the categories that a question reads. */
function fieldsOf(question: Question): readonly FieldId[] {
  if (question.kind === 'timeline' || question.kind === 'tide') return [question.field];
  return question.kind === 'histogram' ? measureFields(question.measure) : [];
}

function place(
  spatial: Spatial,
  rows: IndexedRows,
  surveyed: SurveyedPoints,
  zoneSet: ZoneSet | null,
  bounds: Extent | null,
): { readonly places: PlaceColumns; readonly placement: Placement } {
  const { points, survey } = unpackSurvey(rows.points, surveyed);
  const places = spatial.placeCases(points, survey, zoneSet, bounds);
  const { located, report } = locateRows(rows, survey, places, zoneSet, bounds);
  return { places, placement: { report, rows: located } };
}

/** Every row is in no zone, and no name differs from one. */
function placesWithoutZones({ qualities }: LocatedRows): PlaceColumns {
  return {
    qualities: qualities.slice(),
    zones: new Uint32Array(qualities.length).fill(NO_ZONE),
    mismatches: new Uint8Array(qualities.length),
  };
}

function summarise(rows: IndexedRows, extent: Extent | null): IndexSummary {
  const reported = rows.times.get('reported_at');
  const dictionaries: { [F in FieldId]?: readonly string[] } = {};
  for (const [field, values] of rows.dictionaries) dictionaries[field] = values;
  return {
    rowCount: rows.rowCount,
    dictionaries,
    timeRange: reported === undefined ? null : timeRange(reported),
    extent,
  };
}
