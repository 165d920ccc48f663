import exportHeaders from '../../data/export-headers.json';
import { PLACE_FIELDS } from '../domain/place';
import type { CaseRecipe, Encoding } from '../domain/recipe';

/** What the product works out of the point and the zones stands last among its words. */
const PLACE_LABELS = PLACE_FIELDS.length;

const LANGUAGES = Object.values(exportHeaders.headers).map((names) => ({
  labels: new Set(names),
  places: new Set(names.slice(-PLACE_LABELS)),
  quality: names[names.length - PLACE_LABELS]!,
}));

/**
 * Could this be a CSV that the product wrote itself, in UTF-8 or GB 18030? Its byte order mark and line ends decide the rest. Its own words come
 * first, among them the quality of the point, which no other program knows; then the columns the file brought along.
 */
export function hasOwnHeaders(recipe: CaseRecipe): boolean {
  if (!OWN_ENCODINGS.has(recipe.encoding) || recipe.delimiter !== ',' || recipe.headerLine !== 1)
    return false;
  return areOwnHeaders(recipe.headers, recipe.encoding !== 'utf-8');
}

/** Of the two, UTF-8 alone has a mark at the front. */
const OWN_ENCODINGS: ReadonlySet<Encoding> = new Set<Encoding>(['utf-8', 'gb18030']);

const MARK = [0xef, 0xbb, 0xbf];
const HEADER_BYTES = 1 << 16;

/**
 * Does a file begin as the product's own exports do? Their dialect is known and not looked for: an apostrophe that
 * guards a formula is no quote.
 */
export function beginsAsOwnExport(head: Uint8Array): boolean {
  const marked = MARK.every((byte, at) => head[at] === byte);
  const text = new TextDecoder(marked ? 'utf-8' : 'gb18030').decode(
    head.subarray(marked ? MARK.length : 0, HEADER_BYTES),
  );
  const [line = ''] = text.split('\r\n', 1);
  return line.length < text.length && areOwnHeaders(line.split(','), !marked);
}

/** `surely`: the words of the trade may stand in any bureau's file, so one of the product's own has to be among them. */
function areOwnHeaders(headers: readonly string[], surely: boolean): boolean {
  return LANGUAGES.some(({ labels, quality }) => {
    if (surely && !headers.includes(quality)) return false;
    const foreign = headers.findIndex((header) => !labels.has(header));
    return foreign < 0 || headers.slice(0, foreign).includes(quality);
  });
}

/** Is this the header of a column that the product works out anew? Only asked of its own exports. */
export function isOwnPlaceHeader(header: string): boolean {
  return LANGUAGES.some(({ places }) => places.has(header));
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
