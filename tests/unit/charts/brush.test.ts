import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brushDomain,
  dragTo,
  makeGesture,
  moveGesture,
  nudgeEdge,
  resizeGesture,
  type Span,
  shiftSpan,
  snapOutward,
} from '../../../src/charts/brush';
import {
  addUnits,
  CHART_UNITS,
  type ChartUnit,
  DAY_MS,
  floorToUnit,
  unitsBetween,
} from '../../../src/charts/calendar';

const day = (month: number, date: number) => Date.UTC(2024, month - 1, date);
const unitOf = fc.constantFrom(...CHART_UNITS);

/** A domain of 1 to 400 units, and fractions to pick times (also outside of it) with. */
const scene = fc.record({
  unit: unitOf,
  first: fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2030, 0, 1) }),
  units: fc.integer({ min: 1, max: 400 }),
  at: fc.double({ min: -0.3, max: 1.3, noNaN: true }),
  to: fc.double({ min: -0.3, max: 1.3, noNaN: true }),
});
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

function domainOf({ unit, first, units }: Scene): Span {
  const from = floorToUnit(first, unit);
  return { from, to: addUnits(from, unit, units) };
}
const timeAt = (domain: Span, fraction: number) => domain.from + (domain.to - domain.from) * fraction;

function expectWhole(span: Span, unit: ChartUnit, domain: Span): void {
  expect(floorToUnit(span.from, unit)).toBe(span.from);
  expect(floorToUnit(span.to, unit)).toBe(span.to);
  expect(span.to).toBeGreaterThan(span.from);
  expect(span.from).toBeGreaterThanOrEqual(domain.from);
  expect(span.to).toBeLessThanOrEqual(domain.to);
}

describe('brush', () => {
  const domain = { from: day(1, 1), to: day(4, 1) };

  it('makes a span that holds the units under both ends, whichever way it is drawn', () => {
    const noon = 12 * 3_600_000;
    const forward = dragTo(makeGesture(day(2, 3) + noon), day(2, 5) + noon, 'day', domain);
    const backward = dragTo(makeGesture(day(2, 5) + noon), day(2, 3) + noon, 'day', domain);
    expect(forward).toEqual({ from: day(2, 3), to: day(2, 6) });
    expect(backward).toEqual(forward);
    expect(dragTo(makeGesture(day(2, 3)), day(2, 20), 'month', domain)).toEqual({
      from: day(2, 1),
      to: day(3, 1),
    });
  });

  it('resizes to the nearest boundary and may cross the fixed edge', () => {
    const span = { from: day(2, 1), to: day(2, 10) };
    const gesture = resizeGesture('from', span);
    expect(dragTo(gesture, day(2, 4) + 1000, 'day', domain)).toEqual({ from: day(2, 4), to: day(2, 10) });
    expect(dragTo(gesture, day(2, 20), 'day', domain)).toEqual({ from: day(2, 10), to: day(2, 20) });
    expect(dragTo(gesture, day(2, 10) + 1, 'day', domain)).toEqual({ from: day(2, 10), to: day(2, 11) });
    expect(dragTo(gesture, day(2, 10) - 1, 'day', domain)).toEqual({ from: day(2, 9), to: day(2, 10) });
  });

  it('moves a month span by months, with its number of months', () => {
    const span = { from: day(1, 1), to: day(3, 1) };
    expect(dragTo(moveGesture(day(1, 20), span), day(2, 2), 'month', domain)).toEqual({
      from: day(2, 1),
      to: day(4, 1),
    });
  });

  it('covers the data with whole units', () => {
    expect(brushDomain(day(1, 10) + 1, day(3, 2), 'month')).toEqual({ from: day(1, 1), to: day(4, 1) });
    expect(brushDomain(day(1, 10), day(1, 10), 'day')).toEqual({ from: day(1, 10), to: day(1, 11) });
  });

  it('gives whole units inside the domain, whatever is dragged', () => {
    fc.assert(
      fc.property(scene, fc.constantFrom('make', 'from', 'to', 'move'), (s, kind) => {
        const all = domainOf(s);
        const before = snapOutward({ from: timeAt(all, 0.2), to: timeAt(all, 0.6) }, s.unit);
        const grabbed = timeAt(all, s.at);
        const gesture =
          kind === 'make'
            ? makeGesture(grabbed)
            : kind === 'move'
              ? moveGesture(grabbed, before)
              : resizeGesture(kind === 'from' ? 'from' : 'to', before);
        const after = dragTo(gesture, timeAt(all, s.to), s.unit, all);
        expectWhole(after, s.unit, all);
        if (kind === 'move') {
          expect(unitsBetween(after.from, after.to, s.unit)).toBe(
            unitsBetween(before.from, before.to, s.unit),
          );
        }
      }),
    );
  });

  it('goes by minutes and stays inside the domain where it does not snap', () => {
    const domain = { from: 0, to: 10 * 86_400_000 };
    const hour = 3_600_000;
    expect(dragTo(makeGesture(5 * hour + 20_000), 2 * hour + 40_000, null, domain)).toEqual({
      from: 2 * hour + 60_000,
      to: 5 * hour,
    });
    expect(dragTo(makeGesture(hour), hour + 5, null, domain)).toEqual({ from: hour, to: hour + 60_000 });
    expect(dragTo(moveGesture(hour, { from: 0, to: hour }), 99 * 86_400_000, null, domain)).toEqual({
      from: domain.to - hour,
      to: domain.to,
    });
    expect(dragTo(resizeGesture('from', { from: 0, to: 30 * hour }), -5, null, domain)).toEqual({
      from: 0,
      to: 30 * hour,
    });
  });

  it('shifts there and back to where it was, when no end is met', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: -20, max: 20 }), (s, n) => {
        const wide = {
          from: addUnits(domainOf(s).from, s.unit, -50),
          to: addUnits(domainOf(s).to, s.unit, 50),
        };
        const span = domainOf(s);
        expect(shiftSpan(shiftSpan(span, n, s.unit, wide), -n, s.unit, wide)).toEqual(span);
      }),
    );
  });

  it('nudges an edge by units, and stops one unit before the other edge and at the ends', () => {
    fc.assert(
      fc.property(
        scene,
        fc.constantFrom('from' as const, 'to' as const),
        fc.integer({ min: -900, max: 900 }),
        (s, edge, n) => {
          const all = domainOf(s);
          const before = snapOutward({ from: timeAt(all, 0.3), to: timeAt(all, 0.5) }, s.unit);
          const after = nudgeEdge(before, edge, n, s.unit, all);
          expectWhole(after, s.unit, all);
          if (edge === 'from') expect(after.to).toBe(before.to);
          else expect(after.from).toBe(before.from);
        },
      ),
    );
    const span = { from: day(2, 1), to: day(2, 4) };
    expect(nudgeEdge(span, 'from', 1, 'day', domain).from).toBe(day(2, 2));
    expect(nudgeEdge(span, 'from', 30, 'day', domain).from).toBe(day(2, 3));
    expect(nudgeEdge(span, 'to', -30, 'day', domain).to).toBe(day(2, 2));
  });

  it('takes a span of a link that lies on no boundary', () => {
    const odd = { from: day(2, 3) + 5, to: day(2, 5) + 7 };
    expect(nudgeEdge(odd, 'to', 1, 'day', domain)).toEqual({ from: day(2, 3), to: day(2, 7) });
    expect(shiftSpan(odd, 1, 'day', domain)).toEqual({ from: day(2, 4), to: day(2, 7) });
    expect(snapOutward({ from: day(2, 3), to: day(2, 3) }, 'day').to - day(2, 3)).toBe(DAY_MS);
  });
});
