import type { RecordBatch } from 'apache-arrow';
import { isExtraField, type RowField } from '../domain/extra-field';
import { type FieldId, fieldKind } from '../domain/field';
import { isPlaceField } from '../domain/place';
import type { Statement } from './bindings';
import { createBindings } from './bindings';
import { column, startCompilation } from './compilation';
import type { ExtraStore } from './extra-store';
import { cellsOf } from './result-columns';

interface WordsData {
  readonly encoder: { dictionary(field: FieldId): readonly string[] };
  readonly extras: ExtraStore;
}

/** The distinct texts of a column that is kept by codes, or comes from the zones; null for every other column. */
export async function wordsOf(
  field: RowField,
  { encoder, extras }: WordsData,
  run: (statement: Statement) => Promise<readonly RecordBatch[]>,
): Promise<readonly string[] | null> {
  if (isExtraField(field)) {
    const index = extras.fields.indexOf(field);
    return index < 0 ? null : extras.words(index);
  }
  if (isPlaceField(field)) {
    if (field === 'geo_quality') return null;
    const sql = `SELECT DISTINCT ${column(field, startCompilation(createBindings(), null))} AS word FROM zones AS z`;
    return cellsOf(await run({ sql, values: [] }), 0).filter((word) => typeof word === 'string');
  }
  return fieldKind(field) === 'category' ? encoder.dictionary(field) : null;
}
