import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../src/platform/forgetful-rows';
import { openPlanLog, type SyncFile } from '../../../src/platform/plan-log';
import type { RowChange } from '../../../src/platform/plan-rows';
import { checksum } from '../../../src/session/checksum';

interface MemoryFile extends SyncFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** Bytes that may still be written; then the disk is full. */
  room: number;
}

function memoryFile(bytes = new Uint8Array()): MemoryFile {
  return {
    bytes,
    room: Number.POSITIVE_INFINITY,
    read(into, { at }) {
      const part = this.bytes.subarray(at, at + into.length);
      into.set(part);
      return part.length;
    },
    write(given, { at }) {
      const part = given.subarray(0, Math.min(given.length, this.room));
      this.room -= part.length;
      const grown = new Uint8Array(Math.max(this.bytes.length, at + part.length));
      grown.set(this.bytes);
      grown.set(part, at);
      this.bytes = grown;
      return part.length;
    },
    truncate(size) {
      const cut = new Uint8Array(size);
      cut.set(this.bytes.subarray(0, size));
      this.bytes = cut;
    },
    flush: () => undefined,
    getSize() {
      return this.bytes.length;
    },
    close: () => undefined,
  };
}

const row = (text: string) => new TextEncoder().encode(text);
const content = (log: ReturnType<typeof openPlanLog>) =>
  Object.fromEntries([...log.keys()].sort().map((key) => [key, [...log.read(key)!].join()]));
const contentOf = (rows: ReadonlyMap<string, Uint8Array>) =>
  Object.fromEntries([...rows.keys()].sort().map((key) => [key, [...rows.get(key)!].join()]));

const key = fc.constantFrom('a', 'b', 'plan/一/step/0000000001', 'plan/一/step/0000000002', 'z');
const change: fc.Arbitrary<RowChange> = fc.oneof(
  fc.record({ put: key, bytes: fc.uint8Array({ maxLength: 6 }).map((bytes) => Uint8Array.from(bytes)) }),
  fc.record({ dropFrom: key, before: key }),
);
const groups = fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 12 });

describe('rows in a file that grows', () => {
  it('are those of a plain map, over reopenings, and torn anywhere those of whole groups', () => {
    fc.assert(
      fc.property(groups, fc.nat(), (list, cut) => {
        const files = [memoryFile(), memoryFile()] as const;
        const rows = new Map<string, Uint8Array<ArrayBuffer>>();
        const states: { end: number; wanted: unknown }[] = [{ end: 0, wanted: {} }];
        for (const group of list) {
          openPlanLog(files, checksum).write(group);
          for (const one of group) carryOut(rows, one);
          states.push({ end: files[0].bytes.length, wanted: contentOf(rows) });
          expect(content(openPlanLog(files, checksum))).toEqual(contentOf(rows));
        }
        const at = cut % (files[0].bytes.length + 1);
        const torn = [memoryFile(files[0].bytes.slice(0, at)), memoryFile()] as const;
        const wanted = states.filter(({ end }) => end <= at).at(-1)!.wanted;
        const log = openPlanLog(torn, checksum);
        expect(content(log)).toEqual(wanted);
        log.write([{ put: 'after', bytes: row('x') }]);
        expect(content(openPlanLog(torn, checksum))).toMatchObject({ after: `${row('x')[0]}` });
      }),
      { numRuns: 150 },
    );
  });

  it('survive a damaged frame between whole ones', () => {
    const file = memoryFile();
    const log = openPlanLog([file, memoryFile()], checksum);
    log.write([{ put: 'a', bytes: row('1') }]);
    const from = file.bytes.length;
    log.write([{ put: 'b', bytes: row('2') }]);
    log.write([{ put: 'c', bytes: row('3') }]);
    file.bytes[from + 20]! ^= 1;
    expect([...openPlanLog([file, memoryFile()], checksum).keys()]).toEqual(['a', 'c']);
  });

  it('are written anew when most of the file is no longer needed, whole at whatever byte that is torn', () => {
    const files = [memoryFile(), memoryFile()] as const;
    const log = openPlanLog(files, checksum, 800);
    const big = (fill: number) => new Uint8Array(300).fill(fill);
    log.write([{ put: 'kept', bytes: row('一') }]);
    for (let i = 0; i < 4; i++) log.write([{ put: 'big', bytes: big(i) }]);
    expect(files[0].bytes.length).toBeGreaterThan(files[1].bytes.length);
    const before = files[0].bytes.slice();
    log.write([{ put: 'big', bytes: row('small') }]);
    expect([files[0].bytes.length, files[1].bytes.length < 200]).toEqual([0, true]);
    const wanted = { kept: row('一').join(), big: row('small').join() };
    expect(content(log)).toEqual(wanted);
    expect(content(openPlanLog(files, checksum))).toEqual(wanted);
    // The old file was still whole while the new one was written; once the new one is whole too, it is the one.
    const { length } = files[1].bytes;
    const both = [memoryFile(before.slice()), memoryFile(files[1].bytes.slice())] as const;
    expect(content(openPlanLog(both, checksum))).toEqual(wanted);
    for (let cut = 0; cut < length; cut++) {
      const torn = [memoryFile(before.slice()), memoryFile(files[1].bytes.slice(0, cut))] as const;
      expect(content(openPlanLog(torn, checksum)).kept).toBe(wanted.kept);
    }
    log.write([{ put: 'more', bytes: row('!') }]);
    expect(content(openPlanLog(files, checksum))).toEqual({ ...wanted, more: row('!').join() });
  });

  it('stand as before where the disk is full', () => {
    const file = memoryFile();
    const log = openPlanLog([file, memoryFile()], checksum);
    log.write([{ put: 'a', bytes: row('1') }]);
    file.room = 5;
    expect(() => log.write([{ put: 'b', bytes: row('2') }])).toThrow();
    expect([...log.keys()]).toEqual(['a']);
    file.room = 100;
    log.write([{ put: 'c', bytes: row('3') }]);
    expect([...openPlanLog([file, memoryFile()], checksum).keys()]).toEqual(['a', 'c']);
  });
});
