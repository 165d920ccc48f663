import type { ImportReport } from '../../../src/domain/import-report';
import type { CaseRecipe } from '../../../src/domain/recipe';
import { createImportLog } from '../../../src/ingest/import-log';
import { propose } from '../../../src/ingest/propose';
import { fieldCount, type RecordBlock } from '../../../src/ingest/record-block';
import { createRecordScanner } from '../../../src/ingest/record-scanner';
import { createRowJudge } from '../../../src/ingest/row-judge';
import { createTranscoder } from '../../../src/ingest/transcoder';
import { decodeUtf8 } from '../../../src/ingest/utf8';

export interface TextTable {
  readonly recipe: CaseRecipe;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly report: ImportReport;
}

/**
 * A delimited file with nothing told, all of its columns as text: what the case reader is made of (proposal,
 * transcoder, scanner, judge), before columns are given a meaning. A string is the code of a refusal.
 */
export function readTexts(bytes: Uint8Array): TextTable | string {
  const proposed = propose(bytes.subarray(0, 1 << 20), 'table.csv', bytes.length);
  if (!proposed.ok) return proposed.error.code;
  return readTextsBy(bytes, { ...proposed.value.recipe, mapping: {} });
}

export function readTextsBy(bytes: Uint8Array, recipe: CaseRecipe, pieceBytes = 1 << 20): TextTable {
  const transcoder = createTranscoder(recipe.encoding);
  const scanner = createRecordScanner({ ...recipe, expectedFields: recipe.headers.length });
  const log = createImportLog();
  const judge = createRowJudge(recipe, log);
  const rows: string[][] = [];
  const take = (block: RecordBlock) => {
    const kept = new Int32Array(block.count);
    const count = judge.select(block, kept);
    for (let k = 0; k < count; k++) {
      const first = block.firstField[kept[k]!]!;
      const fields = Math.min(fieldCount(block, kept[k]!), recipe.headers.length);
      rows.push(
        Array.from({ length: fields }, (_, i) =>
          decodeUtf8(block.bytes, block.fieldStarts[first + i]!, block.fieldEnds[first + i]!),
        ),
      );
    }
  };
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    take(scanner.push(transcoder.push(bytes.subarray(at, at + pieceBytes))));
  }
  take(scanner.push(transcoder.finish()));
  take(scanner.finish());
  return { recipe, headers: recipe.headers, rows, report: log.report(rows.length, {}) };
}
