import flagWords from '../../../data/flag-words.json';

const YES: ReadonlySet<string> = new Set(flagWords.yes);
const NO: ReadonlySet<string> = new Set(flagWords.no);

/** 1 or 0, NaN where the text is neither. */
export function parseFlag(raw: string): number {
  const text = raw.normalize('NFKC').trim().toLowerCase();
  if (YES.has(text)) return 1;
  return NO.has(text) ? 0 : Number.NaN;
}
