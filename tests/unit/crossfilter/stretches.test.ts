import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachDifference } from '../../../src/crossfilter/stretches';

const stretches = fc
  .array(fc.nat(40), { maxLength: 12 })
  .map((ends) => ends.sort((a, b) => a - b).slice(0, ends.length - (ends.length % 2)));

const positions = (list: readonly number[]) =>
  new Set(Array.from({ length: 41 }, (_, position) => position).filter((position) => isIn(list, position)));

function isIn(list: readonly number[], position: number): boolean {
  for (let at = 0; at < list.length; at += 2)
    if (list[at]! <= position && position < list[at + 1]!) return true;
  return false;
}

describe('stretches of positions', () => {
  it('tell what one has more and less than another, each position once', () => {
    fc.assert(
      fc.property(stretches, stretches, (before, after) => {
        const held = new Map([...positions(before)].map((position) => [position, 1]));
        eachDifference(before, after, (from, to, sign) => {
          for (let position = from; position < to; position++)
            held.set(position, (held.get(position) ?? 0) + sign);
        });
        const left = [...held].filter(([, count]) => count !== 0);
        expect(left.every(([, count]) => count === 1)).toBe(true);
        expect(left.map(([position]) => position).sort((a, b) => a - b)).toEqual([...positions(after)]);
      }),
    );
  });
});
