import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClassPair,
  isMinorIn,
  majorState,
  onlyMajor,
  onlyMinor,
  toggleMajor,
  toggleMinor,
} from '../../../src/charts/class-selection';
import { onlyValue, toggleValue } from '../../../src/charts/value-selection';
import type { ClassClause } from '../../../src/domain/filter';

const pairs = fc.uniqueArray(
  fc.record({
    major: fc.constantFrom('', '市容', '施工', '违建'),
    minor: fc.constantFrom('', 'a', 'b', 'c'),
  }),
  { minLength: 1, selector: (pair) => `${pair.major}|${pair.minor}` },
);

/** A selection reached by toggling, so in normal form; and the pair that is toggled next. */
const scene = pairs.chain((all) =>
  fc.record({
    all: fc.constant(all),
    steps: fc.array(fc.record({ pair: fc.constantFrom(...all), whole: fc.boolean() }), { maxLength: 8 }),
    next: fc.constantFrom(...all),
  }),
);

function walk(
  all: readonly ClassPair[],
  steps: readonly { pair: ClassPair; whole: boolean }[],
): ClassClause | null {
  return steps.reduce<ClassClause | null>(
    (clause, { pair, whole }) =>
      whole ? toggleMajor(all, clause, pair.major) : toggleMinor(all, clause, pair.major, pair.minor),
    null,
  );
}
const chosen = (all: readonly ClassPair[], clause: ClassClause | null) =>
  all.filter((pair) => isMinorIn(clause, pair.major, pair.minor));

describe('class selection', () => {
  const all: ClassPair[] = [
    { major: '市容', minor: '垃圾' },
    { major: '市容', minor: '广告' },
    { major: '违建', minor: '' },
  ];

  it('is everything without a clause', () => {
    expect(majorState(all, null, '市容')).toBe('all');
    expect(toggleMinor(all, null, '市容', '广告')).toEqual({
      kind: 'class',
      majors: ['违建'],
      minors: [['市容', '垃圾']],
    });
  });

  it('writes a whole major as a major, and everything as no clause', () => {
    const one = onlyMinor(all, '市容', '垃圾');
    expect(one).toEqual({ kind: 'class', majors: [], minors: [['市容', '垃圾']] });
    expect(majorState(all, one, '市容')).toBe('some');
    const whole = toggleMinor(all, one, '市容', '广告');
    expect(whole).toEqual(onlyMajor(all, '市容'));
    expect(toggleMajor(all, whole, '违建')).toBeNull();
  });

  it('completes a half-chosen major before it empties it', () => {
    const half = onlyMinor(all, '市容', '垃圾');
    expect(majorState(all, toggleMajor(all, half, '市容'), '市容')).toBe('all');
  });

  it('keeps classes that this data does not have', () => {
    const linked: ClassClause = { kind: 'class', majors: ['园林'], minors: [['市容', '油烟']] };
    expect(toggleMinor(all, linked, '违建', '')).toEqual({
      kind: 'class',
      majors: ['违建', '园林'],
      minors: [['市容', '油烟']],
    });
  });

  it('is restored by toggling a minor twice, and changes nothing else', () => {
    fc.assert(
      fc.property(scene, ({ all: every, steps, next }) => {
        const before = walk(every, steps);
        const once = toggleMinor(every, before, next.major, next.minor);
        expect(toggleMinor(every, once, next.major, next.minor)).toEqual(before);
        for (const pair of every) {
          const flipped = pair === next;
          expect(isMinorIn(once, pair.major, pair.minor)).toBe(
            isMinorIn(before, pair.major, pair.minor) !== flipped,
          );
        }
      }),
    );
  });

  it('is null exactly when everything is chosen', () => {
    fc.assert(
      fc.property(scene, ({ all: every, steps }) => {
        const clause = walk(every, steps);
        expect(clause === null).toBe(chosen(every, clause).length === every.length);
      }),
    );
  });

  it('tells the three states of a major as a count would', () => {
    fc.assert(
      fc.property(scene, ({ all: every, steps, next }) => {
        const clause = walk(every, steps);
        const own = every.filter((pair) => pair.major === next.major);
        const inside = chosen(own, clause).length;
        expect(majorState(every, clause, next.major)).toBe(
          inside === 0 ? 'none' : inside === own.length ? 'all' : 'some',
        );
      }),
    );
  });
});

describe('value selection', () => {
  it('is restored by toggling twice; everything is no clause', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(fc.string(), { minLength: 1 })
          .chain((all) =>
            fc.record({ all: fc.constant(all), some: fc.subarray(all), value: fc.constantFrom(...all) }),
          ),
        ({ all, some, value }) => {
          const before = some.length === all.length ? null : some;
          const twice = toggleValue(all, toggleValue(all, before, value), value);
          expect(twice === null ? null : [...twice].sort()).toEqual(
            before === null ? null : [...before].sort(),
          );
        },
      ),
    );
    expect(toggleValue(['a', 'b'], ['a'], 'b')).toBeNull();
    expect(toggleValue(['a', 'b'], null, 'b')).toEqual(['a']);
    expect(toggleValue(['a', 'b'], ['x'], 'b')).toEqual(['x', 'b']);
    expect(onlyValue(['a', 'b'], 'b')).toEqual(['b']);
    expect(onlyValue(['a'], 'a')).toBeNull();
  });
});
