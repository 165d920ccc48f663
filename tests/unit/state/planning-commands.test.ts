import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LngLat } from '../../../src/domain/place';
import { plansInMemory } from '../../../src/jobs/keep-plans';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import { type Application, createApplication, type Services } from '../../../src/state/application';
import {
  edit,
  editLabel,
  openDesk,
  redoPlan,
  resizeBrush,
  setActiveZone,
  setUnitLoads,
  undoPlan,
} from '../../../src/state/plan-commands';
import {
  boxUnits,
  clickUnit,
  drag,
  drawnShape,
  giveUnit,
  press,
  releaseStroke,
  stepUnit,
} from '../../../src/state/plan-gestures';
import {
  createPlan,
  openPlan,
  openPlanning,
  putInForce,
  removePlan,
  renamePlan,
} from '../../../src/state/plan-library';
import {
  addZone,
  changeZone,
  deleteZone,
  mergeZoneInto,
  setAllDates,
  splitZone,
  swapZonesOf,
  zoneFaults,
  zonesFromPolygons,
} from '../../../src/state/plan-zones';
import { redo, undo } from '../../../src/state/view-commands';
import { latticeUnits } from '../zoning/lattice-units';

const nameOf = (n: number) => `第 ${n} 网格`;
/** Six columns by five rows of 0.001°, from the south west. */
const at = (column: number, row: number): LngLat => [
  121.4 + (column + 0.5) / 1000,
  31.2 + (row + 0.5) / 1000,
];

async function planning(): Promise<Application> {
  const values = new Map<string, unknown>();
  const journal = await plansInMemory();
  const services = {
    keeper: {
      value: async (key: string) => values.get(key),
      putValue: async (key: string, value: unknown) => void values.set(key, value),
    },
    measure: () => undefined,
    openPlanJournal: async () => journal,
  } as unknown as Services;
  const app = createApplication(services, EMPTY_MANIFEST);
  const units = latticeUnits(6, 5, {
    names: Array.from({ length: 30 }, (_, i) => (i % 6 === 2 ? '中路' : '')),
  });
  await journal.putUnitSet(units, { kind: 'imported' });
  await openPlanning(app);
  await createPlan(app, '方案 1', units.id);
  return app;
}

const zonesOf = (app: Application) => app.store.getState().plans.open!.plan.zones;
const holds = (app: Application, zone: number) =>
  [...openDesk(app)!.state.units.zone].flatMap((one, unit) => (one === zone ? [unit] : []));
const settled = () => new Promise((done) => setTimeout(done));

describe('a planner at work', () => {
  let app: Application;
  beforeEach(async () => {
    vi.stubGlobal('requestAnimationFrame', (done: () => void) => setTimeout(done));
    app = await planning();
  });

  it('paints a new zone at once, saves it as one command and takes it back by name', async () => {
    addZone(app, nameOf);
    expect(app.store.getState().plans).toMatchObject({ activeZone: 1, tool: 'brush' });
    expect(press(app, 'brush', at(0, 0), 20)).toBe(true);
    drag(app, at(0, 0), at(4, 0), 20);
    expect(openDesk(app)!.inStroke()).toBe(true);
    releaseStroke(app);
    expect(holds(app, 1)).toEqual([0, 1, 2, 3, 4]);
    await settled();
    expect(app.store.getState().plans.open!.saved).toEqual({ state: 'saved', seq: 2 });
    app.stepHere = (step) => void (step === 'undo' ? undoPlan(app) : redoPlan(app));
    undo(app);
    await settled();
    expect(holds(app, 1)).toEqual([]);
    expect(app.store.getState().notices.at(-1)).toMatchObject({
      key: 'notice.undone',
      values: { what: 'plan.edit.assign' },
    });
    redo(app);
    await settled();
    expect(holds(app, 1)).toHaveLength(5);
    await redoPlan(app);
    expect(app.store.getState().notices.at(-1)!.key).toBe('plan.notice.nothing-to-redo');
  });

  it('asks for a zone before a tool gives units to nobody', () => {
    expect(press(app, 'brush', at(0, 0), 20)).toBe(false);
    expect(app.store.getState().notices.at(-1)!.key).toBe('plan.notice.choose-zone');
    expect(press(app, 'erase', at(0, 0), 20)).toBe(true);
  });

  it('has a tool for boxes, rings, regions, roads, locks and lines', async () => {
    addZone(app, nameOf);
    boxUnits(app, at(0, 0), at(1.2, 4.2));
    expect(holds(app, 1)).toHaveLength(10);
    drawnShape(app, 'polygon', [at(2.6, -1), at(6, -1), at(6, 1.6), at(2.6, 1.6)], nameOf);
    expect(app.store.getState().plans.activeZone).toBe(2);
    expect(holds(app, 2)).toEqual([3, 4, 5, 9, 10, 11]);
    clickUnit(app, 'road', 2);
    expect(holds(app, 2).filter((unit) => unit % 6 === 2)).toHaveLength(5);
    press(app, 'lock', at(2, 2), 5);
    releaseStroke(app);
    clickUnit(app, 'fill', 29);
    expect(holds(app, 0)).toEqual([]);
    splitZone(app, nameOf, [at(2.5, -2), at(2.5, 6)]);
    expect(zonesOf(app).map(({ name }) => name)).toEqual(['第 1 网格', '第 2 网格', '第 3 网格']);
    expect(holds(app, 2).every((unit) => unit % 6 === 2)).toBe(true);
    expect(holds(app, 3)).toHaveLength(15);
    await undoPlan(app);
    expect(holds(app, 2)).toHaveLength(20);
    // The locked unit keeps its zone from being dissolved.
    mergeZoneInto(app, 1, 2);
    expect(app.store.getState().notices.at(-1)!.key).toBe('plan.notice.locked-units');
    swapZonesOf(app, 1, 2);
    expect(holds(app, 2)).toHaveLength(11);
  });

  it('works by the keyboard alone', () => {
    app.store.setState({ camera: { lng: at(1, 1)[0], lat: at(1, 1)[1], zoom: 14 } });
    addZone(app, nameOf);
    const first = stepUnit(app, 1, 0)!;
    expect(first).toBe(7);
    app.store.setState(({ plans }) => ({ plans: { ...plans, hovered: first } }));
    expect(stepUnit(app, 1, 0)).toBe(8);
    expect(stepUnit(app, 0, 1)).toBe(14);
    giveUnit(app, 14, false);
    expect(holds(app, 1)).toEqual([14]);
    giveUnit(app, 14, true);
    expect(holds(app, 1)).toEqual([]);
    resizeBrush(app, true);
    expect(app.store.getState().plans.brushPixels).toBeGreaterThan(14);
  });

  it('turns polygons into zones without a gap or an overlap', () => {
    const ring = (west: number, east: number) => [
      [west, 31.1],
      [east, 31.1],
      [east, 31.3],
      [west, 31.3],
    ];
    // Overlapping between 121.4029 and 121.4033: each unit goes where most of it lies.
    const rings = [ring(121.39, 121.4033), ring(121.4029, 121.41)];
    app.store.setState({
      zones: {
        source: null,
        zoneSet: {
          id: 'z',
          name: '两片',
          zones: ['西', '东'].map((name) => ({
            id: name,
            name,
            district: '',
            street: '',
            community: '',
            areaKm2: 1,
          })),
          geometry: {
            coordinates: Float64Array.from(rings.flat(2)),
            ringStarts: Uint32Array.from([0, 4, 8]),
            zoneStarts: Uint32Array.from([0, 1, 2]),
          },
          extent: { west: 121.39, south: 31.1, east: 121.41, north: 31.3 },
        },
      },
    });
    zonesFromPolygons(app);
    expect(zonesOf(app).map(({ name }) => name)).toEqual(['西', '东']);
    expect(holds(app, 1)).toHaveLength(15);
    expect(holds(app, 2)).toHaveLength(15);
    expect(editLabel({ kind: 'several', edits: [{ kind: 'add_zone', zone: zonesOf(app)[0]! }] })).toBe(
      'plan.edit.add_zone',
    );
  });

  it('keeps several plans: copies, renames, one in force, and opens the last one again', async () => {
    addZone(app, nameOf, [0, 1]);
    const first = app.store.getState().plans.open!.plan.id;
    renamePlan(app, ' 春季 ');
    await createPlan(app, '夏季', 'lattice', true);
    const second = app.store.getState().plans.open!.plan;
    expect(second).toMatchObject({ name: '夏季', zones: [{ name: '第 1 网格' }] });
    expect(holds(app, 1)).toEqual([0, 1]);
    deleteZone(app, 1);
    await openPlan(app, first);
    expect(app.store.getState().plans.open!.plan.name).toBe('春季');
    expect(holds(app, 1)).toEqual([0, 1]);
    await putInForce(app, first);
    expect(app.store.getState().plans.heads.map(({ inForce }) => inForce)).toEqual([true, false]);
    await removePlan(app, first);
    expect(app.store.getState().plans.open!.plan.id).toBe(second.id);
  });

  it('checks a zone’s description and dates', () => {
    addZone(app, nameOf);
    addZone(app, nameOf);
    const [one, two] = zonesOf(app);
    const chief = { ...one!.chief, phone: '12a' };
    const bad = { ...one!, name: ' 第 2 网格', chief, from: '2026-02-01', to: '2026-01-31' };
    expect(zoneFaults(bad, [one!, two!])).toEqual(['twice', 'phone', 'dates']);
    expect(zoneFaults({ ...one!, name: ' ' }, [one!])).toEqual(['name']);
    changeZone(app, {
      ...one!,
      chief: { name: '张三', unit: '城管中队', phone: '021-5555 0101', shift: '早班' },
    });
    expect(zonesOf(app)[0]!.chief.name).toBe('张三');
    setAllDates(app, '2026-01-01', '2026-12-31');
    expect(zonesOf(app).every(({ to }) => to === '2026-12-31')).toBe(true);
  });

  it('a reader looks and does not write', () => {
    app.store.setState(({ plans }) => ({ plans: { ...plans, role: 'reader' } }));
    addZone(app, nameOf);
    expect(zonesOf(app)).toEqual([]);
    expect(press(app, 'erase', at(0, 0), 9)).toBe(false);
    expect(edit(app, { kind: 'rename', before: '', after: 'x' })).toBe(false);
  });

  it('live totals follow the loads', () => {
    addZone(app, nameOf, [0, 1, 2]);
    setUnitLoads(app, new Float64Array(30).fill(2.5), new Uint32Array(30).fill(3));
    setActiveZone(app, 1);
    expect(openDesk(app)!.total('load', 1)).toBe(7.5);
    expect(openDesk(app)!.total('cases', 1)).toBe(9);
    expect(openDesk(app)!.places()).toEqual([
      { name: '第 1 网格', lng: at(1, 0)[0], lat: at(1, 0)[1], units: 3 },
    ]);
  });
});
