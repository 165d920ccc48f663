import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourClass, drawTide, tideLayout, tidePlaceAt } from '../../../src/charts/tide-drawing';
import { chosenHours, rectangle, sameHours, toggleHour } from '../../../src/charts/tide-selection';
import { hasWeekHour, weekHoursFrom, weekHoursOf } from '../../../src/domain/week-hours';

const DAYS = ['一', '二', '三', '四', '五', '六', '日'];
const place = fc.record({
  day: fc.option(fc.integer({ min: 0, max: 6 })),
  hour: fc.option(fc.integer({ min: 0, max: 23 })),
});

describe('selecting in the tide', () => {
  it('takes the rectangle between two cells, whichever corner comes first', () => {
    expect(rectangle({ day: 1, hour: 8 }, { day: 2, hour: 9 })).toEqual([32, 33, 56, 57]);
    expect(rectangle({ day: 2, hour: 9 }, { day: 1, hour: 8 })).toEqual([32, 33, 56, 57]);
  });

  it('takes whole days from their heads and whole hours from theirs', () => {
    expect(rectangle({ day: 6, hour: null }, { day: 6, hour: null })).toEqual(
      Array.from({ length: 24 }, (_, hour) => 144 + hour),
    );
    expect(rectangle({ day: null, hour: 7 }, { day: null, hour: 7 })).toEqual([7, 31, 55, 79, 103, 127, 151]);
    expect(rectangle({ day: null, hour: null }, { day: null, hour: null })).toHaveLength(168);
  });

  it('holds each hour of the week between the two places, once', () => {
    fc.assert(
      fc.property(place, place, (anchor, now) => {
        const hours = rectangle(anchor, now);
        const between = (value: number, one: number | null, other: number | null) =>
          one === null || (value >= Math.min(one, other ?? 0) && value <= Math.max(one, other ?? 0));
        const expected = Array.from({ length: 168 }, (_, each) => each).filter(
          (each) =>
            between(Math.floor(each / 24), anchor.day, now.day) && between(each % 24, anchor.hour, now.hour),
        );
        expect([...hours].sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  it('calls everything and nothing "no clause"', () => {
    expect(chosenHours([])).toBeNull();
    expect(chosenHours(Array.from({ length: 168 }, (_, each) => each))).toBeNull();
  });

  it('turns one hour over, and back', () => {
    const before = weekHoursFrom([3, 100]);
    const more = toggleHour(before, 50);
    expect(more === null ? [] : weekHoursOf(more)).toEqual([3, 50, 100]);
    expect(sameHours(toggleHour(more, 50), before)).toBe(true);
    expect(toggleHour(weekHoursFrom([3]), 3)).toBeNull();
  });
});

describe('the picture of the tide', () => {
  it('finds every cell again at its middle', () => {
    const layout = tideLayout(296, 128);
    for (let at = 0; at < 168; at++) {
      const x = layout.left + ((at % 24) + 0.5) * layout.cellWidth;
      const y = layout.top + (Math.floor(at / 24) + 0.5) * layout.cellHeight;
      expect(tidePlaceAt(layout, x, y)).toEqual({ day: Math.floor(at / 24), hour: at % 24 });
    }
    expect(tidePlaceAt(layout, 2, 60).hour).toBeNull();
    expect(tidePlaceAt(layout, 100, 3).day).toBeNull();
  });

  it('gives a case some colour and the most the last one', () => {
    expect(colourClass(1, 1000, 7)).toBe(0);
    expect(colourClass(1000, 1000, 7)).toBe(6);
    expect(colourClass(2000, 1000, 7)).toBe(6);
  });

  it('draws 168 cells, pale where they are not chosen', () => {
    const counts = Uint32Array.from({ length: 168 }, (_, each) => each);
    const selected = weekHoursFrom([0, 30, 167]);
    const { marks } = drawTide(
      { counts, top: 167, colours: ['#111111', '#222222'], days: DAYS, selected, cursor: null },
      296,
      128,
    );
    const cells = marks.filter((mark) => mark.kind === 'rect');
    expect(cells).toHaveLength(168);
    cells.forEach((cell, at) => {
      expect(cell.kind === 'rect' && cell.opacity === undefined).toBe(hasWeekHour(selected, at));
    });
    expect(cells[0]).toMatchObject({ fill: 'surface-3' });
    expect(cells[167]).toMatchObject({ fill: '#222222' });
  });
});
