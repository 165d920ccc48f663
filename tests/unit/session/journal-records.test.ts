import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journalBytes, readJournal } from '../../../src/session/journal-records';

const anything = (value: unknown): value is unknown => value !== undefined;
const journalOf = (values: readonly unknown[]) =>
  Buffer.concat(values.map((value, i) => journalBytes(i + 1, value)));
const values = fc.array(fc.jsonValue(), { maxLength: 8 });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('a journal', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(values, (list) => {
        const bytes = journalOf(list);
        const read = readJournal(bytes, anything);
        expect(read).toEqual({
          records: list.map((value, i) => ({ seq: i + 1, value: plain(value) })),
          intactBytes: bytes.length,
          end: 'clean',
        });
      }),
    );
  });

  it('torn at any byte keeps everything before the torn record', () => {
    const list = [{ units: [1, 2, 3] }, '路长', [], { zone: 7, 名: '一区' }];
    const bytes = journalOf(list);
    const ends = list.map((_, i) => journalOf(list.slice(0, i + 1)).length);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const { records, intactBytes, end } = readJournal(bytes.subarray(0, cut), anything);
      const whole = ends.filter((at) => at <= cut).length;
      expect(records.length).toBe(whole);
      expect(intactBytes).toBe(whole === 0 ? 0 : ends[whole - 1]);
      expect(end).toBe(cut === intactBytes ? 'clean' : 'torn');
    }
  });

  it('with any byte changed keeps what stands before it and never gives something else', () => {
    const list = [{ units: [1, 2, 3] }, '路长', { zone: 7 }];
    const bytes = journalOf(list);
    const ends = list.map((_, i) => journalOf(list.slice(0, i + 1)).length);
    for (let at = 0; at < bytes.length; at++) {
      for (const flip of [1, 0x80, 0xff]) {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = damaged[at]! ^ flip;
        const { records, end } = readJournal(damaged, anything);
        expect(records.map(({ value }) => value)).toEqual(
          list.slice(0, ends.filter((stop) => stop <= at).length),
        );
        expect(end).not.toBe('clean');
      }
    }
  });

  it('refuses a record that is missing, doubled, or not of its kind', () => {
    const [a, b, c] = [journalBytes(1, 'a'), journalBytes(2, 'b'), journalBytes(3, 'c')];
    const seqs = (...parts: Uint8Array[]) =>
      readJournal(Buffer.concat(parts), anything).records.map(({ seq }) => seq);
    expect(seqs(a, c)).toEqual([1]);
    expect(seqs(a, a, b)).toEqual([1]);
    expect(seqs(b)).toEqual([]);
    const isText = (value: unknown): value is string => typeof value === 'string';
    expect(readJournal(Buffer.concat([a, journalBytes(2, 5)]), isText)).toMatchObject({ end: 'damaged' });
  });

  it.skipIf(crc32 === undefined)('has the checksum of the standard', () => {
    const bytes = journalBytes(1, 'x');
    const rest = Buffer.concat([bytes.subarray(0, 12), bytes.subarray(16)]);
    expect(new DataView(bytes.buffer).getUint32(12, true)).toBe(crc32(rest));
  });
});
