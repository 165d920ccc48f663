import type { PlanRows, RowChange, WriteOutcome } from '../platform/plan-rows';
import type { JournalStatus } from './plan-journal';

/** `given_up`: another tab writes now, or the journal was closed. */
export type Delivery = 'written' | 'given_up';

export interface Outbox {
  /** Changes go in the order in which they are given, those that wait together in one transaction. */
  submit(changes: readonly RowChange[]): Promise<Delivery>;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
  status(): JournalStatus;
  /** What waits is given up; what comes later is written under the new token, or given up at once without one. */
  setToken(token: number | null): void;
  /** Storage is known to be full before anything was written. */
  warn(trouble: JournalStatus['trouble']): void;
}

export interface OutboxPorts {
  /** The first holds the claim. */
  readonly copies: readonly PlanRows[];
  /** How many of the copies outlive the page. */
  readonly lasting: 0 | 1 | 2;
  /** Brings a copy that missed something up to the first. */
  readonly mend: (copy: PlanRows, token: number) => Promise<boolean>;
  readonly superseded: () => void;
  readonly changed: (status: JournalStatus) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
}

interface Parcel {
  readonly changes: readonly RowChange[];
  readonly done: (delivery: Delivery) => void;
}

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
/** A store that never answers (its worker was ended) is one that refuses. */
const LONGEST_WRITE = 30_000;
/** So many groups are written before a copy that failed is tried again. */
const GROUPS_WITHOUT = 20;

export function createOutbox({ copies, lasting, mend, superseded, changed, wait }: OutboxPorts): Outbox {
  const [first, second] = copies as readonly [PlanRows, PlanRows | undefined];
  let waiting: Parcel[] = [];
  let token: number | null = null;
  let trouble: JournalStatus['trouble'] = null;
  let isPumping = false;
  /** Groups until the second copy is tried again; 0: it is up to date. */
  let behind = 0;
  let underWay = 0;
  const idlers: (() => void)[] = [];

  const status = (): JournalStatus => ({
    waiting: waiting.length + underWay,
    trouble,
    copies: second !== undefined && behind === 0 ? lasting : lasting === 0 ? 0 : 1,
  });

  function within(writing: Promise<WriteOutcome>): Promise<WriteOutcome> {
    return Promise.race([
      writing.catch(() => 'refused' as const),
      wait(LONGEST_WRITE).then(() => 'refused' as const),
    ]);
  }

  /** One attempt at a group; null: to be tried again. */
  async function attempt(changes: readonly RowChange[], held: number): Promise<Delivery | null> {
    const outcome = await within(first.write(changes, held));
    if (outcome === 'superseded') return 'given_up';
    if (outcome !== 'written') {
      trouble = outcome;
      return null;
    }
    trouble = null;
    if (second === undefined) return 'written';
    if (behind > 1) behind--;
    else if (behind === 1) behind = (await mend(second, held).catch(() => false)) ? 0 : GROUPS_WITHOUT;
    else {
      const copied = await within(second.write(changes, held));
      if (copied === 'superseded') return 'given_up';
      if (copied !== 'written') behind = GROUPS_WITHOUT;
    }
    return 'written';
  }

  async function pump(): Promise<void> {
    if (isPumping) return;
    isPumping = true;
    let pause = FIRST_PAUSE;
    while (waiting.length > 0) {
      const held = token;
      const group = waiting;
      waiting = [];
      underWay = group.length;
      const delivery = held === null ? 'given_up' : await attempt(joined(group), held);
      underWay = 0;
      if (delivery === null && token === held) {
        waiting = [...group, ...waiting];
        changed(status());
        await wait(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        continue;
      }
      pause = FIRST_PAUSE;
      for (const { done } of group) done(delivery ?? 'given_up');
      changed(status());
      if (delivery === 'given_up' && held !== null && token === held) superseded();
    }
    isPumping = false;
    for (const idle of idlers.splice(0)) idle();
  }

  return {
    submit: (changes) =>
      new Promise((done) => {
        waiting.push({ changes, done });
        changed(status());
        // A stroke's other steps come in the same task: they go together.
        queueMicrotask(() => void pump());
      }),
    idle: () =>
      waiting.length + underWay === 0 ? Promise.resolve() : new Promise((done) => idlers.push(done)),
    status,
    setToken(next) {
      if (next === token) return;
      token = next;
      behind = next === null || second === undefined ? 0 : 1;
      for (const { done } of waiting.splice(0)) done('given_up');
      changed(status());
    },
    warn(next) {
      trouble = next;
      changed(status());
    },
  };
}

/** The changes of a group in order; of rows that are put several times, only the last, where nothing goes between. */
function joined(group: readonly Parcel[]): readonly RowChange[] {
  const changes = group.flatMap((parcel) => parcel.changes);
  if (changes.some((change) => 'dropFrom' in change)) return changes;
  const last = new Map(changes.map((change, at) => ['put' in change ? change.put : '', at]));
  return changes.filter((change, at) => 'put' in change && last.get(change.put) === at);
}
