import { describe, expect, it } from 'vitest';
import { createGb18030 } from '../../../src/export/gb18030';

const decoder = new TextDecoder('gb18030', { ignoreBOM: true });

describe('GB 18030', () => {
  it('holds every assigned sign of Unicode and gives it back, and counts the few private ones it lacks', () => {
    const encoder = createGb18030();
    const wrong: string[] = [];
    for (let from = 0; from <= 0x10ffff; from += 0x1000) {
      const signs: string[] = [];
      for (let point = from; point < from + 0x1000; point++) {
        if (point < 0xd800 || point > 0xdfff) signs.push(String.fromCodePoint(point));
      }
      const text = signs.join('');
      const back = decoder.decode(encoder.encode(text));
      if (back === text) continue;
      const read = Array.from(back);
      for (const [at, sign] of signs.entries()) {
        if (read[at] !== sign) wrong.push(sign.codePointAt(0)!.toString(16));
      }
    }
    // The standard of 2022 gave places of private signs to signs that Unicode has got since; private ones mean nothing.
    expect(wrong.filter((point) => !/^(?:e|f[0-8])...$/.test(point))).toEqual([]);
    expect(wrong.length).toBeLessThan(25);
    expect(encoder.lost).toBe(wrong.length);
  });

  it('knows the bytes that the standard prints', () => {
    const bytes = (text: string) => Buffer.from(createGb18030().encode(text)).toString('hex');
    expect(bytes('中')).toBe('d6d0');
    expect(bytes('A')).toBe('41');
    expect(bytes('€')).toBe('a2e3');
    expect(bytes('㐀')).toBe('8139ee39');
    expect(bytes('𠀀')).toBe('95328236');
    expect(bytes('😀')).toBe('9439fc36');
  });

  it('counts what is no sign, and what GBK lacks', () => {
    const whole = createGb18030();
    expect(decoder.decode(whole.encode('a\ud842b'))).toBe('a\ufffdb');
    expect(whole.lost).toBe(1);
    const short = createGb18030({ gbk: true });
    expect(decoder.decode(short.encode('中𠮷国'))).toBe('中?国');
    expect(short.lost).toBe(1);
  });
});
