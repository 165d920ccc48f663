import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { failure, ok, type Result } from '../domain/result';
import type { Database } from './database';

export interface DuckDbUrls {
  /** Script of the `eh` build's worker, from the app's own origin (a blob would need a laxer CSP). */
  readonly workerUrl: string;
  readonly wasmUrl: string;
}

/** A running database; `lost` aborts when its worker dies or is ended: give it to the engine. */
export interface StartedDuckDb {
  readonly database: Database;
  readonly lost: AbortSignal;
  /** Ends the worker: the only way to give its memory back. */
  terminate(): Promise<void>;
}

/** Translation keys `engine-start.<code>`. */
export const START_ERROR_CODES = ['worker_failed', 'start_timed_out', 'wasm_failed', 'cancelled'] as const;
export interface StartError {
  readonly code: (typeof START_ERROR_CODES)[number];
  readonly detail?: { readonly reason: string };
}

/** Long enough for 34 MB over a slow LAN; a CSP without 'wasm-unsafe-eval' never answers at all. */
const START_TIMEOUT_MS = 120_000;

/** Starts DuckDB-WASM in a worker of its own; also from within a worker. */
export async function startDuckDb(
  { workerUrl, wasmUrl }: DuckDbUrls,
  signal?: AbortSignal,
): Promise<Result<StartedDuckDb, StartError>> {
  if (signal?.aborted === true) return failure({ code: 'cancelled' });
  let worker: Worker;
  try {
    worker = new Worker(workerUrl);
  } catch (error) {
    return failure({ code: 'worker_failed', detail: { reason: String(error) } });
  }
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  const lost = new AbortController();
  const terminate = async (): Promise<void> => {
    lost.abort();
    await database.terminate();
  };
  const outcome = await new Promise<Result<null, StartError>>((resolve) => {
    const give = (error: StartError): void => resolve(failure(error));
    const timer = setTimeout(() => give({ code: 'start_timed_out' }), START_TIMEOUT_MS);
    signal?.addEventListener('abort', () => give({ code: 'cancelled' }), { once: true });
    worker.addEventListener('error', (event) => {
      give({ code: 'worker_failed', detail: { reason: event.message ?? '' } });
      lost.abort();
    });
    open(database, wasmUrl)
      .then(
        () => resolve(ok(null)),
        (error) => give({ code: 'wasm_failed', detail: { reason: String(error) } }),
      )
      .finally(() => clearTimeout(timer));
  });
  if (outcome.ok) return ok({ database, lost: lost.signal, terminate });
  await terminate();
  return outcome;
}

async function open(database: AsyncDuckDB, wasmUrl: string): Promise<void> {
  await database.instantiate(wasmUrl);
  await database.open({});
}
