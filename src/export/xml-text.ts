const MARKUP = /[<>&"\r]/g;
/** Signs that XML 1.0 has no way to write, and halves of pairs. */
const IMPOSSIBLE = /[^\P{Cc}\t\n\r\u0080-\u009f]|[\ufffe\uffff]|\p{Cs}/gu;
const ANY = /[<>&"\r]|[^\P{Cc}\t\n\u0080-\u009f]|[\ufffe\uffff]|\p{Cs}/u;

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  // A bare one would be read as a line feed.
  '\r': '&#13;',
};

/** Text as the content of an element or an attribute; `onLost` hears how many signs became U+FFFD. */
export function xmlText(text: string, onLost?: (signs: number) => void): string {
  if (!ANY.test(text)) return text;
  let lost = 0;
  const possible = text.replace(IMPOSSIBLE, () => {
    lost++;
    return '\ufffd';
  });
  if (lost > 0) onLost?.(lost);
  return possible.replace(MARKUP, (sign) => ENTITIES[sign]!);
}
