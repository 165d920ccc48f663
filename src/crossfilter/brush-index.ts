import { indexData } from './indexed-data';
import type { BrushIndex } from './port';
import type { Spatial } from './spatial';
import { assemble, newStaging, type Staging, stage } from './staging';
import { surveyedPoints } from './surveyed-points';

/**
 * Answers every question from typed arrays. A range that moves again and again (a brush) is answered from running
 * counts of the rows that all other clauses let through, whatever its ends; any other change costs one pass over the
 * changed clause's column and the rows whose selection changed.
 */
export function createBrushIndex(spatial: Spatial): BrushIndex {
  let staging: Staging | null = null;
  let data = load(spatial, newStaging());
  const staged = (): Staging => {
    if (staging === null) throw new Error('The brush index was given rows before begin().');
    return staging;
  };

  return {
    begin() {
      staging = newStaging();
    },
    append: (batch) => stage(staged(), batch),
    commit() {
      data = load(spatial, staged());
      staging = null;
      return data.summary;
    },
    discard() {
      staging = null;
    },
    locate: (zoneSet, bounds) => data.locate(zoneSet, bounds),
    unresolved: (filter) => data.selections.unresolved(filter),
    resolve: (clause, rowIds) => data.selections.resolve(clause, rowIds),
    lacking: (questions) => data.lacking(questions),
    bring: (field, values) => data.bring(field, values),
    prepare: (filter, moving, questions) => data.prepare(filter, moving, questions),
    answer: (filter, questions) => data.answer(filter, questions),
    rowIds: (filter) => data.rowIds(filter),
    countByCell: (filter, grid) => data.countByCell(filter, grid),
    countByUnit: (filter, units, weights) => data.countByUnit(filter, units, weights),
    countBySlice: (filter, units, slices) => data.countBySlice(filter, units, slices),
    rowsOfUnits: (filter, units, chosen) => data.rowsOfUnits(filter, units, chosen),
    holdsUnits: (unitSet) => data.planUnits.holds(unitSet),
    holdUnits: (units) => data.planUnits.hold(units),
    unitCases: (unitSet, filter, span, weights, everyCase) =>
      data.unitCases(unitSet, filter, span, weights, everyCase),
    unitOfRows: (unitSet) => data.planUnits.of(unitSet).unitOfRow.slice(),
    rowsOnUnits: (unitSet, wanted, off) => data.planUnits.rows(unitSet, wanted, off),
    wholeColumns: (fields) => data.wholeColumns(fields),
    placedCases: (filter) => data.placedCases(filter),
  };
}

function load(spatial: Spatial, staging: Staging) {
  const { rows, points, addressHashes } = assemble(staging);
  return indexData(
    spatial,
    rows,
    surveyedPoints(points.hasArea, spatial.surveyPoints(points, addressHashes)),
  );
}
