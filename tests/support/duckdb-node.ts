import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker as NodeThread } from 'node:worker_threads';
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { createDuckDbEngine, type DuckDbEngineOptions } from '../../src/engine/duckdb-wasm';
import type { Engine } from '../../src/engine/port';

const DIST = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'));

/**
 * The published Node worker expects a browser-like global scope and a CommonJS module at once, which no ready-made
 * worker shim gives it here. Its log of every failed statement is muted: the caller gets the error anyway.
 */
const BOOTSTRAP = `
const { parentPort, workerData } = require('node:worker_threads');
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
console.log = () => {};
require(workerData.script);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
`;

type Listener = (event: { readonly data: unknown }) => void;

/** As much of a DOM worker as AsyncDuckDB uses. */
function startWorker(): Worker {
  const thread = new NodeThread(BOOTSTRAP, {
    eval: true,
    workerData: { script: join(DIST, 'duckdb-node-eh.worker.cjs') },
  });
  thread.unref();
  const listeners = new Map<string, Set<Listener>>();
  const emit = (type: string, data: unknown): void => {
    for (const listener of listeners.get(type) ?? []) listener({ data });
  };
  thread.on('message', (data) => emit('message', data));
  thread.on('error', (error) => emit('error', error));
  thread.on('exit', () => emit('close', null));
  const worker = {
    addEventListener(type: string, listener: Listener): void {
      const known = listeners.get(type) ?? new Set<Listener>();
      listeners.set(type, known.add(listener));
    },
    removeEventListener(type: string, listener: Listener): void {
      listeners.get(type)?.delete(listener);
    },
    postMessage(message: unknown, transfer: readonly ArrayBuffer[] = []): void {
      thread.ref();
      thread.postMessage(message, transfer);
    },
    terminate(): void {
      void thread.terminate();
    },
  };
  return worker as unknown as Worker;
}

/** The real DuckDB-WASM (the build the browser gets), in a thread of its own; `terminate` it when done. */
export async function startDuckDbInNode(): Promise<AsyncDuckDB> {
  const database = new AsyncDuckDB(new VoidLogger(), startWorker());
  await database.instantiate(join(DIST, 'duckdb-eh.wasm'));
  return database;
}

/** Runs `use` on an engine over a fresh DuckDB-WASM and ends its thread afterwards, whatever happened. */
export async function withEngine<T>(
  use: (engine: Engine, database: AsyncDuckDB) => Promise<T>,
  options: DuckDbEngineOptions = {},
): Promise<T> {
  const database = await startDuckDbInNode();
  const engine = createDuckDbEngine(database, options);
  try {
    return await use(engine, database);
  } finally {
    await engine.close();
    await database.terminate();
  }
}
