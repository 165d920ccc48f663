/** Characters that bureaus write in either form within the names of places. */
const VARIANTS: Readonly<Record<string, string>> = {
  臺: '台',
  區: '区',
  縣: '县',
  鎮: '镇',
  鄉: '乡',
  裡: '里',
  裏: '里',
  號: '号',
  辦: '办',
  處: '处',
  會: '会',
  員: '员',
  營: '营',
  東: '东',
  龍: '龙',
};
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'g');

/**
 * What two spellings of one place share: width, blanks, case, 臺 and 台, and the office that stands for its area (街道办事处
 * is the 街道). '' for an empty name. It is compared, never shown.
 */
export function placeKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(VARIANT, (character) => VARIANTS[character]!)
    .replace(/街道办(?:事处)?$/, '街道')
    .replace(/(社区|村)(?:居|村)?(?:民)?委(?:员)?会$/, '$1');
}

/** A unit grid's code: 14 digits (CJ/T 213), 15 (GB/T 47678.3), 16 (运城, whose street part has four). */
export function isCellCode(code: string): boolean {
  return /^\d{14,16}$/.test(code);
}

/** Codes of the street and the community that a unit grid's code begins with; null where its length is none known. */
export function codesOfCell(code: string): { readonly street: string; readonly community: string } | null {
  if (!isCellCode(code)) return null;
  const streetDigits = code.length === 16 ? 10 : 9;
  return { street: code.slice(0, streetDigits), community: code.slice(0, streetDigits + 3) };
}
