import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Extent, LngLat } from '../../../src/domain/place';
import { plansInMemory } from '../../../src/jobs/keep-plans';
import { reshapeUnits } from '../../../src/jobs/reshape-units';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import { type Application, createApplication, type Services } from '../../../src/state/application';
import { openDesk, strokeOnce } from '../../../src/state/plan-commands';
import { createPlan, openPlan, openPlanning } from '../../../src/state/plan-library';
import { addZone } from '../../../src/state/plan-zones';
import {
  adoptReshape,
  aimAt,
  aimMetres,
  mergePicked,
  pickAimed,
  reshapeAt,
  reshapeDrawing,
  setReshapeMode,
  splitAimed,
  takeBackReshape,
  unitsNow,
} from '../../../src/state/reshape-commands';
import { segmentsOf } from '../zoning/street-lattice';

const recipe = { kind: 'segments', depthMetres: 15, reachMetres: 50, longestMetres: 0 } as const;
const [WEST, SOUTH, STEP] = [114, 30, 0.002];

/** Four streets by four, straight: 24 segments of about 193 m (along) and 222 m (up), the rows' first. */
function lattice() {
  const steps = [0, 1, 2, 3];
  const point = (column: number, row: number) => [WEST + column * STEP, SOUTH + row * STEP];
  const lines = [
    ...steps.map((row) => steps.map((column) => point(column, row))),
    ...steps.map((column) => steps.map((row) => point(column, row))),
  ];
  return segmentsOf(lines, recipe);
}

/** On the southernmost street, so many segments from the west. */
const along = (segments: number): LngLat => [WEST + segments * STEP, SOUTH + 0.000_02];

async function planning() {
  const values = new Map<string, unknown>();
  const journal = await plansInMemory();
  const rooms = { opened: 0, closed: 0 };
  const services = {
    keeper: {
      value: async (key: string) => values.get(key),
      putValue: async (key: string, value: unknown) => void values.set(key, value),
    },
    measure: () => undefined,
    openPlanJournal: async () => journal,
    openPlanRoom: () => {
      rooms.opened += 1;
      return {
        reshapeUnits: async (request: never) => reshapeUnits(request),
        close: () => (rooms.closed += 1),
      };
    },
  } as unknown as Services;
  const app = createApplication(services, EMPTY_MANIFEST);
  const units = lattice();
  await journal.putUnitSet(units, recipe);
  await openPlanning(app);
  await createPlan(app, '方案 1', units.id);
  addZone(app, (n) => `第 ${n} 段`);
  return { app, journal, units, rooms };
}

describe('segments reshaped in a plan', () => {
  let at: Awaited<ReturnType<typeof planning>>;
  let app: Application;
  const reshape = () => app.store.getState().plans.reshape;
  const click = (place: LngLat) => reshapeAt(app, place, openDesk(app)!.index.at(place) ?? 0);
  beforeEach(async () => {
    vi.stubGlobal('requestAnimationFrame', (done: () => void) => setTimeout(done));
    at = await planning();
    app = at.app;
  });

  it('collects splits and merges and adopts them as one new set and one new plan, the old one kept', async () => {
    const { journal, units } = at;
    const before = app.store.getState().plans.open!.plan;
    const first = openDesk(app)!.index.at(along(0.5))!;
    strokeOnce(app, 'assign', 1, [first]);

    await click(along(0.25));
    // A second cut of what is on the map one segment still.
    await click(along(0.75));
    expect(reshape().steps.map(({ kind, units: after }) => [kind, after.codes.length])).toEqual([
      ['split', units.codes.length + 1],
      ['split', units.codes.length + 2],
    ]);
    expect(reshape().steps[0]!.metres[0]! / units.lengthMetres[first]!).toBeCloseTo(0.25, 3);
    setReshapeMode(app, 'merge');
    // The last quarter and the two segments after it, in an order in which the first two do not touch.
    for (const place of [along(0.9), along(2.5), along(1.5)]) await click(place);
    expect(app.store.getState().plans.marks!.units).toHaveLength(3);
    await mergePicked(app);
    expect(reshape()).toMatchObject({ refusal: null, busy: false, picked: [] });
    expect(app.store.getState().plans.marks).toBeNull();
    expect(reshape().steps.at(-1)).toMatchObject({ kind: 'merge', parts: 3 });
    // Painted meanwhile: it counts as well.
    const up = openDesk(app)!.index.at([WEST, SOUTH + 0.5 * STEP])!;
    strokeOnce(app, 'assign', 1, [up]);
    // Nothing is kept or shown before.
    expect(journal.state().unitSets).toHaveLength(1);
    expect(openDesk(app)!.units.id).toBe(units.id);

    expect(await adoptReshape(app, '方案 1 · 调整后')).toBe(true);
    expect(journal.state().unitSets).toHaveLength(2);
    expect(journal.state().plans.map(({ name }) => name)).toEqual(['方案 1', '方案 1 · 调整后']);
    const desk = openDesk(app)!;
    expect(desk.plan()).toMatchObject({ name: '方案 1 · 调整后', zones: before.zones, inForce: false });
    expect(desk.units.codes).toHaveLength(units.codes.length);
    const metres = (set: typeof units) => set.lengthMetres.reduce((sum, one) => sum + one, 0);
    expect(metres(desk.units)).toBeCloseTo(metres(units), 3);
    const owner = (place: LngLat) => desk.state.units.zone[desk.index.at(place)!];
    expect([0.1, 0.5].map((part) => owner(along(part)))).toEqual([1, 1]);
    // What the merged one was first had a chief; it goes on.
    expect(owner(along(2.5))).toBe(1);
    expect(owner([WEST, SOUTH + 0.5 * STEP])).toBe(1);
    expect([...desk.state.units.zone].filter((zone) => zone === 1)).toHaveLength(4);
    expect(app.store.getState().notices.at(-1)).toMatchObject({
      key: 'plan.notice.reshaped',
      values: { n: 3, units: units.codes.length, name: '方案 1 · 调整后', before: '方案 1' },
    });
    expect(reshape().steps).toEqual([]);
    expect(at.rooms.closed).toBe(at.rooms.opened);

    await openPlan(app, before.id);
    expect(openDesk(app)!.units.id).toBe(units.id);
    expect([...openDesk(app)!.state.units.zone].filter((zone) => zone === 1)).toHaveLength(2);
  });

  it('says why a change cannot be, keeps those before it, and takes back the last', async () => {
    await click(along(1.4));
    await click(along(2.001));
    expect(reshape()).toMatchObject({ refusal: 'too_short', steps: [{ kind: 'split' }] });
    setReshapeMode(app, 'merge');
    expect(reshape().refusal).toBeNull();
    await click(along(0.5));
    await click(along(2.5));
    await mergePicked(app);
    expect(reshape()).toMatchObject({ refusal: 'apart', steps: [{ kind: 'split' }] });
    // A second click lets one go.
    await click(along(2.5));
    expect(reshape().picked).toHaveLength(1);
    takeBackReshape(app);
    expect(reshape().steps).toEqual([]);
    expect(await adoptReshape(app, 'x')).toBe(false);
    app.store.setState(({ plans }) => ({ plans: { ...plans, role: 'reader' } }));
    setReshapeMode(app, 'split');
    await click(along(0.5));
    expect(reshape().steps).toEqual([]);
  });

  it('takes a segment from the list, cuts it at so many metres, picks what to merge, and draws both', async () => {
    const { units } = at;
    const first = openDesk(app)!.index.at(along(0.5))!;
    const metres = units.lengthMetres[first]!;
    aimAt(app, first);
    expect(reshape().aim).toEqual({ unit: first, metres: Math.round(metres / 2) });
    aimMetres(app, metres / 4);
    const drawing = reshapeDrawing(app);
    expect(drawing.chosen).toHaveLength(2);
    expect(Math.abs(drawing.aim![0] - (WEST + STEP / 4))).toBeLessThan(STEP / 1000);
    await splitAimed(app);
    expect(reshape()).toMatchObject({ aim: null, steps: [{ kind: 'split', parts: 2 }] });
    expect(unitsNow(app)!.lengthMetres[first]! / metres).toBeCloseTo(0.25, 3);
    expect(reshapeDrawing(app)).toMatchObject({ aim: null, chosen: [], joined: [] });
    expect(reshapeDrawing(app).cuts[0]![0]).toBeCloseTo(WEST + STEP / 4, 6);

    setReshapeMode(app, 'merge');
    const rest = units.codes.length;
    for (const unit of [rest, first]) {
      aimAt(app, unit);
      expect(reshapeDrawing(app).aim).toBeNull();
      pickAimed(app);
    }
    // Both parts are one segment on the map still.
    expect(reshape().picked.map(({ shown }) => shown)).toEqual([first, first]);
    await mergePicked(app);
    expect(unitsNow(app)!.lengthMetres[first]).toBeCloseTo(metres, 3);
    const [line] = reshapeDrawing(app).joined;
    expect([line![0]![0], line!.at(-1)![0]].sort()).toEqual(
      [WEST, WEST + STEP].map((lng) => expect.closeTo(lng, 6)),
    );
    takeBackReshape(app);
    takeBackReshape(app);
    expect(reshapeDrawing(app)).toEqual({ cuts: [], joined: [], chosen: [], aim: null });
    // Too near an end: said, and the aim stays.
    setReshapeMode(app, 'split');
    aimAt(app, first);
    aimMetres(app, 2);
    await splitAimed(app);
    expect(reshape()).toMatchObject({ refusal: 'too_short', aim: { unit: first, metres: 2 }, steps: [] });
  });

  it('a plan that is opened is looked at where none of it is in view', async () => {
    const fits: Extent[] = [];
    const fitTo = (extent: Extent) => {
      fits.push(extent);
      return null;
    };
    const view = { west: 120, south: 30, east: 121, north: 31 };
    const map = { flyTo: () => undefined, jumpTo: () => undefined, extent: () => view };
    app.map = { ...map, fitTo };
    const first = app.store.getState().plans.open!.plan.id;
    await openPlan(app, first);
    // Read anew, not opened.
    expect(fits).toEqual([]);
    await createPlan(app, '方案 2', at.units.id);
    expect(fits).toHaveLength(1);
    expect(fits[0]!.west).toBeCloseTo(WEST, 2);
    expect(fits[0]!.north).toBeCloseTo(SOUTH + 3 * STEP, 2);
    app.map = { ...app.map, extent: () => ({ west: 113, south: 29, east: WEST + STEP, north: 31 }) };
    await openPlan(app, first);
    expect(fits).toHaveLength(1);
  });
});
