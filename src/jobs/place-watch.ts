import type { Batch } from '../domain/batch';
import type { ImportError, ImportReport } from '../domain/import-report';
import type { Extent } from '../domain/place';
import { refusal } from '../ingest/refusal';

/** Counts usable points, so that a file without any, or with none in the loaded area, is refused before commit. */
export function createPlaceWatch(area: Extent | null) {
  let located = 0;
  let inside = 0;
  return {
    look(batch: Batch): void {
      const lon = batch.columns.lon;
      const lat = batch.columns.lat;
      if (lon?.kind !== 'number' || lat?.kind !== 'number') return;
      for (let row = 0; row < batch.rowCount; row += 1) {
        const x = lon.values[row]!;
        const y = lat.values[row]!;
        if (Number.isNaN(x) || Number.isNaN(y)) continue;
        located += 1;
        if (area !== null && x >= area.west && x <= area.east && y >= area.south && y <= area.north)
          inside += 1;
      }
    },
    judge(report: ImportReport): ImportError | null {
      const unread = refusal(report);
      if (unread !== null) return unread;
      if (located === 0) return { code: 'no_coordinates' };
      if (area !== null && inside === 0) return { code: 'all_outside_area' };
      return null;
    },
  };
}
