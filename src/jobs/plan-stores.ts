import { clearPlanFiles, openPlanFile } from '../platform/plan-file';
import type { PlanRows } from '../platform/plan-rows';
import { clearPlanStores, openPlanStore, type PLAN_DATABASES } from '../platform/plan-store';
import { hasRoom } from '../platform/storage-room';
import { tabChannel } from '../platform/tab-channel';
import { openTabLease, type TabLease } from '../platform/tab-lease';
import { checksum } from '../session/checksum';

/** The first copy holds the claim; where it is refused altogether, the second stands alone. */
export interface PlanStores {
  readonly copies: readonly PlanRows[];
  readonly backups: PlanRows | null;
  readonly lease: TabLease;
}

const CHANNEL = 'shirong-plans';
/** On which a tab says that it clears everything. */
const CLEARING = 'shirong-plans-cleared';
const LET_GO_WITHIN = 300;

/**
 * Opens what plans are kept in; null where the browser keeps nothing. Made for a worker: its answers to other tabs and its
 * renewals of the claim do not wait for what the page is busy with.
 */
export async function openPlanStores(holder: string): Promise<PlanStores | null> {
  const open = (name: (typeof PLAN_DATABASES)[number]) => openPlanStore(name).catch(() => null);
  const [first, file, backups] = await Promise.all([
    open('shirong-plans'),
    openPlanFile(checksum).catch(() => null),
    open('shirong-plan-backups'),
  ]);
  const second = file ?? (await open('shirong-plans-copy'));
  const copies = [first, second].filter((copy) => copy !== null);
  const [rows, ...others] = copies;
  if (rows === undefined) return null;
  const lease = await openTabLease({
    rows,
    others,
    channel: tabChannel(CHANNEL),
    holder,
    now: Date.now,
    after(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  lease.onChange((token) => {
    if (token === null) file?.release();
  });
  if (lease.token() === null) file?.release();
  const stores: PlanStores = { copies, backups, lease };
  tabChannel(CLEARING)?.listen(() => void closeStores(stores));
  return stores;
}

async function closeStores(stores: PlanStores | null): Promise<void> {
  if (stores === null) return;
  await stores.lease.close();
  for (const one of [...stores.copies, stores.backups]) await one?.close();
}

/** The stores as a worker shows them: by number, because a page cannot hold what lives in another thread. */
export function planStoreRoom() {
  let stores: PlanStores | null = null;
  const rows = (at: number): PlanRows => {
    const found = at < 0 ? stores?.backups : stores?.copies[at];
    if (found === null || found === undefined) throw new Error(`no store ${at}`);
    return found;
  };
  return {
    /** How many copies there are, the token of this tab, and whether there is a place for backups. */
    async start(holder: string, onToken: (token: number | null) => void, onNews: () => void) {
      stores = await openPlanStores(holder);
      if (stores === null) return null;
      stores.lease.onChange(onToken);
      stores.lease.onAnnounce(onNews);
      return { copies: stores.copies.length, token: stores.lease.token(), backups: stores.backups !== null };
    },
    keys: (at: number, from: string, before: string) => rows(at).keys(from, before),
    read: (at: number, keys: readonly string[]) => rows(at).read(keys),
    write: (at: number, changes: Parameters<PlanRows['write']>[0], token: number) =>
      rows(at).write(changes, token),
    claimed: (at: number) => rows(at).claimed(),
    claim: (at: number, claim: Parameters<PlanRows['claim']>[0]) => rows(at).claim(claim),
    superseded: () => stores?.lease.superseded(),
    announce: () => stores?.lease.announce(),
    hasRoom: (bytes: number) => hasRoom(bytes),
    /** All that is kept goes; tabs that hold it open let go of it first, and keep nothing any more. */
    async clear() {
      const clearing = tabChannel(CLEARING);
      clearing?.post({ kind: 'news' });
      await closeStores(stores);
      stores = null;
      await new Promise((done) => setTimeout(done, LET_GO_WITHIN));
      clearing?.close();
      await Promise.all([clearPlanStores(), clearPlanFiles()]);
    },
    close: () => closeStores(stores),
  };
}

export type PlanStoreRoom = ReturnType<typeof planStoreRoom>;
