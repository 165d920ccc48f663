import { describe, expect, it } from 'vitest';
import type { Database, DatabaseConnection } from '../../../src/engine/database';
import { createDuckDbEngine } from '../../../src/engine/duckdb-wasm';
import { EngineError, engineErrorCode, engineErrorOf } from '../../../src/engine/engine-error';
import { createSessions } from '../../../src/engine/sessions';
import { startDuckDbInNode, withEngine } from '../../support/duckdb-node';

const FOREVER = new Promise<never>(() => {});
const SLOW = 'SELECT sum(hash(a.range + b.range)) AS s FROM range(300000) a, range(300000) b';

describe('a database that does not do as it is told', () => {
  it('is given up when its worker is terminated under a query', async () => {
    const database = await startDuckDbInNode();
    const lost = new AbortController();
    const engine = createDuckDbEngine(database, { lost: lost.signal });
    await engine.aggregate({ kind: 'count' }, []);
    const running = engine.aggregate({ kind: 'qualities' }, []);
    await database.terminate();
    lost.abort();
    await expect(running).rejects.toMatchObject({ code: 'engine_lost' });
    await expect(engine.aggregate({ kind: 'count' }, [])).rejects.toMatchObject({ code: 'engine_lost' });
    await expect(engine.begin(['case_id'])).rejects.toMatchObject({ code: 'engine_lost' });
    await engine.close();
  });

  it('is found out even where nobody saw the worker die', async () => {
    const database = await startDuckDbInNode();
    const engine = createDuckDbEngine(database);
    await engine.aggregate({ kind: 'count' }, []);
    await database.terminate();
    await expect(engine.aggregate({ kind: 'count' }, [])).rejects.toMatchObject({ code: 'engine_lost' });
  });

  it('is given up when it answers nothing any more', async () => {
    const silent: Database = { isDetached: () => false, connect: () => FOREVER };
    const sessions = createSessions(silent, { timeoutMs: 20, graceMs: 10 });
    const asked = sessions.run({ sql: 'SELECT 1', values: [] });
    await expect(asked).rejects.toMatchObject({ code: 'engine_lost' });
    await expect(sessions.begin()).rejects.toMatchObject({ code: 'engine_lost' });
  });

  it('stops a query that takes too long and goes on answering', async () => {
    const database = await startDuckDbInNode();
    const sessions = createSessions(database, { timeoutMs: 300, graceMs: 20_000 });
    await expect(sessions.run({ sql: SLOW, values: [] })).rejects.toMatchObject({ code: 'query_timed_out' });
    const [batch] = await sessions.run({ sql: 'SELECT 42 AS answer', values: [] });
    expect(batch!.data.children[0]!.values[0]).toBe(42);
    await sessions.close();
    await expect(sessions.run({ sql: 'SELECT 1', values: [] })).rejects.toMatchObject({
      code: 'engine_closed',
    });
    await database.terminate();
  });

  it('stops a query that its signal aborts, with the signal’s reason', async () => {
    const database = await startDuckDbInNode();
    const sessions = createSessions(database, { timeoutMs: 60_000, graceMs: 20_000 });
    const controller = new AbortController();
    const asked = sessions.run({ sql: SLOW, values: ['bound'] }, controller.signal);
    setTimeout(() => controller.abort('enough'), 100);
    await expect(asked).rejects.toBe('enough');
    const [batch] = await sessions.run({
      sql: "SELECT getvariable('bound')[2] AS b",
      values: ['x', "y'\u0000z"],
    });
    expect(batch!.getChildAt(0)!.get(0)).toBe("y'\u0000z");
    await expect(sessions.run({ sql: 'SELECT 1', values: [] }, AbortSignal.abort('before'))).rejects.toBe(
      'before',
    );
    await database.terminate();
  });

  it('undoes a transaction that fails', async () => {
    const database = await startDuckDbInNode();
    const sessions = createSessions(database, { timeoutMs: 60_000, graceMs: 20_000 });
    await sessions.transact(['CREATE TABLE t (a INTEGER)']);
    const failing = sessions.transact(['INSERT INTO t VALUES (1)', 'SELECT nonsense']);
    await expect(failing).rejects.toMatchObject({ code: 'query_failed' });
    expect(await sessions.run({ sql: 'SELECT a FROM t', values: [] })).toEqual([]);
    await database.terminate();
  });

  it('aborts one waiting page and not the other that waits for the same order', async () => {
    await withEngine(async (engine) => {
      const codes = Uint32Array.from({ length: 2000 }, (_, row) => row % 2);
      await engine.begin(['street']);
      const street = { kind: 'dictionary' as const, codes, added: ['甲'] };
      await engine.append({ rowCount: 2000, columns: { street }, lines: new Uint32Array(2000) });
      await engine.commit();
      const query = { filter: [], order: [{ field: 'street' as const, descending: false }] };
      const controller = new AbortController();
      const given = engine.page(query, ['street'], 0, 2, controller.signal);
      const kept = engine.page(query, ['street'], 1990, 10);
      controller.abort('gone');
      await expect(given).rejects.toBe('gone');
      expect(Array.from((await kept).rowIds)).toEqual(Array.from({ length: 10 }, (_, i) => 1980 + 2 * i));
    });
  });

  it('asks nothing of the network: extensions are never fetched', async () => {
    const said: string[] = [];
    const connection = {
      query: async (sql: string) => void said.push(sql),
      prepare: async (sql: string) => void said.push(sql),
      send: () => FOREVER,
    } as unknown as DatabaseConnection;
    const sessions = createSessions(
      { isDetached: () => false, connect: async () => connection },
      { timeoutMs: 10, graceMs: 10 },
    );
    await sessions.run({ sql: 'SELECT 1', values: [] }).catch(() => {});
    expect(said.slice(0, 2)).toEqual([
      'SET autoinstall_known_extensions=false',
      'SET autoload_known_extensions=false',
    ]);
  });
});

describe('engine errors', () => {
  it('keep their code when only name and message cross a worker', () => {
    const sent = new EngineError('out_of_memory', 'detail');
    const received = Object.assign(new Error(sent.message), { name: sent.name });
    expect(engineErrorCode(received)).toBe('out_of_memory');
    expect(engineErrorCode(new Error('other'))).toBeNull();
    expect(engineErrorCode('text')).toBeNull();
  });

  it('name what the module throws', () => {
    expect(engineErrorOf(new Error('memory access out of bounds')).code).toBe('engine_lost');
    expect(engineErrorOf(new Error('Out of Memory Error: failed to pin block')).code).toBe('out_of_memory');
    expect(engineErrorOf(new Error('Binder Error: x')).code).toBe('query_failed');
  });
});
