import { FIELDS } from '../domain/field';
import type { CaseRecipe } from '../domain/recipe';
import { fingerprintOf } from '../ingest/fingerprint';
import type { OpenedPart } from './read-parts';

/** Content fingerprint of a data set: of its parts' bytes, and of what decides the rows that come of them. */
export function datasetFingerprint(parts: readonly OpenedPart[], sources: readonly string[]): string {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return `${sources[0]}-${recipeFingerprint(only.recipe)}`;
  const described = parts.map(({ recipe, mode, marks = [] }, at) => [
    sources[at],
    recipeFingerprint(recipe),
    mode,
    [...marks].sort(),
  ]);
  const whole = fingerprint(described);
  return `${whole}-${fingerprint([parts.length, whole]).slice(0, 8)}`;
}

/**
 * Of what decides the rows, in a fixed order: a recipe that went through a store may list its fields in another. What a
 * recipe need not have counts only where it has it, so that links to data sets of before go on working.
 */
export function recipeFingerprint(recipe: CaseRecipe): string {
  const {
    table,
    encoding,
    delimiter,
    quote,
    escape: escaping,
    headerLine,
    mapping,
    place,
    times,
    area,
    headerRows,
    dropped,
    keepLast,
    // The bytes say what they are, and with the rest what the headers are.
    format: _format,
    headers: _headers,
    ...forgotten
  } = recipe;
  // A new key of the recipe does not compile until it is told apart above.
  forgotten satisfies { readonly [key: string]: never };
  const columns = FIELDS.map((field) => mapping[field.id] ?? null);
  const decisions = [
    encoding,
    delimiter,
    quote,
    headerLine,
    columns,
    ...(table === undefined ? [] : [table]),
    ...(place === undefined ? [] : [[place.system, place.swap, place.controls ?? []]]),
    ...(times === undefined || times.length === 0
      ? []
      : [times.map(({ column, order = '', epoch = 1900 }) => [column, order, epoch])]),
    ...(area === undefined ? [] : [[area.firstColumn, area.lastColumn, area.lastLine]]),
    ...(escaping === undefined ? [] : [{ escaping }]),
    ...(headerRows === undefined ? [] : [{ headerRows }]),
    ...(dropped === undefined || dropped.length === 0
      ? []
      : [{ dropped: [...dropped].sort((a, b) => a - b) }]),
    ...(keepLast === true ? [{ keepLast }] : []),
  ];
  return fingerprint(decisions).slice(0, 8);
}

function fingerprint(value: unknown): string {
  return fingerprintOf(new TextEncoder().encode(JSON.stringify(value)));
}
