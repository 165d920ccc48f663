import type { DatasetSummary } from '../domain/dataset';
import type { ImportError, ImportReport } from '../domain/import-report';
import { failure, ok, type Result } from '../domain/result';
import type { Engine } from '../engine/port';
import { fingerprintOf } from '../ingest/fingerprint';
import { type Pack, readPack } from '../ingest/formats/packed';
import type { BrushRemote } from './brush-remote';

/** A pack is columns already: it goes into the brush index as it is, so the first picture waits for no database. */
export async function openPack(
  pack: Pack,
  info: { readonly id: string; readonly name: string },
  brush: BrushRemote,
): Promise<DatasetSummary> {
  await brush.begin();
  for (const batch of pack.batches(pack.rowCount)) await brush.append(batch);
  const index = await brush.commit();
  return {
    id: info.id,
    name: info.name,
    synthetic: true,
    rowCount: index.rowCount,
    fields: pack.fields,
    dictionaries: index.dictionaries,
    timeRange: index.timeRange,
    extent: index.extent,
    report: packReport(pack.rowCount),
    parts: [],
  };
}

const ROWS_PER_BATCH = 50_000;

/** The same rows, with the columns that the first picture did not need, into the database. */
export async function storePacks(packs: readonly Pack[], engine: Engine, signal: AbortSignal): Promise<void> {
  await engine.begin(
    packs.flatMap((pack) => pack.fields),
    signal,
  );
  const sequences = packs.map((pack) => pack.batches(ROWS_PER_BATCH)[Symbol.iterator]());
  for (;;) {
    const parts = sequences.map((sequence) => sequence.next());
    const [first] = parts;
    if (first === undefined || first.done === true) break;
    const columns = Object.assign({}, ...parts.map((part) => (part.done === true ? {} : part.value.columns)));
    await engine.append({ rowCount: first.value.rowCount, lines: first.value.lines, columns }, signal);
  }
  await engine.commit();
}

function packReport(rows: number): ImportReport {
  return {
    rowsIn: rows,
    loaded: rows,
    rejected: 0,
    skipped: 0,
    oddValues: 0,
    rejects: [],
    skips: [],
    odds: [],
    missing: {},
  };
}

/** A pack of this address; `base`: the one that it continues. */
export async function fetchPack(
  url: string,
  base?: Pack,
): Promise<Result<{ readonly pack: Pack; readonly fingerprint: string }, ImportError>> {
  const response = await fetch(url);
  if (!response.ok) return failure({ code: 'read_failed', detail: { status: response.status } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const pack = await readPack(bytes, base);
  return pack.ok
    ? ok({ pack: pack.value, fingerprint: fingerprintOf(bytes) })
    : failure({ code: 'read_failed', detail: { reason: pack.error.code } });
}
