const ZERO = 48;

/** Powers of ten that a double holds exactly: mantissa / POWERS[n] is then correctly rounded. */
const POWERS = Array.from({ length: 16 }, (_, n) => 10 ** n);

/**
 * A plain decimal number of at most 15 digits straight from ASCII bytes, exactly as Number() reads it. NaN means
 * "not one of these": the caller then reads the text.
 */
export function parseNumberBytes(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const sign = bytes[at] === 45 ? -1 : 1;
  if (sign < 0 || bytes[at] === 43) at++;
  if (end - at > 16 || at >= end) return Number.NaN;
  let mantissa = 0;
  let digits = 0;
  let point = -1;
  for (; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
    } else if (digit === -2 && point < 0) point = digits;
    else return Number.NaN;
  }
  if (digits === 0 || digits > 15) return Number.NaN;
  return (sign * mantissa) / (point < 0 ? 1 : POWERS[digits - point]!);
}

/** Folds width and drops grouping commas: １，２３４．５ → 1234.5. NaN where the text is no number. */
export function parseNumberText(raw: string): number {
  const text = raw.normalize('NFKC').trim();
  if (!/^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:e[-+]?\d{1,3})?$/i.test(text) || !/\d/.test(text)) {
    return Number.NaN;
  }
  const value = Number(text.replaceAll(',', ''));
  return Number.isFinite(value) ? value : Number.NaN;
}
