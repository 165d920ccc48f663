import { KNOWN_NAMES } from './class-dictionary';
import { classKey, withoutEnding } from './class-name';

const LEAST_LIKE = 0.3;

/**
 * Codes of the standard whose names are most like this one: Dice's coefficient over characters and over neighbours
 * (L. R. Dice 1945), half each, since Chinese class names are short and share their words in any order.
 */
export function similarClasses(name: string, most = 5): readonly string[] {
  const wanted = gramsOf(withoutEnding(classKey(name)));
  if (wanted.characters.size === 0) return [];
  const best = new Map<string, number>();
  for (const { grams, code } of grammed()) {
    const likeness = (dice(wanted.characters, grams.characters) + dice(wanted.pairs, grams.pairs)) / 2;
    if (likeness >= LEAST_LIKE && likeness > (best.get(code) ?? 0)) best.set(code, likeness);
  }
  return [...best]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([code]) => code);
}

interface Grams {
  readonly characters: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

let kept: readonly { readonly grams: Grams; readonly code: string }[] | null = null;

function grammed() {
  kept ??= KNOWN_NAMES.flatMap(([key, { codes }]) =>
    codes.map((code) => ({ grams: gramsOf(withoutEnding(key)), code })),
  );
  return kept;
}

function gramsOf(key: string): Grams {
  const characters = Array.from(key);
  return {
    characters: new Set(characters),
    pairs: new Set(characters.slice(1).map((character, at) => characters[at]! + character)),
  };
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return (2 * shared) / (a.size + b.size);
}
