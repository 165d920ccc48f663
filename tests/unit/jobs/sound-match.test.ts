import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadReadings, soundLetters, soundsLike, wordsLike } from '../../../src/jobs/sound-match';

describe('search by sound', () => {
  it('takes syllables, initials, both, and a beginning at the end; every reading of a sign counts', async () => {
    const words = ['重庆路', '银行街', '单县路', '长江大道', '绿地', '西安门', 'A区1号'];
    const found = async (text: string) => (await wordsLike(words, text)).join();
    expect(await found('chongqinglu')).toBe('重庆路');
    expect(await found('zhongqing')).toBe('重庆路');
    expect(await found('cql')).toBe('重庆路');
    expect(await found('YinH')).toBe('银行街');
    expect(await found('sx')).toBe('单县路');
    expect(await found('cjdad')).toBe('长江大道');
    expect(await found('lvdi')).toBe('绿地');
    expect(await found('lüdi')).toBe('绿地');
    expect(await found("xi'an")).toBe('单县路,西安门');
    expect(await found('ａ区')).toBe('A区1号');
    expect(await found('江大')).toBe('长江大道');
    expect(await found('xyz')).toBe('');
  });

  it('is none for texts with other signs', () => {
    expect(soundLetters('重庆')).toBeNull();
    expect(soundLetters('a1')).toBeNull();
    expect(soundLetters('')).toBeNull();
    expect(soundLetters('x'.repeat(31))).toBeNull();
    expect(soundLetters('Ｃ Q')).toBe('cq');
  });

  it('finds every word by its own syllables or initials', async () => {
    const readingsOf = await loadReadings();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'重庆长江银行绿单路街道门区社'), { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (signs, choices) => {
          const letters = signs
            .map((sign) => {
              const readings = readingsOf(sign);
              const reading = readings[choices.next().value % readings.length]!;
              return choices.next().value % 2 === 0 ? reading : reading.slice(0, 1);
            })
            .join('');
          expect(soundsLike(`前${signs.join('')}后`, letters, readingsOf)).toBe(true);
        },
      ),
    );
  });
});
