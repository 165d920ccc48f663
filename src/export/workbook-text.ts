import { xmlText } from './xml-text';

/** Excel's own limit of a cell, in UTF-16 units. */
const LONGEST_CELL = 32_767;

/** ECMA-376 part 1, 22.9.2.19: signs that XML cannot carry are written _xHHHH_, and text that looks so gets its own. */
const NEEDS_CODE = /_(?=x[0-9a-fA-F]{4}_)|[^\P{Cc}\t\n\u0080-\u009f]|[\ufffe\uffff]/gu;
const MAY_NEED_CODE = /_x|[^\P{Cc}\t\n\u0080-\u009f]|[\ufffe\uffff]/u;

export interface TextLoss {
  /** Cells that were longer than Excel holds. */
  cut: number;
  /** Signs that are none (half a pair of UTF-16). */
  lost: number;
}

/** The content of a string cell, ready for XML. */
export function sheetText(text: string, loss?: TextLoss): string {
  let kept = text;
  if (text.length > LONGEST_CELL) {
    const end = /[\ud800-\udbff]/.test(text[LONGEST_CELL - 1]!) ? LONGEST_CELL - 1 : LONGEST_CELL;
    kept = text.slice(0, end);
    if (loss) loss.cut++;
  }
  const coded = MAY_NEED_CODE.test(kept)
    ? kept.replace(
        NEEDS_CODE,
        (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      )
    : kept;
  return xmlText(coded, (signs) => {
    if (loss) loss.lost += signs;
  });
}
