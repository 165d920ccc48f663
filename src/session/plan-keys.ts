/** Keys of the rows that plans lie in. Heads lie together, so that a list of plans reads nothing else; steps sort by number. */
const DIGITS = 10;

export interface KeyRange {
  readonly from: string;
  readonly before: string;
}

const rangeOf = (prefix: string): KeyRange => ({ from: prefix, before: `${prefix}\uffff` });
const numbered = (seq: number): string => String(seq).padStart(DIGITS, '0');
const planPart = (id: string): string => `plan/${encodeURIComponent(id)}/`;

export const EVERY_HEAD = rangeOf('head/');
export const EVERY_GONE = rangeOf('gone/');
export const EVERY_SET = rangeOf('set-head/');

export const planRange = (id: string): KeyRange => rangeOf(planPart(id));
export const headKey = (id: string): string => `head/${encodeURIComponent(id)}`;
export const stepKey = (id: string, seq: number): string => `${planPart(id)}step/${numbered(seq)}`;
export const stepRange = (id: string): KeyRange => rangeOf(`${planPart(id)}step/`);
/** Steps up to `seq`, from the one after the block before, in one row. */
export const blockKey = (id: string, seq: number): string => `${planPart(id)}block/${numbered(seq)}`;
export const blockRange = (id: string): KeyRange => rangeOf(`${planPart(id)}block/`);
/** The plan as it stood after step `seq`. */
export const pointKey = (id: string, seq: number): string => `${planPart(id)}point/${numbered(seq)}`;
export const pointRange = (id: string): KeyRange => rangeOf(`${planPart(id)}point/`);
/** Says that a plan was removed, to a copy that did not see it. */
export const goneKey = (id: string): string => `gone/${encodeURIComponent(id)}`;
export const setHeadKey = (id: string): string => `set-head/${encodeURIComponent(id)}`;
export const setBodyKey = (id: string): string => `set/${encodeURIComponent(id)}`;
export const backupKey = (id: string): string => `backup/${encodeURIComponent(id)}`;

/** One row as a range. */
export const rowRange = (key: string): KeyRange => ({ from: key, before: `${key}\u0000` });

/** The number at the end of a key. */
export function seqOfKey(key: string): number {
  return Number(key.slice(-DIGITS));
}

/** The id in a key of any kind above. */
export function idOfKey(key: string): string {
  return decodeURIComponent(key.split('/')[1] ?? '');
}
