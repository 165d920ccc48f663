import type { HistoryStep } from '../domain/plan-history';
import type { PlanRows, RowChange } from '../platform/plan-rows';
import { readJournal, recordLength } from './journal-records';
import type { StoredPlanHead } from './plan-journal';
import {
  blockKey,
  blockRange,
  headKey,
  type KeyRange,
  planRange,
  pointRange,
  seqOfKey,
  stepKey,
  stepRange,
} from './plan-keys';
import { isHistoryStep, readCheckpoint, readHead, type SavedCheckpoint } from './plan-records';

export interface StoredStep {
  readonly seq: number;
  readonly step: HistoryStep;
  /** Its row. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the copies of a plan give together: a row that one copy has lost or damaged is taken from the other. */
export interface PlanReading {
  readonly head: StoredPlanHead | null;
  /** The newest that is whole. */
  readonly start: SavedCheckpoint | null;
  /** Without a gap from the one after `start`. */
  readonly steps: readonly StoredStep[];
  readonly seq: number;
  /** The last step that any row speaks of. */
  readonly lastSeq: number;
  /** `tail`: the end is not whole. `gap`: there are whole steps, or a later checkpoint, behind what is lost. */
  readonly damage: 'none' | 'tail' | 'gap';
  /** The first copy alone would not have sufficed. */
  readonly fromCopy: boolean;
  /** Last steps of the blocks, ascending. */
  readonly blocks: readonly number[];
  /** Before the first block's first step. */
  readonly firstPoint: number;
  /** Makes copy i whole again. */
  readonly repairs: (i: number) => Promise<readonly RowChange[]>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A copy that cannot be read has no rows. */
async function keysOf(copy: PlanRows, { from, before }: KeyRange): Promise<readonly string[]> {
  return copy.keys(from, before).catch(() => []);
}

async function rowsOf(copy: PlanRows, keys: readonly string[]): Promise<readonly (Bytes | null)[]> {
  if (keys.length === 0) return [];
  return copy.read(keys).catch(() => keys.map(() => null));
}

const within = (keys: Iterable<string>, { from, before }: KeyRange): string[] =>
  [...keys].filter((key) => key >= from && key < before).sort();

/** Edits of a block, as far as they are whole; `first` is the number of its first step. */
export function blockSteps(bytes: Uint8Array, first: number): readonly HistoryStep[] {
  return readJournal(bytes, isHistoryStep, first).records.map(({ value }) => value);
}

export async function readPlan(copies: readonly PlanRows[], id: string): Promise<PlanReading> {
  const held = await Promise.all(copies.map(async (copy) => new Set(await keysOf(copy, planRange(id)))));
  const all = new Set(held.flatMap((keys) => [...keys]));
  let fromCopy = false;
  /** Rows that were read and are whole, by key, and which copies had them so. */
  const good = new Map<string, { readonly bytes: Bytes; readonly copies: ReadonlySet<number> }>();

  /** Reads rows from every copy; what is whole in none is left out. */
  async function gather<T>(
    keys: readonly string[],
    judge: (bytes: Bytes, key: string) => T | null,
  ): Promise<Map<string, T>> {
    const read = await Promise.all(copies.map((copy) => rowsOf(copy, keys)));
    const found = new Map<string, T>();
    keys.forEach((key, k) => {
      const whole = read.map((rows) => {
        const bytes = rows[k] ?? null;
        return bytes === null ? null : judge(bytes, key);
      });
      const at = whole.findIndex((value) => value !== null);
      if (at < 0) return;
      if (at > 0) fromCopy = true;
      found.set(key, whole[at]!);
      const bytes = read[at]![k]!;
      const same = whole.flatMap((value, i) => (value !== null && sameBytes(read[i]![k]!, bytes) ? [i] : []));
      good.set(key, { bytes, copies: new Set(same) });
    });
    return found;
  }

  const heads = await gather([headKey(id)], readHead);
  const head = heads.get(headKey(id)) ?? null;
  const points = within(all, pointRange(id));
  let start: SavedCheckpoint | null = null;
  for (const key of [...points].reverse()) {
    start = (await gather([key], readCheckpoint)).get(key) ?? null;
    if (start !== null) break;
  }
  const allBlocks = within(all, blockRange(id)).map(seqOfKey);
  const firstPoint = points.length === 0 ? 0 : seqOfKey(points[0]!);
  const from = start?.position.seq ?? 0;
  const steps = new Map<number, StoredStep>();
  for (const last of allBlocks.filter((seq) => seq > from)) {
    const first = firstOf(allBlocks, firstPoint, last);
    const key = blockKey(id, last);
    const parts: StoredStep[] = [];
    const whole = (bytes: Bytes): readonly StoredStep[] | null => {
      const list = stepsOfBlock(bytes, first);
      parts.push(...list);
      return list.at(-1)?.seq === last ? list : null;
    };
    // Where no copy has all of it, each may have another part.
    await gather([key], whole);
    for (const one of parts) steps.set(one.seq, one);
  }
  const loose = within(all, stepRange(id)).filter((key) => seqOfKey(key) > from);
  const found = await gather(loose, (bytes, key) => {
    const seq = seqOfKey(key);
    const { records, end } = readJournal(bytes, isHistoryStep, seq);
    return end === 'clean' && records.length === 1 ? { seq, step: records[0]!.value, bytes } : null;
  });
  for (const one of found.values()) steps.set(one.seq, one);

  const tail: StoredStep[] = [];
  for (let next = steps.get(from + 1); next !== undefined; next = steps.get(next.seq + 1)) tail.push(next);
  const seq = from + tail.length;
  const newestPoint = points.length === 0 ? 0 : seqOfKey(points.at(-1)!);
  const lastSeq = Math.max(head?.seq ?? 0, seq, newestPoint, ...loose.slice(-1).map(seqOfKey));
  const blocks = allBlocks.filter((last) => last <= seq);
  const lastBlock = blocks.at(-1) ?? firstPoint;
  const behind = [...steps.keys()].some((one) => one > seq) || newestPoint > seq;

  return {
    head,
    start,
    steps: tail,
    seq,
    lastSeq,
    damage: behind ? 'gap' : lastSeq > seq ? 'tail' : 'none',
    fromCopy,
    blocks,
    firstPoint,
    repairs: repairsOf,
  };

  async function repairsOf(i: number): Promise<readonly RowChange[]> {
    const has = (key: string): boolean => good.get(key)?.copies.has(i) ?? false;
    const inSteps = ({ from: first, before }: KeyRange, key: string) => key >= first && key < before;
    const isStep = (key: string): boolean => inSteps(stepRange(id), key);
    const isBehind = (key: string): boolean => (KEPT_BY_SEQ.test(key) ? seqOfKey(key) > seq : false);
    const changes: RowChange[] = [];
    for (const key of within(held[i]!, planRange(id))) {
      const isDouble = isStep(key) && seqOfKey(key) <= lastBlock;
      if (isBehind(key) || isDouble) changes.push({ dropFrom: key, before: `${key}\u0000` });
    }
    for (const { seq: at, bytes } of tail) {
      const key = stepKey(id, at);
      if (at > lastBlock && !has(key)) changes.push({ put: key, bytes });
    }
    for (const key of [headKey(id), ...within(all, planRange(id))]) {
      if (isStep(key) || isBehind(key) || has(key)) continue;
      const known = good.get(key);
      // Older blocks and checkpoints were not read: what is there is left, what is missing is fetched.
      if (known === undefined && held[i]!.has(key)) continue;
      const bytes = known?.bytes ?? (key === headKey(id) ? null : await fetched(key));
      if (bytes !== null) changes.push({ put: key, bytes });
    }
    return changes;
  }

  async function fetched(key: string): Promise<Bytes | null> {
    const at = held.findIndex((keys) => keys.has(key));
    const [bytes] = await rowsOf(copies[at]!, [key]);
    return bytes ?? null;
  }
}

/** Keys of steps, blocks and checkpoints end with a number. */
const KEPT_BY_SEQ = /\/(step|block|point)\/\d+$/;

/** The number of the first step in the block that ends with `last`. */
export function firstOf(blocks: readonly number[], firstPoint: number, last: number): number {
  const before = blocks.filter((seq) => seq < last).at(-1);
  return (before ?? firstPoint) + 1;
}

function stepsOfBlock(bytes: Bytes, first: number): readonly StoredStep[] {
  const found: StoredStep[] = [];
  let rest = bytes;
  for (let seq = first; rest.length > 0; seq++) {
    const length = recordLength(rest);
    const row = rest.slice(0, length);
    const { records, end } = readJournal(row, isHistoryStep, seq);
    if (end !== 'clean' || records.length !== 1) break;
    found.push({ seq, step: records[0]!.value, bytes: row });
    rest = rest.subarray(length);
  }
  return found;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
