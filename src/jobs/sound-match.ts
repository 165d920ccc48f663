import { foldText } from '../domain/folded-text';

/** Readings of one character without tones, ü as v; of a character that is no Han sign, itself. */
export type Readings = (character: string) => readonly string[];

const MOST_LETTERS = 30;

/** The letters of a search by sound; null where the text cannot be one. */
export function soundLetters(text: string): string | null {
  const letters = foldText(text)
    .replace(/[\s'’]/g, '')
    .replaceAll('ü', 'v');
  return /^[a-z]+$/.test(letters) && letters.length <= MOST_LETTERS ? letters : null;
}

/**
 * Does a run of the word's characters sound like the letters? Every character gives its whole syllable or its first letter
 * (zh, ch and sh also with both), the last one any beginning of its syllable: 重庆路 is chongqinglu, cql, chongq and qlu.
 */
export function soundsLike(word: string, letters: string, readingsOf: Readings): boolean {
  const characters = Array.from(word);
  const readings = characters.map(readingsOf);
  const goesOn = (at: number, from: number): boolean => {
    if (from === letters.length) return true;
    const options = readings[at];
    if (options === undefined) return false;
    return options.some((syllable) => {
      const rest = letters.slice(from);
      if (syllable.startsWith(rest)) return true;
      return beginnings(syllable).some(
        (beginning) => rest.startsWith(beginning) && goesOn(at + 1, from + beginning.length),
      );
    });
  };
  return characters.some((_, at) => goesOn(at, 0));
}

function beginnings(syllable: string): readonly string[] {
  const first = syllable.slice(0, 1);
  if (syllable.length < 2) return [syllable];
  return /^[zcs]h/.test(syllable) ? [syllable, syllable.slice(0, 2), first] : [syllable, first];
}

let loading: Promise<Readings> | null = null;

/** The readings come with a dictionary of 300 kB: it is loaded when somebody first searches by sound. */
export function loadReadings(): Promise<Readings> {
  loading ??= import('pinyin-pro').then(({ polyphonic }) => {
    const known = new Map<string, readonly string[]>();
    return (character) => {
      let readings = known.get(character);
      if (readings === undefined) {
        const [given = []] = polyphonic(character, { toneType: 'none', type: 'array', v: true });
        readings = given.map((reading) => foldText(reading).replaceAll('ü', 'v'));
        known.set(character, readings);
      }
      return readings;
    };
  });
  return loading;
}

/** Those of the words that hold the text or sound like it; '' never does. The dictionary is loaded only for letters. */
export async function wordsLike(words: readonly string[], text: string): Promise<readonly string[]> {
  const folded = foldText(text);
  const letters = soundLetters(text);
  const readingsOf = letters === null ? null : await loadReadings();
  return words.filter(
    (word) =>
      word !== '' &&
      (foldText(word).includes(folded) ||
        (letters !== null && readingsOf !== null && soundsLike(word, letters, readingsOf))),
  );
}
