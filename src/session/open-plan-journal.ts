import type { HistoryStep } from '../domain/plan-history';
import { failure, ok, type Result } from '../domain/result';
import type { PlanRows, RowChange } from '../platform/plan-rows';
import type { TabLease } from '../platform/tab-lease';
import { joinedRecords, journalBytes } from './journal-records';
import { createListeners } from './listeners';
import type {
  JournalError,
  JournalRole,
  JournalState,
  JournalStatus,
  OpenedPlan,
  PlanJournal,
  RestoredFrom,
  StoredPlanHead,
  StoredUnitSetHead,
} from './plan-journal';
import {
  backupKey,
  blockKey,
  goneKey,
  headKey,
  pointKey,
  rowRange,
  setBodyKey,
  setHeadKey,
  stepKey,
  stepRange,
} from './plan-keys';
import { listed, readLists } from './plan-lists';
import { mendCopies, removal } from './plan-mending';
import { type PlanReplay, type StandingPlan, standingAnew, standingAt } from './plan-opening';
import { createOutbox } from './plan-outbox';
import { readPlan } from './plan-reading';
import { checkpointBytes, headBytes, readCheckpoint, type SavedCheckpoint } from './plan-records';
import { isConsistent, readUnitSet, unitSetBytes, unitSetHead, unitSetHeadBytes } from './unit-set-bytes';

export interface JournalPorts {
  /** One or two, the first of which holds the claim of the lease. */
  readonly copies: readonly PlanRows[];
  /** How many of them outlive the page. */
  readonly lasting: 0 | 1 | 2;
  /** Where snapshots go beside the journal; null for none. */
  readonly backups: PlanRows | null;
  readonly lease: TabLease;
  readonly replay: PlanReplay;
  /** Local wall clock, `YYYY-MM-DD HH:MM`. */
  readonly minute: () => string;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly hasRoom: (bytes: number) => Promise<boolean | null>;
  /** After so many steps the plan is written as it stands; 500 where nothing is said. */
  readonly stepsBetween?: number;
}

/** An opening replays fewer steps than this, and reads fewer bytes of them. */
const STEPS_BETWEEN = 500;
const BYTES_BETWEEN = 4 << 20;
/** What is asked for at an opening: some hours of work. */
const ROOM_BYTES = 16 << 20;

interface Open extends Omit<StandingPlan, 'seq' | 'tail' | 'lastBlock' | 'anew' | 'restoredFrom'> {
  /** Until the next step: what had to be restored is told to everyone who asks. */
  restoredFrom: RestoredFrom;
  lost: number;
  seq: number;
  tail: Uint8Array<ArrayBuffer>[];
  lastBlock: number;
  anew: readonly RowChange[] | null;
  /** The last two checkpoints and the first stay. */
  lastPoint: number;
  firstPoint: number;
  backedUp: number;
}

export async function openPlanJournal(ports: JournalPorts): Promise<PlanJournal> {
  const { copies, backups, lease, replay, minute } = ports;
  const opened = new Map<string, Open>();
  let plans = new Map<string, StoredPlanHead>();
  let sets = new Map<string, StoredUnitSetHead>();
  let closed = false;
  let isAsked = false;
  const roles = createListeners<JournalRole>();
  const statuses = createListeners<JournalStatus>();
  const states = createListeners<JournalState>();
  const role = (): JournalRole => (lease.token() === null ? 'reader' : 'writer');
  const state = (): JournalState => ({ plans: [...plans.values()], unitSets: [...sets.values()] });

  const outbox = createOutbox({
    copies,
    lasting: ports.lasting,
    wait: ports.wait,
    superseded: () => lease.superseded(),
    changed: statuses.tell,
    async mend(copy, token) {
      const { token: held } = await copy.claim({ token, holder: 'copy', until: Number.MAX_SAFE_INTEGER });
      return held === token && mendCopies(copies, token);
    },
  });

  const tellState = (): void => states.tell(state());

  async function readState(): Promise<void> {
    ({ plans, sets } = await readLists(copies));
  }

  function refused(): JournalError | null {
    if (closed) return { code: 'closed' };
    return role() === 'reader' ? { code: 'reader' } : null;
  }

  async function deliver(changes: readonly RowChange[]): Promise<Result<void, JournalError>> {
    const before = refused();
    if (before !== null) return failure(before);
    const delivery = await outbox.submit(changes);
    return delivery === 'written' ? ok(undefined) : failure(refused() ?? { code: 'reader' });
  }

  function newHead(one: Open): StoredPlanHead {
    const { plan, units } = one.state;
    const { id, name, unitSet, inForce, zones } = plan;
    const counts = { zones: zones.length, units: units.zone.length, seq: one.seq };
    return { id, name, unitSet, inForce, ...counts, changedAt: minute() };
  }

  function keepHead(head: StoredPlanHead): void {
    const before = plans.get(head.id);
    plans.set(head.id, head);
    const isNews =
      before?.name !== head.name || before.zones !== head.zones || before.inForce !== head.inForce;
    if (!isNews) return;
    tellState();
    lease.announce();
  }

  /** The plan as it stands, and the steps since the last time in one row instead of many. */
  function checkpoint(one: Open): readonly RowChange[] {
    const { plan, units } = one.state;
    const position = one.history.position();
    // An edit that was carried out and not yet appended stands in the arrays: the next step tries again.
    if (position.seq !== one.seq) return [];
    const point: SavedCheckpoint = { plan, units, position, savedAt: minute() };
    const bytes = checkpointBytes(point);
    const changes: RowChange[] = [
      { put: blockKey(plan.id, one.seq), bytes: joinedRecords(one.tail) },
      { put: pointKey(plan.id, one.seq), bytes },
      { dropFrom: stepRange(plan.id).from, before: stepRange(plan.id).before },
      // A range that holds nothing is an error to the database.
      ...(one.lastPoint > one.firstPoint + 1
        ? [{ dropFrom: pointKey(plan.id, one.firstPoint + 1), before: pointKey(plan.id, one.lastPoint) }]
        : []),
    ];
    one.lastBlock = one.seq;
    one.lastPoint = one.seq;
    one.tail = [];
    void backUp(one, bytes);
    return changes;
  }

  async function backUp(one: Open, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const token = lease.token();
    const { seq } = one;
    if (backups === null || token === null || seq === one.backedUp) return;
    one.backedUp = seq;
    await outbox.idle();
    await backups.claim({ token, holder: 'backup', until: Number.MAX_SAFE_INTEGER }).catch(() => null);
    const outcome = await backups.write([{ put: backupKey(one.state.plan.id), bytes }], token);
    if (outcome !== 'written') one.backedUp = -1;
  }

  async function backUpNow(one: Open): Promise<void> {
    const position = one.history.position();
    if (position.seq !== one.seq || one.seq === one.backedUp) return;
    await backUp(one, checkpointBytes({ ...one.state, position, savedAt: minute() }));
  }

  async function backupOf(id: string): Promise<SavedCheckpoint | null> {
    const [bytes] = (await backups?.read([backupKey(id)]).catch(() => [null])) ?? [null];
    return bytes === null || bytes === undefined ? null : readCheckpoint(bytes);
  }

  async function openPlan(id: string, of?: 'intact' | 'backup'): Promise<Result<OpenedPlan, JournalError>> {
    if (closed) return failure({ code: 'closed' });
    const known = of === undefined ? opened.get(id) : undefined;
    if (known !== undefined) return ok(shown(known));
    await outbox.idle();
    const { gone } = await listed(copies);
    if (gone.has(id)) return failure({ code: 'missing' });
    let reading = await readPlan(copies, id);
    // The writing tab may have put steps together while they were read here.
    for (let again = 0; again < 3 && role() === 'reader' && reading.damage !== 'none'; again++) {
      reading = await readPlan(copies, id);
    }
    const { start, damage, head } = reading;
    const backup = await backupOf(id);
    if (start === null && head === null && backup === null) return failure({ code: 'missing' });
    // A torn end that the backup has is the user's to choose.
    const isOlder = (seq: number): boolean => damage === 'tail' && (backup?.position.seq ?? 0) > seq;
    let standing: StandingPlan | null = null;
    if (of === 'backup') {
      if (backup === null) return failure({ code: 'missing' });
      standing = standingAnew(backup, 'backup', replay);
    } else if (start !== null && (of === 'intact' || (damage !== 'gap' && !isOlder(reading.seq)))) {
      standing = await standingAt(reading, start, copies, replay);
      if (standing === null && of === 'intact') standing = standingAnew(start, 'intact', replay);
      if (standing !== null && of === 'intact') standing = { ...standing, restoredFrom: 'intact' };
    }
    if (standing === null) {
      return failure({
        code: 'damaged',
        intactSeq: start === null ? null : reading.seq,
        lastSeq: reading.lastSeq,
        backup: backup === null ? null : { seq: backup.position.seq, savedAt: backup.savedAt },
      });
    }
    standing.state.plan = { ...standing.state.plan, inForce: head?.inForce ?? standing.state.plan.inForce };
    const first = standing.anew === null ? reading.firstPoint : standing.seq;
    const one: Open = {
      ...standing,
      tail: [...standing.tail],
      firstPoint: first,
      lastPoint: start?.position.seq ?? first,
      backedUp: backup?.position.seq ?? -1,
      lost: Math.max(0, reading.lastSeq - standing.seq),
    };
    if (role() === 'writer') {
      // Somebody else asked for it meanwhile: one plan has one state, or their steps would take each other's numbers.
      const other = of === undefined ? opened.get(id) : undefined;
      if (other !== undefined) return ok(shown(other));
      opened.set(id, one);
      if (of === undefined) await repair(id, reading, one);
      else if (one.anew === null) one.anew = await repairsOfAll(reading);
      askForRoom();
      // What this session goes on from, should both copies be damaged during it.
      if (one.seq > one.backedUp) void backUpNow(one);
    }
    return ok(shown(one));
  }

  function shown({ state: planState, history, seq, restoredFrom, lost }: Open): OpenedPlan {
    return { state: planState, history, seq, restoredFrom, lost };
  }

  /** Once, before the first edit: what is full is said then, not after it. */
  function askForRoom(): void {
    if (isAsked) return;
    isAsked = true;
    void ports.hasRoom(ROOM_BYTES).then((room) => {
      if (room === false) outbox.warn('full');
    });
  }

  /** What was found whole is in every copy before the first new step. */
  async function repair(id: string, reading: Awaited<ReturnType<typeof readPlan>>, one: Open): Promise<void> {
    const changes = await repairsOfAll(reading);
    const head = reading.head?.seq === one.seq ? [] : [{ put: headKey(id), bytes: headBytes(newHead(one)) }];
    if (changes.length + head.length > 0) await outbox.submit([...changes, ...head]);
  }

  /** A row that is whole in one copy is put into both: what one has already does not change by it. */
  async function repairsOfAll(reading: Awaited<ReturnType<typeof readPlan>>): Promise<readonly RowChange[]> {
    return (await Promise.all(copies.map((_, i) => reading.repairs(i)))).flat();
  }

  async function append(planId: string, step: HistoryStep): Promise<Result<number, JournalError>> {
    const before = refused();
    if (before !== null) return failure(before);
    const one = opened.get(planId);
    if (one === undefined) return failure({ code: 'not_open' });
    const seq = ++one.seq;
    one.restoredFrom = null;
    one.lost = 0;
    const bytes = journalBytes(seq, step);
    one.tail.push(bytes);
    const head = newHead(one);
    const anew = one.anew ?? [];
    one.anew = null;
    const size = one.tail.reduce((sum, { length }) => sum + length, 0);
    const isDue = one.tail.length >= (ports.stepsBetween ?? STEPS_BETWEEN) || size >= BYTES_BETWEEN;
    const changes = [
      ...anew,
      { put: stepKey(planId, seq), bytes },
      { put: headKey(planId), bytes: headBytes(head) },
    ];
    const delivered = await deliver([...changes, ...(isDue ? checkpoint(one) : [])]);
    if (!delivered.ok) return delivered;
    keepHead(head);
    return ok(seq);
  }

  function onLease(token: number | null): void {
    opened.clear();
    outbox.setToken(token);
    if (token !== null) void outbox.submit([]);
    void readState()
      .catch(() => undefined)
      .then(() => {
        tellState();
        roles.tell(role());
      });
  }

  lease.onChange(onLease);
  lease.onAnnounce(() => void readState().then(tellState, () => undefined));
  outbox.setToken(lease.token());
  if (lease.token() !== null) await outbox.submit([]);
  await readState();
  if (ports.lasting === 0) outbox.warn('refused');

  return {
    state,
    role,
    status: outbox.status,
    openPlan,
    append,
    async readUnitSet(id) {
      for (const copy of copies) {
        const [body] = await copy.read([setBodyKey(id)]).catch(() => [null]);
        const set = body === null || body === undefined ? null : readUnitSet(body);
        if (set !== null) return set;
      }
      return null;
    },
    async putUnitSet(set, recipe) {
      if (!isConsistent(set)) throw new Error('a unit set whose lists do not fit each other');
      const head = unitSetHead(set, recipe);
      const delivered = await deliver([
        { put: setBodyKey(set.id), bytes: unitSetBytes(set) },
        { put: setHeadKey(set.id), bytes: unitSetHeadBytes(head) },
      ]);
      if (!delivered.ok) return delivered;
      sets.set(set.id, head);
      tellState();
      lease.announce();
      return delivered;
    },
    async removeUnitSet(id) {
      const head = rowRange(setHeadKey(id));
      const body = rowRange(setBodyKey(id));
      const delivered = await deliver([
        { dropFrom: head.from, before: head.before },
        { dropFrom: body.from, before: body.before },
      ]);
      if (!delivered.ok) return delivered;
      sets.delete(id);
      tellState();
      lease.announce();
      return delivered;
    },
    async create(plan, units) {
      const position = { seq: 0, done: new Uint32Array(), undone: new Uint32Array() };
      const { id, name, unitSet, inForce, zones } = plan;
      const counts = { zones: zones.length, units: units.zone.length, seq: 0 };
      const head: StoredPlanHead = { id, name, unitSet, inForce, ...counts, changedAt: minute() };
      const gone = rowRange(goneKey(id));
      const delivered = await deliver([
        { dropFrom: gone.from, before: gone.before },
        { put: pointKey(id, 0), bytes: checkpointBytes({ plan, units, position, savedAt: minute() }) },
        { put: headKey(id), bytes: headBytes(head) },
      ]);
      if (delivered.ok) keepHead(head);
      return delivered;
    },
    async setInForce(planId) {
      if (planId !== null && !plans.has(planId)) return failure({ code: 'missing' });
      const heads = [...plans.values()]
        .filter(({ id, inForce }) => inForce !== (id === planId))
        .map((head) => ({ ...head, inForce: head.id === planId }));
      for (const { id, inForce } of heads) {
        const one = opened.get(id);
        if (one !== undefined) one.state.plan = { ...one.state.plan, inForce };
      }
      const delivered = await deliver(
        heads.map((head) => ({ put: headKey(head.id), bytes: headBytes(head) })),
      );
      if (delivered.ok) heads.forEach(keepHead);
      return delivered;
    },
    async remove(planId) {
      opened.delete(planId);
      const delivered = await deliver(removal(planId));
      if (!delivered.ok) return delivered;
      plans.delete(planId);
      tellState();
      lease.announce();
      return delivered;
    },
    onRole: roles.add,
    onStatus: statuses.add,
    onState: states.add,
    hasRoom: ports.hasRoom,
    async close() {
      if (closed) return;
      closed = true;
      for (const one of opened.values()) await backUpNow(one);
      await outbox.idle();
      await lease.close();
    },
  };
}
