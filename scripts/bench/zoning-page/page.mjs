import { wrap } from 'comlink';
import { keepPlans } from '../../../src/jobs/keep-plans';
import { openPlanStores } from '../../../src/workers/open-plan-stores';

window.bench = wrap(new Worker(new URL('./zoning-bench-worker.mjs', import.meta.url), { type: 'module' }));

const UNITS = 1000;
const ZONES = 30;

function plan() {
  const zone = (id) => ({
    id,
    name: `${id}`,
    level: 'second',
    chief: { name: '', unit: '', phone: '', shift: '' },
    from: '',
    to: '',
  });
  return {
    id: 'bench',
    name: 'bench',
    unitSet: 'none',
    zones: Array.from({ length: ZONES }, (_, i) => zone(i + 1)),
    nextZone: ZONES + 1,
    inForce: false,
  };
}

/** The journal as the app opens it, over the browser's own stores. */
window.journal = {
  async write(edits) {
    const journal = await keepPlans(openPlanStores());
    const units = { zone: new Uint32Array(UNITS), locked: new Uint8Array(UNITS) };
    const created = await journal.create(plan(), units);
    if (!created.ok) throw new Error(created.error.code);
    const opened = await journal.openPlan('bench');
    if (!opened.ok) throw new Error(opened.error.code);
    const { state, history } = opened.value;
    const start = performance.now();
    let last = null;
    for (let edit = 0; edit < edits; edit++) {
      const unit = (edit * 7) % UNITS;
      const step = {
        kind: 'assign',
        units: [unit],
        before: [state.units.zone[unit]],
        zone: 1 + (edit % ZONES),
      };
      history.push(step);
      state.units.zone[unit] = step.zone;
      last = journal.append('bench', { step: 'do', edit: step });
      // As many in flight as a hand that never rests could have.
      if (edit % 200 === 199) await last;
    }
    const kept = await last;
    if (!kept.ok) throw new Error(kept.error.code);
    const taken = performance.now() - start;
    const sum = state.units.zone.reduce((total, zone) => total + zone, 0);
    await journal.close();
    return { taken, seq: kept.value, sum };
  },
  async read() {
    const journal = await keepPlans(openPlanStores());
    const start = performance.now();
    const opened = await journal.openPlan('bench');
    if (!opened.ok) throw new Error(opened.error.code);
    const taken = performance.now() - start;
    const { state, seq, history } = opened.value;
    await history.ready();
    const undoable = history.undoable() !== null;
    await journal.close();
    return { taken, seq, sum: state.units.zone.reduce((total, zone) => total + zone, 0), undoable };
  },
};
