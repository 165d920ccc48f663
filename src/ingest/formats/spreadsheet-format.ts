/** What a number format makes of a cell's number. */
export type NumberShape = 'number' | 'date' | 'time' | 'date_time' | 'elapsed';

/**
 * Formats that files refer to by number only (ECMA-376 part 1, 18.8.30, with the East Asian ones of zh-cn: 27–36 and
 * 50–58). All others are numbers.
 */
const BUILT_IN: Readonly<Record<number, NumberShape>> = {
  ...Object.fromEntries([14, 15, 16, 17, 27, 28, 29, 30, 31, 36].map((id) => [id, 'date' as const])),
  ...Object.fromEntries([50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date' as const])),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, 'time' as const])),
  22: 'date_time',
  46: 'elapsed',
};

export function builtInShape(id: number): NumberShape {
  return BUILT_IN[id] ?? 'number';
}

/** Decided on the format's first section, without literals, colours, locales and the General keyword. */
export function shapeOfFormat(code: string): NumberShape {
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .split(';')[0]!
    .toLowerCase()
    .replace(/general|e[+-]/g, '');
  if (/\[(?:h+|m+|s+)\]/.test(bare)) return 'elapsed';
  const letters = bare.replace(/\[[^\]]*\]/g, '').replace(/am\/pm|a\/p|上午\/下午/g, 'h');
  const time = /[hs]/.test(letters);
  // An m beside hours or seconds means minutes.
  const date = /[yde]|b{2}/.test(letters) || (/m/.test(letters) && !time);
  if (date && time) return 'date_time';
  if (date) return 'date';
  return time ? 'time' : 'number';
}
