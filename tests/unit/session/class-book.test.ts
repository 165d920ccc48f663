import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClassBook } from '../../../src/domain/class-theme';
import { parseClassBook, readClassFile, storedBook } from '../../../src/session/class-book';

const name = fc.string({ maxLength: 40 });
const codes = fc.uniqueArray(
  fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(5, '0')),
  { maxLength: 5 },
);
const book: fc.Arbitrary<ClassBook> = fc.record({
  resolutions: fc.array(
    fc.record({
      major: name,
      minor: name,
      choice: fc.oneof(
        fc.constant({ kind: 'local' as const }),
        fc.constant({ kind: 'ignore' as const }),
        fc.constant({ kind: 'standard' as const, code: '06010' }),
      ),
    }),
    { maxLength: 6 },
  ),
  themes: fc.array(
    fc.record({
      id: fc.integer({ min: 0 }).map((n) => `u${n.toString(36)}`),
      name: fc.string({ minLength: 1, maxLength: 60 }),
      hue: fc.option(fc.integer({ min: 0, max: 359 })),
      codes,
      legacy: fc.constant(['0501']),
      names: fc.array(name, { maxLength: 4 }),
    }),
    { maxLength: 4 },
  ),
});

describe('the file of class matches and themes', () => {
  it('gives back what was saved', () => {
    fc.assert(
      fc.property(book, (one) => {
        expect(readClassFile(JSON.stringify(storedBook(one)))).toEqual(one);
      }),
    );
  });

  it.each([
    ['no JSON', '{'],
    ['another kind', '{"kind":"shirong-view","v":1,"resolutions":[],"themes":[]}'],
    ['another version', '{"kind":"shirong-classes","v":2,"resolutions":[],"themes":[]}'],
    ['something more', '{"kind":"shirong-classes","v":1,"resolutions":[],"themes":[],"x":1}'],
    [
      'a field theme replaced',
      '{"kind":"shirong-classes","v":1,"resolutions":[],"themes":[{"id":"waste-sorting","name":"x","hue":null,"codes":[],"legacy":[],"names":[]}]}',
    ],
    [
      'a code that is none',
      '{"kind":"shirong-classes","v":1,"resolutions":[{"major":"","minor":"x","choice":{"kind":"standard","code":"<b>"}}],"themes":[]}',
    ],
  ])('refuses %s', (_, text) => {
    expect(readClassFile(text)).toBeNull();
  });

  it('does not take a prototype for a book', () => {
    expect(parseClassBook(Object.create({ kind: 'shirong-classes' }))).toBeNull();
  });
});
