import { forgetfulRows } from '../platform/forgetful-rows';
import type { PlanRows } from '../platform/plan-rows';
import type { TabLease } from '../platform/tab-lease';
import { openPlanJournal } from '../session/open-plan-journal';
import type { PlanJournal } from '../session/plan-journal';
import { applyEdit } from '../zoning/plan-edits';
import { createPlanHistory, replayStep } from '../zoning/plan-history';
import type { PlanStoreRoom } from './plan-stores';

/** The stores in their worker, as the page calls them. */
export type PlanStorePort = {
  readonly [K in keyof PlanStoreRoom]: (
    ...given: Parameters<PlanStoreRoom[K]>
  ) => K extends 'superseded' | 'announce' ? void : Promise<Awaited<ReturnType<PlanStoreRoom[K]>>>;
};

const replay = { createHistory: createPlanHistory, replayStep, applyEdit };
const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
/** Longer than any database takes to open: a worker that never answers (its code did not come) is one that refuses. */
const LONGEST_START = 15_000;

/** The journal of this tab, over what the worker keeps; without it over memory, which its status says. */
export async function keepPlans(port: PlanStorePort): Promise<PlanJournal> {
  const changed: ((token: number | null) => void)[] = [];
  const news: (() => void)[] = [];
  let token: number | null = null;
  const become = (next: number | null): void => {
    if (next === token) return;
    token = next;
    for (const listener of changed) listener(next);
  };
  const hear = (): void => {
    for (const listener of news) listener();
  };
  const started = await Promise.race([
    port.start(holderName(), become, hear).catch(() => null),
    wait(LONGEST_START).then(() => null),
  ]);
  if (started === null) return plansInMemory();
  token = started.token;
  const rows = (at: number): PlanRows => ({
    keys: (from, before) => port.keys(at, from, before),
    read: (keys) => port.read(at, keys),
    write: (changes, held) => port.write(at, changes, held),
    claimed: () => port.claimed(at),
    claim: (claim) => port.claim(at, claim),
    clear: () => port.clear(),
    close: () => port.close(),
  });
  const lease: TabLease = {
    token: () => token,
    onChange: (listener) => void changed.push(listener),
    superseded() {
      port.superseded();
      // The worker tells of it too; until then nothing more is tried under the old claim.
      become(null);
    },
    announce: port.announce,
    onAnnounce: (listener) => void news.push(listener),
    close: () => port.close(),
  };
  return openPlanJournal({
    copies: Array.from({ length: started.copies }, (_, at) => rows(at)),
    lasting: started.copies === 2 ? 2 : 1,
    backups: started.backups ? rows(-1) : null,
    lease,
    replay,
    minute: minuteNow,
    wait,
    hasRoom: port.hasRoom,
  });
}

/** For a browser that refuses storage: plans live as long as the page, and the status says so. */
export async function plansInMemory(): Promise<PlanJournal> {
  const rows = forgetfulRows();
  await rows.claim({ token: 1, holder: 'page', until: 0 });
  const lease: TabLease = {
    token: () => 1,
    onChange: () => undefined,
    superseded: () => undefined,
    announce: () => undefined,
    onAnnounce: () => undefined,
    close: async () => undefined,
  };
  const ports = { copies: [rows], backups: null, lease, replay, minute: minuteNow, wait };
  return openPlanJournal({ ...ports, lasting: 0, hasRoom: async () => false });
}

/** Unlike any other tab's; an insecure address has no randomUUID. */
function holderName(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('-');
}

/** Local wall clock, `YYYY-MM-DD HH:MM`. */
function minuteNow(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}
