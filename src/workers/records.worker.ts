import duckDbWorkerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { expose, wrap } from 'comlink';
import type { BrushIndex } from '../crossfilter/port';
import { failure, ok } from '../domain/result';
import { createDuckDbEngine } from '../engine/duckdb-wasm';
import { startDuckDb } from '../engine/start-duckdb';
import { createCasebook } from '../jobs/casebook';

/** The first message brings the port to the brush index; every later one is a call. */
addEventListener(
  'message',
  (event: MessageEvent<{ readonly brush: MessagePort }>) => {
    const brush = wrap<BrushIndex>(event.data.brush);
    expose(
      createCasebook({
        brush,
        async startEngine(onLost) {
          const started = await startDuckDb({ workerUrl: duckDbWorkerUrl, wasmUrl });
          if (!started.ok) return failure({ code: 'engine_failed', detail: { reason: started.error.code } });
          const { database, lost, terminate } = started.value;
          const engine = createDuckDbEngine(database, { lost, onLost });
          // Ending its worker is the only way to give the memory of a database back.
          return ok({ ...engine, close: () => engine.close().finally(terminate) });
        },
      }),
    );
  },
  { once: true },
);
