import traditional from '../../../data/classes/traditional.json';

const SIMPLIFIED = new Map(
  traditional.pairs
    .join(' ')
    .split(' ')
    .map((pair) => [pair.charAt(1), pair.charAt(0)] as const),
);

/** Width, case, blanks, traditional characters and joining words (、和与及/) do not make another class. */
export function classKey(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase();
  let key = '';
  for (const character of folded) key += SIMPLIFIED.get(character) ?? character;
  key = key.replace(/[\s[\]【】〔〕《》「」"'“”‘’.,，。、;；:：/\\·_-]|[和与及與]/g, '').replace(/[()]/g, '');
  // What stood apart may now combine: a letter and the accent that a hyphen had kept from it.
  return key === name ? key : classKey(key);
}

/** A code written before the name: "06010 暴露垃圾", "[0102]暴露垃圾". */
const LEADING_CODE = /^\s*[[(（【]?(\d{4,11})[\])）】]?\s*[-_.、:：]?\s*(?=\D)/;

export function leadingCode(name: string): string | null {
  return LEADING_CODE.exec(name.normalize('NFKC'))?.[1] ?? null;
}

export function withoutLeadingCode(name: string): string {
  return name.normalize('NFKC').replace(LEADING_CODE, '');
}

/**
 * The names that one with a bracket stands for: 垃圾站（箱）满溢 is 垃圾站箱满溢, 垃圾站满溢 and 垃圾箱满溢, since what is in
 * the bracket may be read along, left out, or put in the place of as many characters before it.
 */
export function readings(name: string): readonly string[] {
  const parts = /^(.*?)[(（]([^()（）]+)[)）](.*)$/.exec(name);
  if (parts === null) return [name];
  const [, before = '', inside = '', after = ''] = parts;
  const alternatives = inside.split(/[、,，/和或]/).filter((part) => part !== '');
  const heads = [
    before + inside,
    before,
    ...alternatives.flatMap((part) =>
      part.length <= before.length ? [before.slice(0, before.length - part.length) + part] : [],
    ),
  ];
  return heads.flatMap((head) => readings(head + after));
}

/** Endings that say "a matter of this kind" and no more. */
const ENDING = /(?:类问题|管理问题|异常|问题|事件|现象|案件|行为|投诉|举报|举发|类)$/;

export function withoutEnding(key: string): string {
  const bare = key.replace(ENDING, '');
  return bare.length >= 2 ? bare : key;
}
