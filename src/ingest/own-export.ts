import exportHeaders from '../../data/export-headers.json';
import type { CaseRecipe } from '../domain/recipe';

const LABELS: readonly ReadonlySet<string>[] = Object.values(exportHeaders.headers).map(
  (names) => new Set(names),
);

/** Could this be a CSV that the product wrote itself? Its byte order mark and line ends decide the rest. */
export function hasOwnHeaders(recipe: CaseRecipe): boolean {
  if (recipe.encoding !== 'utf-8' || recipe.delimiter !== ',' || recipe.headerLine !== 1) return false;
  return LABELS.some((labels) => recipe.headers.every((header) => labels.has(header)));
}

/**
 * Does bytes[start .. end) carry the apostrophe of the export's formula guard? The same rule as
 * domain/formula-guard on bytes: apostrophes, then one of = + - @ TAB CR.
 */
export function isGuarded(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== 39) return false;
  let at = start;
  while (at < end && bytes[at] === 39) at++;
  if (at >= end) return false;
  const sign = bytes[at];
  return sign === 61 || sign === 43 || sign === 45 || sign === 64 || sign === 9 || sign === 13;
}
