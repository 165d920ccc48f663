import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writePack } from '../../../scripts/demo-city/pack.mjs';
import { readPack } from '../../../src/ingest/formats/packed';

const SECOND = 1000;

/** One random row: what each column of the pack below should give back. */
const row = fc.record({
  minor: fc.integer({ min: 0, max: 4 }),
  status: fc.integer({ min: 0, max: 2 }),
  lon: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -180_000_000, max: 180_000_000 })),
  reported: fc.integer({ min: 1_500_000_000, max: 1_900_000_000 }),
  filed: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 4_000_000 })),
  handled: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 400 })),
  serial: fc.integer({ min: 0, max: 4_294_967_295 }),
  template: fc.integer({ min: 0, max: 2 }),
});

it('gives back any rows that were written', async () => {
  const words = ['暴露垃圾', 'a', '𠮷野家', '逗号,引号"'];
  const states = ['closed', '已办结'];
  const pairs = Array.from({ length: 5 * 3 }, (_, i) => i % 4);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
      const reported = rows.map((one) => one.reported * SECOND);
      const filed = rows.map((one) => (one.reported + one.filed) * SECOND);
      // Half of the deadlines are on the hour, and so are written from midnight.
      const deadline = rows.map((one, i) => {
        const hour = Math.ceil(reported[i]! / 3_600_000) * 3_600_000;
        return one.serial % 2 ? hour + one.handled * 3_600_000 : reported[i]! + (one.handled + 1) * SECOND;
      });
      const packed = writePack(rows.length, [
        { field: 'minor', kind: 'dictionary', values: words, codes: rows.map((one) => one.minor) },
        { field: 'status', kind: 'dictionary', values: states, codes: rows.map((one) => one.status) },
        { field: 'major', kind: 'lookup', of: 'minor', values: ['甲', '乙'], codes: [0, 1, 2, 2, 1] },
        { field: 'unit', kind: 'pair', of: ['minor', 'status'], values: ['一', '二', '三'], codes: pairs },
        {
          field: 'lon',
          kind: 'number',
          scale: 1e6,
          origin: 114_000_000,
          values: rows.map((one) => one.lon / 1e6),
        },
        { field: 'reported_at', kind: 'time', originSeconds: 1_400_000_000, delta: true, values: reported },
        { field: 'filed_at', kind: 'time', after: 'reported_at', base: reported, values: filed },
        {
          field: 'deadline',
          kind: 'time',
          after: 'reported_at',
          base: reported,
          values: deadline,
          midnights: true,
        },
        {
          field: 'address',
          kind: 'concat',
          templates: [
            [0, '—', 1],
            ['', 2, 1, 0],
          ],
          template: rows.map((one) => one.template),
          slots: [
            { field: 'minor' },
            { digits: rows.map((one) => one.serial), width: 5 },
            { values: states, codes: rows.map((one) => one.status) },
          ],
        },
      ]);
      const result = await readPack(packed);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const pack = result.value;
      const text = (field: 'minor' | 'status' | 'major' | 'unit') => {
        const column = pack.column(field);
        if (column?.kind !== 'dictionary') throw new Error(field);
        return Array.from(column.codes, (code) => ['', ...column.added][code]);
      };
      const numbers = (field: 'lon' | 'reported_at' | 'filed_at' | 'deadline') => {
        const column = pack.column(field);
        if (column?.kind !== 'time' && column?.kind !== 'number') throw new Error(field);
        return [...column.values];
      };
      expect(text('minor')).toEqual(rows.map((one) => ['', ...words][one.minor]));
      expect(text('major')).toEqual(rows.map((one) => ['', '甲', '乙', '乙', '甲'][one.minor]));
      expect(text('unit')).toEqual(
        rows.map((one) => ['', '一', '二', '三'][pairs[one.minor * 3 + one.status]!]),
      );
      expect(numbers('lon')).toEqual(rows.map((one) => one.lon / 1e6));
      expect(numbers('reported_at')).toEqual(reported);
      expect(numbers('filed_at')).toEqual(filed);
      expect(numbers('deadline')).toEqual(deadline);
      const address = pack.column('address');
      if (address?.kind !== 'text') throw new Error('address');
      const texts = rows.map((_, i) =>
        new TextDecoder().decode(address.bytes.slice(address.offsets[i], address.offsets[i + 1])),
      );
      expect(texts).toEqual(
        rows.map((one) => {
          const word = ['', ...words][one.minor]!;
          const digits = String(one.serial).padStart(5, '0');
          return ['', `${word}—${digits}`, `${['', ...states][one.status]}${digits}${word}`][one.template];
        }),
      );
    }),
    { numRuns: 60 },
  );
});

it('never throws on a pack with bytes changed inside', async () => {
  const { gunzipSync, gzipSync } = await import('node:zlib');
  const plain = gunzipSync(
    writePack(40, [
      {
        field: 'minor',
        kind: 'dictionary',
        values: ['甲', '乙'],
        codes: Array.from({ length: 40 }, (_, i) => i % 3),
      },
      {
        field: 'lat',
        kind: 'number',
        scale: 10,
        origin: 0,
        values: Array.from({ length: 40 }, (_, i) => i / 10),
      },
      {
        field: 'address',
        kind: 'concat',
        templates: [[0, 1]],
        template: new Array<number>(40).fill(1),
        slots: [{ field: 'minor' }, { digits: Array.from({ length: 40 }, (_, i) => i) }],
      },
    ]),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(plain.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const changed = Buffer.from(plain);
      changed[at] = changed[at]! ^ flip;
      const result = await readPack(gzipSync(changed));
      if (result.ok) for (const field of result.value.fields) result.value.column(field);
    }),
    { numRuns: 300 },
  );
});
