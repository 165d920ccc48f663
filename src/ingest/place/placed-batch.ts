import type { Batch, Column } from '../../domain/batch';
import { FIELDS, type FieldId } from '../../domain/field';
import type { ImportReport, OddValue } from '../../domain/import-report';
import { convertsPlaces, PLAIN_DEGREES, type PlaceReadingReport } from '../../domain/place-reading';
import type { CaseRecipe } from '../../domain/recipe';
import { openPlaces } from './place-reader';

/** What reading a file's places adds to its batches and its report. */
export interface BatchPlacer {
  /** Points in degrees; the original pair beside them where they were computed; causes for doubt. */
  place(batch: Batch): Batch;
  /** The reader's report with what gave no place on earth. */
  complete(report: ImportReport): ImportReport;
  summary(): PlaceReadingReport;
}

const LISTED = 1000;

/** null where the control points of a local grid settle nothing. */
export async function createBatchPlacer({ mapping, place }: CaseRecipe): Promise<BatchPlacer | null> {
  const reader = await openPlaces(place ?? PLAIN_DEGREES);
  if (reader === null) return null;
  const odds: OddValue[] = [];
  return {
    place(batch) {
      const { lon, lat } = batch.columns;
      if (lon?.kind !== 'number' || lat?.kind !== 'number') return batch;
      const { lngs, lats, doubts, raw, impossible } = reader.read(lon.values, lat.values);
      for (const row of impossible) {
        if (odds.length >= LISTED) break;
        odds.push({
          line: batch.lines[row]!,
          column: mapping.lon! + 1,
          field: 'lon',
          code: 'coordinate_out_of_range',
          text: `${lon.values[row]}, ${lat.values[row]}`,
        });
      }
      const columns = { ...batch.columns, lon: numbers(lngs), lat: numbers(lats) };
      const kept = raw === null ? columns : { ...columns, raw_x: numbers(raw.xs), raw_y: numbers(raw.ys) };
      const placed = { ...batch, columns: kept };
      return doubts.some((doubt) => doubt !== 0) ? { ...placed, doubts } : placed;
    },
    complete(report) {
      const { impossibleRows } = reader.report();
      if (impossibleRows === 0) return report;
      const listed = [...report.odds, ...odds].sort((a, b) => a.line - b.line || a.column - b.column);
      return {
        ...report,
        oddValues: report.oddValues + impossibleRows,
        odds: listed.slice(0, LISTED),
        missing: {
          ...report.missing,
          lon: (report.missing.lon ?? 0) + impossibleRows,
          lat: (report.missing.lat ?? 0) + impossibleRows,
        },
      };
    },
    summary: reader.report,
  };
}

/** The fields of the reader's batches once they are placed, in the order of FIELDS. */
export function placedFields(recipe: CaseRecipe, fields: readonly FieldId[]): readonly FieldId[] {
  if (!convertsPlaces(recipe.place)) return fields;
  const all = new Set<FieldId>([...fields, 'raw_x', 'raw_y']);
  return FIELDS.map(({ id }) => id).filter((id) => all.has(id));
}

function numbers(values: Float64Array): Column {
  return { kind: 'number', values };
}
