import type { ColumnClause } from '../domain/column-clause';
import { isExtraField, type RowField } from '../domain/extra-field';
import { fieldKind } from '../domain/field';
import { foldCharacter, unfoldedCharacters } from '../domain/folded-text';
import { GEO_QUALITIES, isPlaceField } from '../domain/place';
import type { Bindings } from './bindings';
import { type Compilation, column, valuesCondition } from './compilation';

/**
 * Is the text a part of the column, as `foldText` reads both? Chinese has neither case nor width and is searched as it
 * is; for the rest every character stands for the few that fold to it: folding a million cells first takes several times as long.
 */
export function containsCondition(sql: string, text: string, bindings: Bindings): string {
  const forms = Array.from(text, (character) => unfoldedCharacters(foldCharacter(character)));
  if (forms.every((form) => form.length === 1)) {
    return `coalesce(contains(${sql}, ${bindings.text(forms.flat().join(''))}), FALSE)`;
  }
  const pattern = forms.map((form) => `[${form.map(escaped).join('')}]`).join('');
  const matches = `coalesce(regexp_matches(${sql}, ${bindings.text(pattern)}), FALSE)`;
  // What has one form alone, most often Chinese, is told from most rows in a third of the time.
  const plain = longestPlain(forms);
  return plain === '' ? matches : `coalesce(contains(${sql}, ${bindings.text(plain)}), FALSE) AND ${matches}`;
}

function longestPlain(forms: readonly (readonly string[])[]): string {
  let longest = '';
  let run = '';
  for (const form of forms) {
    run = form.length === 1 ? run + form[0]! : '';
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

function escaped(character: string): string {
  return `\\x{${character.codePointAt(0)!.toString(16)}}`;
}

/** Has the column texts, so that it can contain one, or sound like one? */
export function hasTexts(field: RowField): boolean {
  if (isExtraField(field)) return true;
  if (isPlaceField(field)) return field !== 'geo_quality';
  return fieldKind(field) === 'text' || fieldKind(field) === 'category';
}

export function columnCondition({ field, test }: ColumnClause, compilation: Compilation): string {
  const sql = column(field, compilation);
  switch (test.op) {
    case 'empty':
      return `${sql} IS NULL`;
    case 'filled':
      return `${sql} IS NOT NULL`;
    case 'contains':
      return hasTexts(field) ? containsCondition(sql, test.text, compilation.bindings) : 'FALSE';
    case 'among':
      if (field === 'geo_quality') return qualityAmong(sql, test.values);
      return hasTexts(field)
        ? `coalesce(${valuesCondition(sql, test.values, compilation.bindings)}, FALSE)`
        : 'FALSE';
  }
}

function qualityAmong(sql: string, values: readonly string[]): string {
  const indexes = GEO_QUALITIES.flatMap((code, index) => (values.includes(code) ? [index] : []));
  return indexes.length === 0 ? 'FALSE' : `${sql} IN (${indexes.join(', ')})`;
}
