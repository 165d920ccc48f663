import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryStep, PlanState } from '../../../src/domain/plan-history';
import type { ResponsibilityPlan } from '../../../src/domain/responsibility-plan';
import type { JournalStatus, OpenedPlan, PlanJournal } from '../../../src/session/plan-journal';
import { applyEdit, assignUnits, emptyUnits, newZone, removeZone } from '../../../src/zoning/plan-edits';
import { createPlanHistory, replayStep } from '../../../src/zoning/plan-history';
import { freshMachine, type Machine, openTab, type Process, passTime, settle } from './plan-disk';

const UNITS = 12;
const PLAN: ResponsibilityPlan = {
  id: 'p',
  name: '方案',
  unitSet: 'u',
  zones: [],
  nextZone: 1,
  inForce: false,
};
const BLANK = {
  name: '一区',
  level: 'second',
  chief: { name: '', unit: '', phone: '', shift: '' },
  from: '',
  to: '',
} as const;

/** 0–3 undo or redo, the others edits; the numbers choose units and zones. */
type Wish = readonly [what: number, unit: number, zone: number];
const wish = fc.tuple(fc.nat(9), fc.nat(UNITS - 1), fc.nat(5));

/** Carries a wish out on an opened plan, as the workspace does; null where there is nothing to do. */
function doWish(
  { state, history }: Pick<OpenedPlan, 'state' | 'history'>,
  [what, unit, zone]: Wish,
): HistoryStep | null {
  if (what < 3) {
    const edit = what === 2 ? history.redo() : history.undo();
    if (edit === null) return null;
    applyEdit(state, edit);
    return { step: what === 2 ? 'redo' : 'undo' };
  }
  const ids = state.plan.zones.map(({ id }) => id);
  const chosen = ids[zone % Math.max(1, ids.length)] ?? 0;
  const edit =
    what === 3 || ids.length === 0
      ? newZone(state, BLANK, [unit])
      : what === 4
        ? removeZone(state, chosen)
        : assignUnits(state, [unit, (unit * 7) % UNITS], chosen);
  if (edit === null) return null;
  applyEdit(state, edit);
  history.push(edit);
  return { step: 'do', edit };
}

/** Every step from the beginning, without checkpoints: the slow way to where the plan stands. */
function stateAfter(steps: readonly HistoryStep[]): PlanState {
  const state: PlanState = { plan: PLAN, units: emptyUnits(UNITS) };
  const history = createPlanHistory();
  for (const step of steps) {
    const edit = replayStep(history, step);
    if (edit !== null) applyEdit(state, edit);
  }
  return state;
}

async function mustOpen(journal: PlanJournal, of?: 'intact' | 'backup'): Promise<OpenedPlan> {
  const opened = await journal.openPlan('p', of);
  if (!opened.ok) throw new Error(`not opened: ${JSON.stringify(opened.error)}`);
  return opened.value;
}

async function newPlan(machine: Machine, stepsBetween = 5): Promise<PlanJournal> {
  const journal = await openTab(machine, { stepsBetween });
  await journal.create(PLAN, emptyUnits(UNITS));
  return journal;
}

/** Wishes one after the other; gives what was done. */
async function edit(
  journal: PlanJournal,
  opened: OpenedPlan,
  wishes: readonly Wish[],
): Promise<HistoryStep[]> {
  const done: HistoryStep[] = [];
  for (const one of wishes) {
    await opened.history.ready();
    const step = doWish(opened, one);
    if (step === null) continue;
    done.push(step);
    expect(await journal.append('p', step)).toMatchObject({ ok: true });
  }
  return done;
}

const someWishes = (count: number): Wish[] =>
  Array.from({ length: count }, (_, i): Wish => [i % 4 === 0 ? 3 : 5 + (i % 5), (i * 5) % UNITS, i % 6]);

function sameRows(machine: Machine): void {
  const text = (disk: Machine['main']) =>
    [...disk.rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, bytes]) => `${key} ${bytes.join()}`);
  expect(text(machine.copy)).toEqual(text(machine.main));
}

describe('a journal of plans', () => {
  it('loses no acknowledged step and doubles none, wherever the process is killed, several times over', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ wishes: fc.array(wish, { maxLength: 14 }), kill: fc.nat(260), together: fc.nat(4) }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        async (lives) => {
          const machine = freshMachine();
          await (await newPlan(machine)).close();
          let kept: HistoryStep[] = [];
          for (const { wishes, kill, together } of lives) {
            passTime(machine);
            const process: Process = { left: kill, points: 0 };
            let acknowledged = 0;
            const given: HistoryStep[] = [];
            let base = -1;
            const life = async () => {
              const journal = await openTab(machine, { process });
              const opened = await mustOpen(journal);
              base = opened.seq;
              for (const [at, one] of wishes.entries()) {
                await opened.history.ready();
                const step = doWish(opened, one);
                if (step === null) continue;
                given.push(step);
                const appended = journal.append('p', step).then((result) => {
                  if (result.ok) acknowledged = Math.max(acknowledged, result.value);
                });
                if (at % (together + 1) === 0) await appended;
              }
            };
            void life();
            await settle();
            process.left = 0;
            passTime(machine);
            const journal = await openTab(machine);
            const opened = await mustOpen(journal);
            if (base >= 0) {
              expect(base).toBe(kept.length);
              expect(opened.seq).toBeGreaterThanOrEqual(acknowledged);
              expect(opened.seq).toBeLessThanOrEqual(kept.length + given.length);
              kept = [...kept, ...given].slice(0, opened.seq);
            }
            expect(opened.seq).toBe(kept.length);
            expect(opened.lost).toBe(0);
            const wanted = stateAfter(kept);
            expect(opened.state.units).toEqual(wanted.units);
            expect(opened.state.plan.zones).toEqual(wanted.plan.zones);
            await journal.close();
            sameRows(machine);
          }
        },
      ),
      { numRuns: 120 },
    );
  }, 60_000);

  it('takes everything back to the first step, over reloads, and does it again', async () => {
    const machine = freshMachine();
    const first = await newPlan(machine);
    const steps = await edit(first, await mustOpen(first), someWishes(57));
    await first.close();
    passTime(machine);
    const journal = await openTab(machine);
    const opened = await mustOpen(journal);
    const end = stateAfter(steps).units;
    expect(opened.state.units).toEqual(end);
    let back = 0;
    for (; ; back++) {
      await opened.history.ready();
      const step = doWish(opened, [0, 0, 0]);
      if (step === null) break;
      await journal.append('p', step);
    }
    expect(back).toBe(steps.length);
    expect(opened.state.units).toEqual(emptyUnits(UNITS));
    expect(opened.state.plan.zones).toEqual([]);
    await journal.close();
    passTime(machine);
    const again = await openTab(machine);
    const reopened = await mustOpen(again);
    expect(reopened.state.units).toEqual(emptyUnits(UNITS));
    for (let i = 0; i < steps.length; i++) {
      await reopened.history.ready();
      const step = doWish(reopened, [2, 0, 0]);
      expect(step).toEqual({ step: 'redo' });
      await again.append('p', step!);
    }
    expect(reopened.state.units).toEqual(end);
    expect(reopened.history.redoable()).toBeNull();
  });

  it('with the last row torn at every byte in both copies has everything before it, and says what is lost', async () => {
    const machine = freshMachine();
    const journal = await newPlan(machine);
    const steps = await edit(journal, await mustOpen(journal), someWishes(8));
    const key = `plan/p/step/${String(steps.length).padStart(10, '0')}`;
    const whole = machine.main.rows.get(key)!;
    expect(whole.length).toBeGreaterThan(20);
    for (let cut = 0; cut < whole.length; cut++) {
      for (const disk of [machine.main, machine.copy]) disk.rows.set(key, whole.slice(0, cut));
      const reader = await openTab(machine, { holder: 'other' });
      expect(reader.role()).toBe('reader');
      const opened = await mustOpen(reader);
      expect([opened.seq, opened.lost]).toEqual([steps.length - 1, 1]);
      expect(opened.state.units).toEqual(stateAfter(steps.slice(0, -1)).units);
    }
    machine.copy.rows.set(key, whole);
    const reader = await openTab(machine, { holder: 'other' });
    expect(await mustOpen(reader)).toMatchObject({ seq: steps.length, lost: 0, restoredFrom: 'copy' });
  });

  it('is whole again from its copy, whatever row the first has lost or damaged, or all of them', async () => {
    const machine = freshMachine();
    const first = await newPlan(machine);
    const steps = await edit(first, await mustOpen(first), someWishes(23));
    await first.close();
    const wanted = stateAfter(steps).units;
    const keys = [...machine.main.rows.keys()];
    expect(keys.some((key) => key.includes('/block/'))).toBe(true);
    const damages: ((disk: Machine['main']) => void)[] = [
      ...keys.flatMap((key) => [
        (disk: Machine['main']) => void disk.rows.delete(key),
        (disk: Machine['main']) =>
          void disk.rows.set(
            key,
            disk.rows.get(key)!.map((byte, i) => (i === 30 ? byte ^ 1 : byte)),
          ),
      ]),
      (disk) => disk.rows.clear(),
      (disk) => {
        disk.rows.clear();
        disk.claim = null;
      },
    ];
    for (const which of ['main', 'copy'] as const) {
      for (const damage of damages) {
        damage(machine[which]);
        passTime(machine);
        const journal = await openTab(machine);
        const opened = await mustOpen(journal);
        expect([opened.seq, opened.lost]).toEqual([steps.length, 0]);
        expect(opened.state.units).toEqual(wanted);
        for (let i = 0; i < steps.length; i++) {
          await opened.history.ready();
          expect(doWish(opened, [0, 0, 0])).not.toBeNull();
        }
        expect(journal.status().copies).toBe(2);
        await journal.close();
      }
    }
  });

  it('damaged in the middle of both copies is named, and opens as far as it is whole or from the backup', async () => {
    const machine = freshMachine();
    const first = await newPlan(machine, 10);
    const steps = await edit(first, await mustOpen(first), someWishes(16));
    await first.close();
    for (const disk of [machine.main, machine.copy]) disk.rows.delete('plan/p/step/0000000013');
    passTime(machine);
    const journal = await openTab(machine);
    expect(await journal.openPlan('p')).toEqual({
      ok: false,
      error: {
        code: 'damaged',
        intactSeq: 12,
        lastSeq: steps.length,
        backup: { seq: steps.length, savedAt: '2026-03-01 08:00' },
      },
    });
    expect((await mustOpen(journal, 'intact')).state.units).toEqual(stateAfter(steps.slice(0, 12)).units);
    // Only looked at: nothing is gone yet.
    expect(machine.main.rows.has('plan/p/step/0000000014')).toBe(true);
    const backup = await mustOpen(journal, 'backup');
    expect(backup).toMatchObject({ seq: steps.length, restoredFrom: 'backup' });
    expect(backup.state.units).toEqual(stateAfter(steps).units);
    const more = await edit(journal, backup, someWishes(14));
    await journal.close();
    passTime(machine);
    const again = await mustOpen(await openTab(machine));
    expect(again.seq).toBe(steps.length + more.length);
    expect(again.state.units).toEqual(backup.state.units);
    sameRows(machine);
  });

  it('whose end is torn in both copies offers the backup where that knows more', async () => {
    const machine = freshMachine();
    const first = await newPlan(machine, 10);
    const steps = await edit(first, await mustOpen(first), someWishes(16));
    await first.close();
    const last = `plan/p/step/${String(steps.length).padStart(10, '0')}`;
    for (const disk of [machine.main, machine.copy]) disk.rows.set(last, new Uint8Array(3));
    passTime(machine);
    const journal = await openTab(machine);
    expect(await journal.openPlan('p')).toMatchObject({
      error: { code: 'damaged', intactSeq: steps.length - 1, backup: { seq: steps.length } },
    });
    expect((await mustOpen(journal, 'backup')).state.units).toEqual(stateAfter(steps).units);
    expect(await mustOpen(journal, 'intact')).toMatchObject({ seq: steps.length - 1, lost: 1 });
    await settle();
    // What was only looked at has not taken the better backup's place.
    expect((await mustOpen(journal, 'backup')).seq).toBe(steps.length);
  });

  it('never shows an empty plan for one whose checkpoints are gone', async () => {
    const machine = freshMachine();
    const first = await newPlan(machine);
    const steps = await edit(first, await mustOpen(first), someWishes(12));
    await first.close();
    for (const disk of [machine.main, machine.copy]) {
      for (const key of [...disk.rows.keys()]) if (key.includes('/point/')) disk.rows.delete(key);
    }
    passTime(machine);
    const journal = await openTab(machine);
    expect(journal.state().plans).toMatchObject([{ id: 'p' }]);
    expect(await journal.openPlan('p')).toMatchObject({
      ok: false,
      error: { code: 'damaged', intactSeq: null },
    });
    expect((await mustOpen(journal, 'backup')).seq).toBe(steps.length);
  });

  it('says that storage is full, keeps the order, and acknowledges when there is room again', async () => {
    const machine = freshMachine();
    const journal = await newPlan(machine);
    const opened = await mustOpen(journal);
    const seen: JournalStatus[] = [];
    journal.onStatus((status) => seen.push(status));
    machine.main.fails = 'full';
    const steps = someWishes(4).flatMap((one) => doWish(opened, one) ?? []);
    const results = steps.map((step) => journal.append('p', step));
    await settle();
    expect(journal.status()).toEqual({ waiting: steps.length, trouble: 'full', copies: 2 });
    machine.main.fails = null;
    expect(await Promise.all(results)).toEqual(steps.map((_, i) => ({ ok: true, value: i + 1 })));
    expect(journal.status()).toEqual({ waiting: 0, trouble: null, copies: 2 });
    expect(seen.length).toBeGreaterThan(2);
    sameRows(machine);
  });

  it('says that there is one copy only, and brings the other up when it takes bytes again', async () => {
    const machine = freshMachine();
    const journal = await newPlan(machine);
    const opened = await mustOpen(journal);
    machine.copy.fails = 'refused';
    await edit(journal, opened, someWishes(3));
    expect(journal.status()).toEqual({ waiting: 0, trouble: null, copies: 1 });
    machine.copy.fails = null;
    await edit(journal, opened, someWishes(40));
    expect(journal.status().copies).toBe(2);
    sameRows(machine);
  });

  it('is written by one tab; a tab that slept through a take-over writes nothing and becomes a reader', async () => {
    const machine = freshMachine();
    const asleep = await newPlan(machine);
    const hers = await mustOpen(asleep);
    const steps = await edit(asleep, hers, someWishes(3));
    const second = await openTab(machine, { holder: 'second' });
    expect(second.role()).toBe('reader');
    expect(await second.append('p', steps[0]!)).toEqual({ ok: false, error: { code: 'reader' } });
    expect(await second.create({ ...PLAN, id: 'q' }, emptyUnits(1))).toMatchObject({ ok: false });
    passTime(machine);
    const third = await openTab(machine, { holder: 'third' });
    const his = await mustOpen(third);
    const more = await edit(third, his, someWishes(4));
    const roles: string[] = [];
    asleep.onRole((role) => roles.push(role));
    const late = doWish(hers, [5, 1, 0])!;
    expect(await asleep.append('p', late)).toEqual({ ok: false, error: { code: 'reader' } });
    await settle();
    expect(roles).toEqual(['reader']);
    await third.close();
    passTime(machine);
    const last = await mustOpen(await openTab(machine));
    expect(last.seq).toBe(steps.length + more.length);
    expect(last.state.units).toEqual(his.state.units);
    sameRows(machine);
  });

  it('gives one state to all who open a plan, so that none takes the numbers of another', async () => {
    const machine = freshMachine();
    const journal = await newPlan(machine);
    const [one, other] = await Promise.all([mustOpen(journal), mustOpen(journal)]);
    expect(other.state).toBe(one.state);
    const steps = await edit(journal, one, someWishes(9));
    const third = await mustOpen(journal);
    expect([third.state, third.history, third.seq]).toEqual([one.state, one.history, steps.length]);
    await edit(journal, third, someWishes(4));
    await journal.close();
    passTime(machine);
    expect((await mustOpen(await openTab(machine))).state.units).toEqual(one.state.units);
  });

  it('keeps one plan in force, and none that was removed, also where a copy missed it', async () => {
    const machine = freshMachine();
    const journal = await newPlan(machine);
    await journal.create({ ...PLAN, id: 'q', name: '二' }, emptyUnits(UNITS));
    await journal.setInForce('p');
    await journal.setInForce('q');
    expect(journal.state().plans.map(({ id, inForce }) => [id, inForce])).toEqual([
      ['p', false],
      ['q', true],
    ]);
    machine.copy.fails = 'refused';
    await journal.remove('p');
    machine.copy.fails = null;
    await journal.close();
    passTime(machine);
    const later = await openTab(machine);
    expect(later.state().plans.map(({ id }) => id)).toEqual(['q']);
    expect(await later.openPlan('p')).toEqual({ ok: false, error: { code: 'missing' } });
    expect([...machine.copy.rows.keys()].filter((key) => /\/p(\/|$)/.test(key))).toEqual(['gone/p']);
  });
});
