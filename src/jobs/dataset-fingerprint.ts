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

/** Of what decides the rows, in a fixed order: a recipe that went through a store may list its fields in another. */
export function recipeFingerprint({
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
}: CaseRecipe): string {
  const columns = FIELDS.map((field) => mapping[field.id] ?? null);
  const recipe = [
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
  ];
  return fingerprint(recipe).slice(0, 8);
}

function fingerprint(value: unknown): string {
  return fingerprintOf(new TextEncoder().encode(JSON.stringify(value)));
}
