import type { ImportError } from '../domain/import-report';
import { createCaseReader } from '../ingest/case-reader';
import { estimateMemory } from '../ingest/memory-estimate';
import type { OpenedPart } from './read-parts';

const SAMPLE_BYTES = 2 << 20;
/** The database's WebAssembly ends at about 3.1 GiB, a tab of a 8 GB office machine not much later. */
const LIMIT_MEGABYTES = 3000;

/** Sizes below this cannot come near the limit: not even reading is needed. */
const SMALL_BYTES = 100 << 20;

/**
 * Refuses what cannot fit before any of it is loaded: `too_large` with {estimatedMb, limitMb, rows}. Told from the first
 * rows of each delimited file; the other formats have limits of their own.
 */
export async function memoryCheck(parts: readonly OpenedPart[]): Promise<ImportError | null> {
  if (parts.reduce((sum, { file }) => sum + file.size, 0) < SMALL_BYTES) return null;
  let rows = 0;
  let estimatedMb = 0;
  for (const { file, recipe, mode } of parts) {
    if (mode === 'flags' || recipe.format !== 'delimited') continue;
    const head = new Uint8Array(await file.slice(0, SAMPLE_BYTES).arrayBuffer());
    const reader = createCaseReader(recipe);
    const sample = reader.push(head) ?? reader.finish().batch;
    if (sample === null) continue;
    const estimate = estimateMemory(sample, head.length, file.size);
    rows += estimate.rows;
    estimatedMb += estimate.megabytes;
  }
  return estimatedMb > LIMIT_MEGABYTES
    ? { code: 'too_large', detail: { estimatedMb, limitMb: LIMIT_MEGABYTES, rows } }
    : null;
}
