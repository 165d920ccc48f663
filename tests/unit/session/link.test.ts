import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORY_FIELDS } from '../../../src/domain/field';
import type { Clause } from '../../../src/domain/filter';
import { INITIAL_VIEW, WORKSPACES } from '../../../src/domain/view';
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
