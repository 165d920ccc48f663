import type { RecordBatch } from 'apache-arrow';
import { isExtraField, type RowField } from '../domain/extra-field';
import { fieldKind } from '../domain/field';
import { GEO_QUALITIES, isPlaceField } from '../domain/place';
import type { Page } from '../domain/question';
import { EngineError } from './engine-error';
import type { ExtraStore } from './extra-store';
import { type Cells, cellsOf, codedCellsOf, idsOf } from './result-columns';

/** The result of `compilePage` as a page: rows in the order of `rowIds`, codes as what they stand for. */
export function pageOf(
  rowIds: Uint32Array,
  fields: readonly RowField[],
  batches: readonly RecordBatch[],
  extras: ExtraStore,
): Page {
  const fetched = idsOf(batches, 0);
  if (fetched.length !== rowIds.length) {
    throw new EngineError('query_failed', `${fetched.length} of ${rowIds.length} rows of the page`);
  }
  const inOrder = fetched.every((id, index) => id === rowIds[index]);
  const placeOf = inOrder ? null : new Map(Array.from(fetched, (id, index) => [id, index]));
  const sources = placeOf === null ? null : Array.from(rowIds, (id) => placeOf.get(id)!);
  let column = 1;
  const cells = fields.map((field) => {
    let raw = (repeats(field) ? codedCellsOf : cellsOf)(batches, column++);
    if (isExtraField(field)) raw = spelled(raw, cellsOf(batches, column++), field, extras);
    else if (field === 'geo_quality') raw = raw.map(qualityOf);
    return sources === null ? raw : sources.map((source) => raw[source]!);
  });
  return { rowIds, fields: [...fields], cells };
}

/** Few distinct texts in many rows. */
function repeats(field: RowField): boolean {
  if (isExtraField(field) || field === 'geo_quality') return false;
  return isPlaceField(field) || fieldKind(field) === 'category';
}

export function spelled(codes: Cells, texts: Cells, field: RowField, extras: ExtraStore): Cells {
  const index = isExtraField(field) ? extras.fields.indexOf(field) : -1;
  if (index < 0) return texts;
  const words = extras.words(index);
  return codes.map((code, row) => (code === null ? texts[row]! : words[Number(code)]!));
}

export function qualityOf(cell: string | number | null): string | null {
  return cell === null ? null : (GEO_QUALITIES[Number(cell)] ?? null);
}
