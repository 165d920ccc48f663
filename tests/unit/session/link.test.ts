import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_COUNTING } from '../../../src/domain/fact-context';
import { CATEGORY_FIELDS } from '../../../src/domain/field';
import type { Clause } from '../../../src/domain/filter';
import { type Measure, RESPONSE_HOURS } from '../../../src/domain/measure';
import { ROW_SET_SOURCES } from '../../../src/domain/row-set';
import { INITIAL_VIEW, WORKSPACES } from '../../../src/domain/view';
import { weekHoursFrom } from '../../../src/domain/week-hours';
import { decodeLink, encodeLink, MAX_LINK_CHARACTERS } from '../../../src/session/link';
import type { LinkState } from '../../../src/session/view-schema';

const lng = fc.double({ min: -180, max: 180, noNaN: true }).map((x) => x + 0);
const lat = fc.double({ min: -90, max: 90, noNaN: true }).map((x) => x + 0);
const text = fc.string({ maxLength: 12, unit: 'grapheme' });

const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc.record({
    kind: fc.constant('time' as const),
    field: fc.constantFrom('reported_at' as const, 'closed_at' as const),
    from: fc.integer(),
    to: fc.integer(),
  }),
  fc.record({
    kind: fc.constant('class' as const),
    majors: fc.array(text, { maxLength: 3 }),
    minors: fc.array(fc.tuple(text, text), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('values' as const),
    field: fc.constantFrom(...CATEGORY_FIELDS),
    values: fc.array(text, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('lasso' as const),
    ring: fc.array(fc.tuple(lng, lat), { minLength: 3, maxLength: 6 }),
  }),
  fc.record({
    kind: fc.constant('hours' as const),
    field: fc.constant('reported_at' as const),
    hours: fc.array(fc.integer({ min: 0, max: 167 }), { maxLength: 168 }).map((list) => weekHoursFrom(list)),
  }),
  fc.record({
    kind: fc.constant('number' as const),
    measure: fc.constantFrom<Measure>(RESPONSE_HOURS, { kind: 'field', field: 'overdue' }),
    from: fc.option(fc.integer()),
    to: fc.option(fc.integer()),
  }),
  fc.record({
    kind: fc.constant('fact' as const),
    fact: text,
    holds: fc.boolean(),
    choice: fc.constantFrom(DEFAULT_COUNTING, { ...DEFAULT_COUNTING, asOf: 5 }),
  }),
  fc.record({
    kind: fc.constant('set' as const),
    source: fc.constantFrom(...ROW_SET_SOURCES),
    recipe: fc.constant({ cellMetres: 200, filter: [{ kind: 'text', text: '摊' }], of: [1, null, [true]] }),
    frozenAt: fc.integer(),
  }),
);

const state: fc.Arbitrary<LinkState> = fc.record({
  v: fc.constant(1 as const),
  data: fc.option(text),
  workspace: fc.constantFrom(...WORKSPACES),
  view: fc.record({
    filter: fc.array(clause, { maxLength: 4 }),
    layers: fc.constant(INITIAL_VIEW.layers),
  }),
  camera: fc.option(
    fc.record({ lng, lat, zoom: fc.double({ min: 0, max: 22, noNaN: true }).map((x) => x + 0) }),
  ),
});

describe('link', () => {
  it('brings every state back, or says that it is too long', () => {
    fc.assert(
      fc.property(state, (original) => {
        const link = encodeLink(original);
        if (link === null) {
          expect(JSON.stringify(original).length).toBeGreaterThan(MAX_LINK_CHARACTERS / 4);
          return;
        }
        expect(link.length).toBeLessThanOrEqual(MAX_LINK_CHARACTERS);
        expect(decodeLink(`#${link}`)).toEqual(JSON.parse(JSON.stringify(original)));
      }),
    );
  });

  it('carries how facts count, and refuses a way that there is none', () => {
    const linkOf = (counting: unknown) => {
      const original = {
        v: 1,
        data: null,
        workspace: 'situation',
        view: { ...INITIAL_VIEW, counting },
        camera: null,
      };
      return decodeLink(encodeLink(original as LinkState)!);
    };
    const counting = { asOf: Date.UTC(2025, 5, 30), basis: 'closed_at', convention: 'yuncheng' };
    expect(linkOf(counting)?.view.counting).toEqual(counting);
    expect(linkOf(undefined)?.view).toEqual(INITIAL_VIEW);
    expect(linkOf({ ...counting, asOf: null })).not.toBeNull();
    for (const bad of [
      null,
      {},
      { ...counting, asOf: 1e300 },
      { ...counting, asOf: '2025-06-30' },
      { ...counting, basis: 'status' },
      { ...counting, convention: 'mine' },
      { ...counting, extra: 1 },
    ]) {
      expect(linkOf(bad)).toBeNull();
    }
  });

  it('refuses moments that no calendar has', () => {
    const time = (from: number) => ({
      v: 1,
      data: null,
      workspace: 'situation',
      view: { ...INITIAL_VIEW, filter: [{ kind: 'time', field: 'reported_at', from, to: 0 }] },
      camera: null,
    });
    expect(decodeLink(encodeLink(time(-1) as LinkState)!)).not.toBeNull();
    expect(decodeLink(encodeLink(time(-1e18) as LinkState)!)).toBeNull();
  });

  it('refuses hours beyond a day, unknown sources and recipes without end', () => {
    const linkOf = (clause: unknown) => {
      const original = {
        v: 1,
        data: null,
        workspace: 'situation',
        view: { ...INITIAL_VIEW, filter: [clause] },
        camera: null,
      };
      return decodeLink(encodeLink(original as LinkState)!);
    };
    const hours = (monday: number) => ({
      kind: 'hours',
      field: 'reported_at',
      hours: [monday, 0, 0, 0, 0, 0, 0],
    });
    expect(linkOf(hours(2 ** 24 - 1))).not.toBeNull();
    expect(linkOf(hours(2 ** 24))).toBeNull();
    expect(linkOf(hours(0.5))).toBeNull();
    const set = (source: string, of: unknown) => ({ kind: 'set', source, recipe: { of }, frozenAt: 0 });
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(linkOf(set('hotspot', nested(5)))).not.toBeNull();
    expect(linkOf(set('hotspot', nested(50)))).toBeNull();
    expect(linkOf(set('anything', 1))).toBeNull();
  });

  it('refuses what is too long instead of cutting it', () => {
    const values = Array.from({ length: 900 }, (_, index) => `街道${index}`);
    const long: LinkState = {
      v: 1,
      data: null,
      workspace: 'situation',
      view: { ...INITIAL_VIEW, filter: [{ kind: 'values', field: 'street', values }] },
      camera: null,
    };
    expect(encodeLink(long)).toBeNull();
  });

  it('takes nothing from a hostile fragment', () => {
    fc.assert(
      fc.property(fc.string(), (junk) => {
        expect(decodeLink(junk)).toBeNull();
        expect(decodeLink(`s=${junk}`)).toBeNull();
      }),
    );
    const hostile = [
      { v: 2 },
      { v: 1, data: null, workspace: 'admin', view: INITIAL_VIEW, camera: null },
      { v: 1, data: null, workspace: 'data', view: { ...INITIAL_VIEW, extra: 1 }, camera: null },
      {
        v: 1,
        data: null,
        workspace: 'data',
        camera: null,
        view: { ...INITIAL_VIEW, filter: [{ kind: 'values', field: 'row_id; DROP', values: [] }] },
      },
      { v: 1, data: null, workspace: 'data', view: INITIAL_VIEW, camera: { lng: 999, lat: 0, zoom: 3 } },
    ];
    for (const value of hostile) {
      expect(decodeLink(`s=${btoa(JSON.stringify(value))}`)).toBeNull();
    }
  });
});
