import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  follow,
  LONGEST_PIXELS,
  logicalHeight,
  physicalHeight,
  positionAtLogical,
  positionAtPhysical,
  reveal,
  rowTop,
  SCROLL_START,
  windowAt,
} from '../../../src/ui/records/scroll-scale';

const geometryOf = (rowCount: number, viewPixels = 480) => ({ rowCount, rowPixels: 30, viewPixels });
const geometry = fc.record({
  rowCount: fc.oneof(fc.nat(2000), fc.nat(20_000_000)),
  rowPixels: fc.integer({ min: 20, max: 40 }),
  viewPixels: fc.integer({ min: 60, max: 2000 }),
});

describe('scaled scrolling', () => {
  it('is the plain one where the rows fit a browser', () => {
    const short = geometryOf(100_000);
    expect(physicalHeight(short)).toBe(logicalHeight(short));
    expect(follow(short, SCROLL_START, 1_234_567)).toEqual({ physical: 1_234_567, logical: 1_234_567 });
  });

  it('reaches the very last of five million rows', () => {
    const long = geometryOf(5_000_000);
    expect(physicalHeight(long)).toBe(LONGEST_PIXELS);
    const end = follow(long, SCROLL_START, LONGEST_PIXELS - long.viewPixels);
    expect(windowAt(long, end, 0)).toEqual({ from: 4_999_984, to: 5_000_000 });
    expect(rowTop(long, end, 4_999_999) + 30).toBe(LONGEST_PIXELS);
  });

  it('moves by as many pixels as the wheel does, wherever it is', () => {
    const long = geometryOf(5_000_000);
    const middle = positionAtPhysical(long, 4_000_000);
    expect(follow(long, middle, 4_000_100).logical - middle.logical).toBe(100);
    expect(follow(long, middle, 3_999_900).logical - middle.logical).toBe(-100);
  });

  it('takes a dragged thumb in proportion', () => {
    const long = geometryOf(5_000_000);
    const at = follow(long, SCROLL_START, (LONGEST_PIXELS - long.viewPixels) / 2);
    expect(at.logical).toBeCloseTo((logicalHeight(long) - long.viewPixels) / 2, 3);
  });

  it('always joins the ends and draws rows that exist', () => {
    fc.assert(
      fc.property(
        geometry,
        fc.array(fc.double({ min: -0.1, max: 1.1, noNaN: true }), { maxLength: 8 }),
        (g, path) => {
          const range = Math.max(0, physicalHeight(g) - g.viewPixels);
          const logicalRange = Math.max(0, logicalHeight(g) - g.viewPixels);
          let at = SCROLL_START;
          for (const fraction of path) {
            at = follow(g, at, Math.min(Math.max(0, fraction * range), range));
            expect(at.logical).toBeGreaterThanOrEqual(0);
            expect(at.logical).toBeLessThanOrEqual(logicalRange);
            const rows = windowAt(g, at, 5);
            expect(rows.from).toBeLessThanOrEqual(rows.to);
            expect(rows.from).toBeGreaterThanOrEqual(0);
            expect(rows.to).toBeLessThanOrEqual(g.rowCount);
          }
          expect(follow(g, at, 0).logical).toBe(0);
          expect(follow(g, at, range).logical).toBe(logicalRange);
        },
      ),
    );
  });

  it('reveals any row wholly and moves no more than it must', () => {
    fc.assert(
      fc.property(
        geometry,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (g, from, to) => {
          fc.pre(g.rowCount > 0);
          const before = positionAtLogical(g, from * Math.max(0, logicalHeight(g) - g.viewPixels));
          const row = Math.min(g.rowCount - 1, Math.floor(to * g.rowCount));
          const after = reveal(g, before, row);
          const top = row * g.rowPixels - after.logical;
          expect(top).toBeGreaterThanOrEqual(-1e-6);
          expect(top + g.rowPixels).toBeLessThanOrEqual(Math.max(g.viewPixels, g.rowPixels) + 1e-6);
          expect(reveal(g, after, row)).toBe(after);
        },
      ),
    );
  });

  it('covers the view with rows', () => {
    fc.assert(
      fc.property(geometry, fc.double({ min: 0, max: 1, noNaN: true }), (g, fraction) => {
        const at = positionAtLogical(g, fraction * Math.max(0, logicalHeight(g) - g.viewPixels));
        const rows = windowAt(g, at, 0);
        expect(rows.from * g.rowPixels).toBeLessThanOrEqual(at.logical);
        expect(rows.to * g.rowPixels).toBeGreaterThanOrEqual(
          Math.min(at.logical + g.viewPixels, logicalHeight(g)) - 1e-6,
        );
      }),
    );
  });
});
