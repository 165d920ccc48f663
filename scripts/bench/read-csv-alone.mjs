// DuckDB's own CSV reader on the same file, in the same page, with the app's own copy of DuckDB: what the import is
// measured against. It speaks the worker's message protocol, so that no second client library has to be served.

const INPUT_ID = 'bench-read-csv';

function assetOf(names, pattern) {
  const name = names.find((candidate) => pattern.test(candidate));
  if (name === undefined) throw new Error(`the build has no asset like ${pattern}`);
  return `assets/${name}`;
}

/** Milliseconds of `CREATE TABLE … FROM read_csv(file)`, one figure a run; start-up of the database is not in it. */
export async function measureReadCsvAlone(page, assetNames, filePath, runs) {
  const worker = assetOf(assetNames, /^duckdb-browser-eh\.worker.*\.js$/);
  const wasm = assetOf(assetNames, /^duckdb-eh.*\.wasm$/);
  await page.evaluate((id) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = id;
    input.hidden = true;
    document.body.append(input);
  }, INPUT_ID);
  await page.setInputFiles(`#${INPUT_ID}`, filePath);
  const figures = [];
  for (let run = 0; run < runs; run++) {
    figures.push(await page.evaluate(readOnce, { worker, wasm, inputId: INPUT_ID }));
  }
  await page.evaluate((id) => document.getElementById(id).remove(), INPUT_ID);
  return figures;
}

// Runs in the page.
async function readOnce({ worker: workerPath, wasm, inputId }) {
  const BROWSER_FILE_READER = 2;
  const worker = new Worker(new URL(workerPath, document.baseURI));
  const pending = new Map();
  let nextId = 0;
  worker.onmessage = ({ data: reply }) => {
    const call = pending.get(reply.requestId);
    // Progress and log messages answer no request and use ids of their own.
    if (!call || /PROGRESS|LOG/.test(reply.type)) return;
    pending.delete(reply.requestId);
    if (reply.type === 'ERROR') call.reject(new Error(reply.data?.message ?? String(reply.data)));
    else call.resolve(reply.data);
  };
  const ask = (type, data) =>
    new Promise((resolve, reject) => {
      const messageId = nextId++;
      pending.set(messageId, { resolve, reject });
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ messageId, type, data });
    });
  try {
    await ask('INSTANTIATE', [new URL(wasm, document.baseURI).href, null]);
    await ask('OPEN', { path: ':memory:' });
    const connection = await ask('CONNECT', null);
    const file = document.getElementById(inputId).files[0];
    await ask('RUN_QUERY', [connection, 'SET autoinstall_known_extensions=false']);
    await ask('RUN_QUERY', [connection, 'SET autoload_known_extensions=false']);
    await ask('REGISTER_FILE_HANDLE', ['bench.csv', file, BROWSER_FILE_READER, true]);
    const started = performance.now();
    await ask('RUN_QUERY', [connection, "CREATE TABLE bench AS SELECT * FROM read_csv('bench.csv')"]);
    return performance.now() - started;
  } finally {
    worker.terminate();
  }
}
