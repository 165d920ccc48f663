/** Characters that Windows, whose rules are the strictest, forbids in a file name, and invisible ones that mislead. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Windows opens a device for these, whatever the extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** File systems allow 255 bytes; Chinese takes three a character, and the browser may add " (1)". */
const MAXIMUM_BYTES = 180;

/**
 * A file name that every system takes: `text` with forbidden characters made `_`, cut to fit, and `extension`.
 * `fallback` (itself a safe name) where nothing of the text is left.
 */
export function safeFileName(text: string, extension: string, fallback: string): string {
  const cleaned = trimmed(text.normalize('NFC').replace(FORBIDDEN, '_').replace(/\s+/g, ' '));
  const short = trimmed(cut(cleaned, MAXIMUM_BYTES));
  const meaningful = /[^_. ]/.test(short) ? short : fallback;
  const beforeDot = meaningful.split('.', 1)[0]!.trimEnd();
  return `${DEVICE.test(beforeDot) ? `_${meaningful}` : meaningful}.${extension}`;
}

/** Windows drops trailing dots and blanks; a leading dot hides the file elsewhere. */
function trimmed(text: string): string {
  return text.replace(/^[. ]+|[. ]+$/g, '');
}

function cut(text: string, bytes: number): string {
  const encoder = new TextEncoder();
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += encoder.encode(character).length;
    if (used > bytes) break;
    kept += character;
  }
  return kept;
}
