import type { Batch } from '../domain/batch';
import type { ImportError, ImportReport } from '../domain/import-report';
import { AREA_FIELDS, type Extent } from '../domain/place';
import { refusal } from '../ingest/refusal';

/**
 * Counts usable points and cases that at least name a cell, a community, a street, a road or a district: a file without
 * either, or with points that all lie outside of the loaded area, is refused before commit.
 */
export function createPlaceWatch(area: Extent | null) {
  let located = 0;
  let inside = 0;
  let named = false;

  function lookAtPoints({ columns: { lon, lat }, rowCount }: Batch): void {
    if (lon?.kind !== 'number' || lat?.kind !== 'number') return;
    for (let row = 0; row < rowCount; row += 1) {
      const x = lon.values[row]!;
      const y = lat.values[row]!;
      if (Number.isNaN(x) || Number.isNaN(y)) continue;
      located += 1;
      if (area !== null && x >= area.west && x <= area.east && y >= area.south && y <= area.north)
        inside += 1;
    }
  }

  return {
    look(batch: Batch): void {
      lookAtPoints(batch);
      named ||= AREA_FIELDS.some((field) => {
        const column = batch.columns[field];
        return column?.kind === 'dictionary' && column.codes.some((code) => code !== 0);
      });
    },
    judge(report: ImportReport): ImportError | null {
      const unread = refusal(report);
      if (unread !== null) return unread;
      if (located === 0) return named ? null : { code: 'no_coordinates' };
      if (area !== null && inside === 0) return { code: 'all_outside_area' };
      return null;
    },
  };
}
