import { carryOut } from '../../../src/platform/forgetful-rows';
import { type Claim, claimAfter, type PlanRows, type WriteOutcome } from '../../../src/platform/plan-rows';
import { openTabLease } from '../../../src/platform/tab-lease';
import { openPlanJournal } from '../../../src/session/open-plan-journal';
import type { PlanJournal } from '../../../src/session/plan-journal';
import { applyEdit } from '../../../src/zoning/plan-edits';
import { createPlanHistory, replayStep } from '../../../src/zoning/plan-history';

/** What outlives a process: the rows of one copy and the claim on them. */
export interface Disk {
  rows: Map<string, Uint8Array<ArrayBuffer>>;
  claim: Claim | null;
  /** What the next write comes to, where it is not written. */
  fails: WriteOutcome | null;
  unreadable: boolean;
}

export function emptyDisk(): Disk {
  return { rows: new Map(), claim: null, fails: null, unreadable: false };
}

/** A process that is killed after so many points at which it waited for a disk; what hangs then hangs for ever. */
export interface Process {
  left: number;
  points: number;
}

const never = <T>(): Promise<T> => new Promise(() => undefined);

export function rowsOn(disk: Disk, process: Process): PlanRows {
  async function at<T>(work: () => T): Promise<T> {
    await point(process);
    const value = work();
    await point(process);
    return value;
  }
  const readable = (): void => {
    if (disk.unreadable) throw new DOMException('damaged', 'UnknownError');
  };
  return {
    keys: (from, before) =>
      at(() => {
        readable();
        return [...disk.rows.keys()].filter((key) => key >= from && key < before).sort();
      }),
    read: (keys) =>
      at(() => {
        readable();
        return keys.map((key) => disk.rows.get(key)?.slice() ?? null);
      }),
    write: (changes, token) =>
      at((): WriteOutcome => {
        if (disk.fails !== null) return disk.fails;
        if (disk.claim?.token !== token) return 'superseded';
        // As the database does, which knows no empty range.
        if (changes.some((change) => 'dropFrom' in change && change.dropFrom >= change.before))
          return 'refused';
        for (const change of changes) carryOut(disk.rows, change);
        return 'written';
      }),
    claimed: () => at(() => disk.claim),
    claim: (asked) =>
      at(() => {
        if (disk.fails !== null) throw new DOMException('refused', 'UnknownError');
        disk.claim = claimAfter(disk.claim, asked);
        return disk.claim;
      }),
    clear: () =>
      at(() => {
        disk.rows.clear();
        disk.claim = null;
      }),
    close: async () => undefined,
  };
}

async function point(process: Process): Promise<void> {
  await Promise.resolve();
  process.points++;
  if (process.left <= 0) await never();
  process.left--;
}

export interface Machine {
  readonly main: Disk;
  readonly copy: Disk;
  readonly backup: Disk;
  /** Milliseconds; a later process finds the claims of a killed one run out. */
  clock: number;
}

export function freshMachine(): Machine {
  return { main: emptyDisk(), copy: emptyDisk(), backup: emptyDisk(), clock: 1e12 };
}

export const replay = { createHistory: createPlanHistory, replayStep, applyEdit };

/** A tab: opens the journal of a machine in a process of its own. */
export async function openTab(
  machine: Machine,
  {
    process = { left: Number.POSITIVE_INFINITY, points: 0 } as Process,
    holder = 'tab',
    stepsBetween = 5,
  } = {},
): Promise<PlanJournal> {
  const copies = [rowsOn(machine.main, process), rowsOn(machine.copy, process)] as const;
  const lease = await openTabLease({
    rows: copies[0],
    others: [copies[1]],
    channel: null,
    holder,
    now: () => machine.clock,
    after: () => () => undefined,
  });
  return openPlanJournal({
    copies,
    lasting: 2,
    backups: rowsOn(machine.backup, process),
    lease,
    replay,
    minute: () => '2026-03-01 08:00',
    wait: (milliseconds) => (milliseconds > 20_000 ? never() : new Promise((done) => setImmediate(done))),
    hasRoom: async () => null,
    stepsBetween,
  });
}

/** Long enough for every claim to run out. */
export function passTime(machine: Machine): void {
  machine.clock += 1e6;
}

/** Until nothing more happens in a process that may be dead. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((done) => setImmediate(done));
}
