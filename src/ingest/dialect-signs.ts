/** What structures a delimited text. */
export interface DialectSigns {
  /** One character or several, of any script. */
  readonly delimiter: string;
  /** One ASCII character, or '' for a file in which quotes are ordinary text. */
  readonly quote: string;
  /** One ASCII character that makes text of the quote, delimiter or line end behind it; '' for none. */
  readonly escape?: string;
}

export const ORDINARY = 0;
export const DELIMITER = 1;
export const LINE_END = 2;
/** NUL, an escape, or what may begin a delimiter of several bytes: looked at with care. */
export const RARE = 3;

export const LF = 10;
export const CR = 13;
export const SPACE = 32;

/** The same as bytes: -1 for a sign that the dialect does not have, and what each of the 256 bytes may be. */
export function signBytes(signs: DialectSigns) {
  const separator = new TextEncoder().encode(signs.delimiter);
  if (separator.length === 0) throw new RangeError('a delimiter has at least one character');
  const escaping = asciiCode(signs.escape ?? '');
  const kinds = new Uint8Array(256);
  kinds[0] = RARE;
  if (escaping >= 0) kinds[escaping] = RARE;
  kinds[separator[0]!] = separator.length === 1 ? DELIMITER : RARE;
  kinds[LF] = LINE_END;
  kinds[CR] = LINE_END;
  return { separator, escaping, quote: asciiCode(signs.quote), kinds };
}

function asciiCode(character: string): number {
  if (character === '') return -1;
  const code = character.charCodeAt(0);
  if (character.length !== 1 || code > 127) throw new RangeError(`not one ASCII character: ${character}`);
  return code;
}
