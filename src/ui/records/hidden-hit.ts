import { factOfField } from '../../domain/fact-field';
import { foldText } from '../../domain/folded-text';
import type { Translate } from '../../i18n/translate';
import { cellText } from './cell-text';
import type { RecordField } from './column-order';
import type { PagePlace } from './page-cache';

/**
 * The first column of a row that reads as what was looked for, among those that pass; undefined where none does: a name
 * that was found by its sound reads otherwise.
 */
export function fieldOfHit(
  { page, at }: PagePlace,
  fields: readonly RecordField[],
  needle: string,
  t: Translate,
  locale: string,
): RecordField | undefined {
  if (needle === '') return undefined;
  const wanted = foldText(needle);
  return fields.find((field) => {
    // A search does not look through facts.
    if (factOfField(field) !== null) return false;
    const cell = page.cells[page.fields.indexOf(field)]?.[at] ?? null;
    return foldText(cellText(field, cell, t, locale)).includes(wanted);
  });
}
