import type { PointSurvey } from '../domain/case-points';
import type { FieldId } from '../domain/field';
import type { Filter } from '../domain/filter';
import type { CellCounts, CellGrid } from '../domain/hotspot';
import { GEO_QUALITIES } from '../domain/place';
import type { Answer, DensityQuestion, Question, TimeUnit } from '../domain/question';
import type { ZoneSet } from '../domain/zone-set';
import { andBits, type Bits, rowsOfBits } from './bitset';
import { type ClauseSelections, clauseSelections } from './clause-selections';
import { type Codes, type IndexedRows, timeRange } from './columns';
import { type DensityRows, densityRows } from './density-rows';
import { type DensityTally, densityAnswer, densityTally, NO_DENSITY } from './density-tally';
import { countByCell } from './hotspot-cells';
import { type LocatedRows, locateRows } from './located-rows';
import { pointsAnswer } from './points-answer';
import type { IndexSummary, Located } from './port';
import { recent } from './recent';
import { type SelectionChange, selectionChanges } from './selection';
import type { Spatial } from './spatial';
import { type Tally, tally } from './tally';
import { type TimeBins, timeBins } from './time-bins';

/** One committed data set with all that was derived from it. */
export interface IndexedData {
  readonly summary: IndexSummary;
  readonly selections: ClauseSelections;
  locate(zoneSet: ZoneSet | null): Located;
  answer(filter: Filter, questions: readonly Question[]): readonly Answer[];
  rowIds(filter: Filter): Uint32Array;
  countByCell(filter: Filter, grid: CellGrid): CellCounts;
}

/** What depends on the zones. */
interface Placement extends Located {
  readonly rows: LocatedRows;
}

export function indexData(
  spatial: Spatial,
  rows: IndexedRows,
  addressHashes: Uint32Array | null,
): IndexedData {
  const survey = spatial.surveyPoints(rows.points, addressHashes);
  let placement = place(spatial, rows, survey, null);
  const selections = clauseSelections(rows, placement.rows);
  const bins = recent<TimeBins>(4);
  const tallies = recent<Tally>(64);
  const densities = recent<DensityTally>(2);
  const densityBases = new Map<boolean, DensityBase>();

  function timeBinsOf(field: Extract<Question, { kind: 'timeline' }>['field'], unit: TimeUnit): TimeBins {
    const key = `${field} ${unit}`;
    const known = bins.get(key) ?? timeBins(rows.times.get(field), unit, rows.rowCount);
    bins.set(key, known);
    return known;
  }

  function counts(
    key: string,
    codes: Codes | undefined,
    size: number,
    selected: Bits,
    round: Round,
  ): Uint32Array {
    const before = tallies.get(key) ?? null;
    const next = tally(codes, size, before, round(before?.bits ?? null, selected));
    tallies.set(key, next);
    // A copy: whoever receives an answer may move its buffer to another thread.
    return next.counts.slice();
  }

  function density(question: DensityQuestion, selected: Bits, round: Round): Answer {
    const { includeDefault, bandwidthMetres } = question;
    const base = densityBases.get(includeDefault) ?? newDensityBase(rows, placement.rows, includeDefault);
    densityBases.set(includeDefault, base);
    const { extent } = base.rows;
    if (extent === null) return NO_DENSITY;
    const key = `${includeDefault} ${bandwidthMetres} ${JSON.stringify(question.except ?? [])}`;
    const before = densities.get(key) ?? null;
    const bits = base.among(selected);
    const grid = before?.grid ?? spatial.densityGrid(extent, bandwidthMetres);
    const next = densityTally(spatial, rows.points, grid, before, round(before?.bits ?? null, bits));
    densities.set(key, next);
    return densityAnswer(spatial, next);
  }

  function answer(question: Question, selected: Bits, round: Round): Answer {
    // Views that leave out different clauses must not correct each other's counts.
    const view = JSON.stringify(question.except ?? []);
    switch (question.kind) {
      case 'count':
        return { kind: 'count', count: round(null, selected).count };
      case 'categories': {
        const size = rows.dictionaries.get(question.field)?.length ?? 1;
        const codes = rows.codes.get(question.field);
        return {
          kind: 'categories',
          counts: counts(`${question.field} ${view}`, codes, size, selected, round),
        };
      }
      case 'classes': {
        const { codes, majorCodes, minorCodes } = rows.classes;
        return {
          kind: 'classes',
          majorCodes: majorCodes.slice(),
          minorCodes: minorCodes.slice(),
          counts: counts(`classes ${view}`, codes, majorCodes.length, selected, round),
        };
      }
      case 'timeline': {
        const { starts, codes } = timeBinsOf(question.field, question.unit);
        const key = `${question.field} ${question.unit} ${view}`;
        const all = counts(key, codes, starts.length + 1, selected, round);
        return {
          kind: 'timeline',
          starts: starts.slice(),
          counts: all.slice(0, starts.length),
          missing: all[starts.length]!,
        };
      }
      case 'zones': {
        const { zones, zoneCount } = placement.rows;
        return { kind: 'zones', counts: counts(`zones ${view}`, zones, zoneCount + 1, selected, round) };
      }
      case 'qualities': {
        const { qualities } = placement.rows;
        const size = GEO_QUALITIES.length;
        return { kind: 'qualities', counts: counts(`qualities ${view}`, qualities, size, selected, round) };
      }
      case 'density':
        return density(question, selected, round);
      case 'points':
        return pointsAnswer(
          question,
          selected,
          rows.points,
          placement.rows.qualities,
          rows.codes.get('major'),
        );
    }
  }

  return {
    summary: summarise(rows, survey),
    selections,
    locate(zoneSet) {
      // Rows begin without zones: to be told so again changes nothing.
      if (zoneSet === null && placement.rows.zoneSet === null) {
        return { places: placement.places, report: placement.report };
      }
      placement = place(spatial, rows, survey, zoneSet);
      selections.relocate(placement.rows);
      tallies.clear();
      densities.clear();
      densityBases.clear();
      const { places, report } = placement;
      return { places, report };
    },
    answer(filter, questions) {
      const round = selectionChanges();
      return questions.map((question) =>
        answer(question, selections.select(filter, question.except ?? []), round),
      );
    },
    rowIds: (filter) => rowsOfBits(selections.select(filter, [])),
    countByCell: (filter, grid) =>
      countByCell(grid, rows, placement.rows.qualities, selections.select(filter, [])),
  };
}

type Round = (before: Bits | null, bits: Bits) => SelectionChange;

/** Rows a density may use, and the selections already narrowed to them. */
interface DensityBase {
  readonly rows: DensityRows;
  among(selected: Bits): Bits;
}

function newDensityBase(rows: IndexedRows, located: LocatedRows, includeDefault: boolean): DensityBase {
  const usable = densityRows(rows.points, located.qualities, includeDefault);
  const narrowed = new WeakMap<Bits, Bits>();
  return {
    rows: usable,
    among(selected) {
      const known = narrowed.get(selected) ?? andBits(selected, usable.bits);
      narrowed.set(selected, known);
      return known;
    },
  };
}

function place(spatial: Spatial, rows: IndexedRows, survey: PointSurvey, zoneSet: ZoneSet | null): Placement {
  const places = spatial.placeCases(rows.points, survey, zoneSet);
  const { located, report } = locateRows(rows, survey, places, zoneSet);
  return { places, report, rows: located };
}

function summarise(rows: IndexedRows, survey: PointSurvey): IndexSummary {
  const reported = rows.times.get('reported_at');
  const dictionaries: { [F in FieldId]?: readonly string[] } = {};
  for (const [field, values] of rows.dictionaries) dictionaries[field] = values;
  return {
    rowCount: rows.rowCount,
    dictionaries,
    timeRange: reported === undefined ? null : timeRange(reported),
    extent: survey.robustExtent,
  };
}
