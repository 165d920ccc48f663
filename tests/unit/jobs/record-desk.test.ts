import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../src/domain/batch';
import type { FieldId } from '../../../src/domain/field';
import type { Engine } from '../../../src/engine/port';
import { CHINA_WORK_TIME } from '../../../src/facts/china-clock';
import { createCaseFile } from '../../../src/jobs/case-file';
import { createRecordDesk, type FoundRecords } from '../../../src/jobs/record-desk';
import { withEngine } from '../../support/duckdb-node';

const ROWS = 1000;
const STREETS = ['', '重庆路街道', '银行街道', 'Ａ区街道'];
const encoder = new TextEncoder();

function textColumn(texts: readonly string[]) {
  const parts = texts.map((text) => encoder.encode(text));
  const offsets = new Uint32Array(texts.length + 1);
  parts.forEach((part, row) => {
    offsets[row + 1] = offsets[row]! + part.length;
  });
  const bytes = new Uint8Array(offsets[texts.length]!);
  for (const [row, part] of parts.entries()) bytes.set(part, offsets[row]!);
  return { kind: 'text' as const, offsets, bytes };
}

const each = (of: (row: number) => number) => Float64Array.from({ length: ROWS }, (_, row) => of(row));
const texts = Array.from({ length: ROWS }, (_, row) => `门口第${row}号 Ab`);
const START = Date.UTC(2024, 0, 1);
const BATCH: Batch = {
  rowCount: ROWS,
  lines: new Uint32Array(ROWS),
  columns: {
    description: textColumn(texts),
    street: {
      kind: 'dictionary',
      codes: Uint32Array.from({ length: ROWS }, (_, row) => row % 4),
      added: STREETS.slice(1),
    },
    minor: { kind: 'dictionary', codes: new Uint32Array(ROWS).fill(1), added: ['占道经营'] },
    reported_at: { kind: 'time', values: each((row) => START + row * 3_600_000) },
    // A millimetre less than a metre apart from south to north, on the equator.
    lon: { kind: 'number', values: each(() => 110) },
    lat: { kind: 'number', values: each((row) => (row * 0.999) / 111_194.93) },
  },
};
const FIELDS: readonly FieldId[] = ['description', 'street', 'minor', 'reported_at', 'lon', 'lat'];

async function withDesk(use: (engine: Engine) => Promise<void>): Promise<void> {
  await withEngine(async (engine) => {
    await engine.begin(FIELDS);
    await engine.append(BATCH);
    await engine.commit();
    const places = {
      qualities: new Uint8Array(ROWS),
      zones: new Uint32Array(ROWS).fill(0xffff_ffff),
      mismatches: new Uint8Array(ROWS),
    };
    await engine.setPlaces(places, [], null);
    await use(engine);
  });
}

const job = <T>(_: string, work: (signal: AbortSignal) => Promise<T>) => work(new AbortController().signal);

describe('the records desk', () => {
  it('finds texts and names, names by their sound too: first near the place in view, then everywhere', async () => {
    await withDesk(async (engine) => {
      const desk = createRecordDesk({ engineFor: async () => engine, job });
      const query = { filter: [], order: [{ field: 'reported_at', descending: true } as const] };
      const find = async (text: string, from = 0) => {
        const told: FoundRecords[] = [];
        await desk.findRecords('find', query, FIELDS, text, from, (found) => told.push(found));
        expect(told.map(({ complete }) => complete)).toEqual([false, true]);
        return told.map(({ places }) => [...places]);
      };
      expect(await find('第９９９号 aB')).toEqual([[0], [0]]);
      expect(await find('第5号', 500)).toEqual([[], [994]]);
      const [near, all] = await find('cql', 900);
      expect(near).toEqual(Array.from({ length: 25 }, (_, index) => 902 + index * 4));
      expect(all!.length).toBe(250);
      expect((await find('a区'))[1]!.length).toBe(250);
      expect(await find('没有这样的')).toEqual([[], []]);
      expect([...(await desk.rowIdsOf('ids', query, 10, 3))]).toEqual([989, 988, 987]);
      expect([...(await desk.placesOfRows('places', query, Uint32Array.of(0, 999)))]).toEqual([0, 999]);
    });
  });

  it('puts cases of the same class within 50 m beside a case, and says where there can be none', async () => {
    await withDesk(async (engine) => {
      const file = createCaseFile({ readyEngine: async () => engine, job, workTime: () => CHINA_WORK_TIME });
      const { kind, cases } = await file.siblings('siblings', 500);
      expect(kind).toBe('found');
      expect(cases.map(({ rowId }) => rowId)).toEqual(
        Array.from({ length: 101 }, (_, index) => 550 - index).filter(
          (row) => row !== 500 && Math.abs(row - 500) <= 50,
        ),
      );
      for (const one of cases) expect(one.metres).toBeCloseTo(Math.abs(one.rowId - 500) * 0.999, 2);
      const life = await file.caseLife('life', 500, START);
      expect(life.events).toEqual([
        { field: 'reported_at', at: START + 500 * 3_600_000, elapsedMs: null, workMs: null },
      ]);
      await engine.setPlaces(
        {
          qualities: new Uint8Array(ROWS).fill(1),
          zones: new Uint32Array(ROWS).fill(0xffff_ffff),
          mismatches: new Uint8Array(ROWS),
        },
        [],
        null,
      );
      expect((await file.siblings('siblings', 500)).kind).toBe('no_place');
    });
  });
});
