import { describe, expect, it } from 'vitest';
import type { RowsQuery } from '../../../src/domain/question';
import { EngineError } from '../../../src/engine/engine-error';
import type { Engine } from '../../../src/engine/port';
import { format } from '../../../src/export/formats/csv';
import { exportRows } from '../../../src/jobs/export-rows';
import { withEngine } from '../../support/duckdb-node';

const ROWS = 120_000;

async function fill(engine: Engine): Promise<void> {
  await engine.begin(['street', 'quantity', 'reported_at']);
  const values = Float64Array.from({ length: ROWS }, (_, row) => (row * 7919) % ROWS);
  const street = {
    kind: 'dictionary' as const,
    codes: Uint32Array.from(values, (value) => value % 3),
    added: ['甲街道', '=2+3'],
  };
  const times = Float64Array.from(values, (value) => Date.UTC(2024, 0, 1) + value * 1000);
  await engine.append({
    rowCount: ROWS,
    columns: { street, quantity: { kind: 'number', values }, reported_at: { kind: 'time', values: times } },
    lines: new Uint32Array(ROWS),
  });
  await engine.commit();
}

const QUERY: RowsQuery = {
  filter: [{ kind: 'values', field: 'street', values: ['=2+3', ''] }],
  order: [{ field: 'quantity', descending: true }],
};

describe('an export', () => {
  it('writes exactly the filtered rows in their order', async () => {
    await withEngine(async (engine) => {
      await fill(engine);
      const parts: Uint8Array[] = [];
      const seen: number[] = [];
      const sink = { write: (bytes: Uint8Array) => void parts.push(bytes) };
      const headers = ['街道', '数量', '时间'];
      const onProgress = (done: number) => void seen.push(done);
      const result = await exportRows(engine, QUERY, ['street', 'quantity', 'reported_at'], format, sink, {
        headers,
        onProgress,
      });
      expect(result).toEqual({ ok: true, value: 80_000 });
      expect(seen.at(-1)).toBe(80_000);
      const lines = Buffer.concat(parts).toString().split('\r\n');
      expect(lines.shift()).toBe('\ufeff街道,数量,时间');
      expect(lines.pop()).toBe('');
      const expected = Array.from({ length: ROWS }, (_, index) => ROWS - 1 - index)
        .filter((value) => value % 3 !== 1)
        .map((value) => {
          const time = new Date(Date.UTC(2024, 0, 1) + value * 1000)
            .toISOString()
            .slice(0, 19)
            .replace('T', ' ');
          return `${value % 3 === 2 ? "'=2+3" : ''},${value},${time}`;
        });
      expect(lines).toEqual(expected);

      const controller = new AbortController();
      const cancelled = await exportRows(engine, QUERY, ['quantity'], format, sink, {
        headers: ['q'],
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      expect(cancelled).toEqual({ ok: true, value: 80_000 });
      const whole = await exportRows(engine, { filter: [], order: [] }, ['quantity'], format, sink, {
        headers: ['q'],
        signal: controller.signal,
      });
      expect(whole).toEqual({ ok: false, error: { code: 'cancelled' } });
    });
  });

  it('says so when the rows are not the ones it counted, or the engine or the disk fails', async () => {
    const engine = {
      aggregate: async () => ({ kind: 'count', count: 3 }),
      page: async () => ({ rowIds: Uint32Array.of(0, 1), fields: ['street'], cells: [['a', 'b']] }),
    } as unknown as Engine;
    const ask = (given: Engine, write: () => void) =>
      exportRows(given, QUERY, ['street'], format, { write }, { headers: ['s'] });
    expect(await ask(engine, () => {})).toEqual({
      ok: false,
      error: { code: 'rows_differ', detail: { written: 2, counted: 3 } },
    });
    const full = await ask(engine, () => {
      throw new Error('disk full');
    });
    expect(full).toMatchObject({ ok: false, error: { code: 'write_failed' } });
    const broken = { ...engine, page: () => Promise.reject(new EngineError('out_of_memory')) } as Engine;
    expect(await ask(broken, () => {})).toEqual({
      ok: false,
      error: { code: 'engine_failed', detail: { code: 'out_of_memory' } },
    });
  });
});
