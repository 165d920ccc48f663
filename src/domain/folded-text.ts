/**
 * Text as searches read it: full-width letters, digits and signs (U+FF01–FF5E) are their half-width ones, the
 * ideographic space is a space, and letter case is one. The same length in code points, so that a found place can be shown.
 */
export function foldText(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
/** From a full-width form to its half-width one. */
const WIDTH_STEP = 0xfee0;

export function foldCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code === 0x3000) return ' ';
  const narrow =
    code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST ? String.fromCharCode(code - WIDTH_STEP) : character;
  const lower = narrow.toLowerCase();
  // A few letters become two in lower case: they stay what they are.
  return lower.length === narrow.length ? lower : narrow;
}

/** Every character that folds to the one given, itself folded; at most four. */
export function unfoldedCharacters(folded: string): readonly string[] {
  const upper = folded.toUpperCase();
  const cases = foldCharacter(upper) === folded ? [folded, upper] : [folded];
  const wide = cases.flatMap((one) => {
    const code = one.codePointAt(0)!;
    if (code === 0x20) return ['\u3000'];
    return code > 0x20 && code < 0x7f ? [String.fromCharCode(code + WIDTH_STEP)] : [];
  });
  return [...new Set([...cases, ...wide])];
}

export function containsFolded(text: string, folded: string): boolean {
  return foldText(text).includes(folded);
}
