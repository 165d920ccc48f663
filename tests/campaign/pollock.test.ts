import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDuckDbInNode } from '../support/duckdb-node';
import { readTexts } from '../unit/ingest/read-texts';
import { type PollockFile, pollockFiles } from './pollock-files';
import { type LoadedTable, pollockScore } from './pollock-score';
import { campaignSize } from './size';

/** Every file that was damaged as a whole, and of those with one damaged row as many as there is time for. */
const STEP = campaignSize(6, 1);
const files =
  pollockFiles()?.filter(({ name }, index) => !name.startsWith('row_') || index % STEP === 0) ?? null;

/** Nothing of the file's dialect; without these, one odd row makes a table of a single column of most files. */
const LENIENT = 'all_varchar = true, null_padding = true, strict_mode = false, ignore_errors = true';

interface Scores {
  readonly simple: number;
  readonly weighted: number;
  readonly worst: readonly string[];
}

/** Weights of the rows' files are scaled up to what they are on the whole half. */
function scores(scored: readonly (readonly [PollockFile, number])[]): Scores {
  let simple = 0;
  let count = 0;
  let weighted = 0;
  let weights = 0;
  for (const [{ name, weight }, score] of scored) {
    const times = name.startsWith('row_') ? STEP : 1;
    simple += score * times;
    count += times;
    weighted += score * weight * times;
    weights += weight * times;
  }
  const worst = [...scored].sort((a, b) => a[1] - b[1]).slice(0, 8);
  return {
    simple: simple / count,
    weighted: weighted / weights,
    worst: worst.map(([{ name }, score]) => `${name} ${score.toFixed(2)}`),
  };
}

function told(who: string, { simple, weighted, worst }: Scores): void {
  console.log(
    `Pollock, ${files!.length} files, ${who}: simple ${simple.toFixed(3)}, weighted ${weighted.toFixed(3)}; worst: ${worst.join(', ')}`,
  );
}

function loadedByUs(bytes: Uint8Array): LoadedTable | null {
  const table = readTexts(bytes);
  // A file without a byte is answered by its name; there is nothing else to load.
  if (typeof table === 'string') return table === 'empty_file' ? { headers: [], rows: [] } : null;
  return table;
}

async function loadedByDuckDb(
  database: AsyncDuckDB,
  { name: path, bytes }: PollockFile,
): Promise<LoadedTable | null> {
  if (bytes.length === 0) return { headers: [], rows: [] };
  // The buffer is transferred to the database's thread; under a name used before it would be read from its cache.
  await database.registerFileBuffer(path, bytes.slice());
  const connection = await database.connect();
  try {
    const table = await connection.query(`FROM read_csv('${path}', ${LENIENT})`);
    const headers = table.schema.fields.map(({ name }) => name);
    const rows = table.toArray().map((row) => headers.map((name) => String(row[name] ?? '')));
    return { headers, rows };
  } catch {
    return null;
  } finally {
    await connection.close();
    await database.dropFile(path);
  }
}

describe.skipIf(files === null)('the Pollock benchmark with nothing told', () => {
  let database: AsyncDuckDB;
  beforeAll(async () => {
    database = await startDuckDbInNode();
  });
  afterAll(() => database.terminate());

  it('is read better than by DuckDB, and as well as was promised', async () => {
    const ours = scores(files!.map((file) => [file, pollockScore(file.wanted, loadedByUs(file.bytes))]));
    told('ours', ours);
    const theirs: [PollockFile, number][] = [];
    for (const file of files!)
      theirs.push([file, pollockScore(file.wanted, await loadedByDuckDb(database, file))]);
    told('DuckDB-WASM', scores(theirs));
    expect(ours.simple).toBeGreaterThanOrEqual(9.95);
    expect(ours.weighted).toBeGreaterThanOrEqual(9.9);
    expect(ours.simple).toBeGreaterThan(scores(theirs).simple);
    expect(ours.weighted).toBeGreaterThan(scores(theirs).weighted);
  });
});
