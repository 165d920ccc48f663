import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORT_ERROR_CODES } from '../../src/domain/import-report';
import { createCaseReader } from '../../src/ingest/case-reader';
import { proposeFile } from '../../src/ingest/propose-file';
import { caseChunks } from '../../src/jobs/case-chunks';
import { sharedPath } from '../support/shared-data';
import { type Random, seededRandom } from './random';
import { campaignSize, FIRST_SEED } from './size';

const MUTATIONS = campaignSize(350, 10_000);
/** Larger files only make the same mistakes more slowly. */
const MOST_BYTES = 120_000;
const HANG_MS = 30_000;

const folders = ['corpora', 'data/tainan_1999', 'data/hangzhou_xihu', 'data/classes'].flatMap(
  (name) => sharedPath(name) ?? [],
);

function smallFiles(): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter(
      (path) => statSync(path).isFile() && /\.[a-z]{3,7}$/i.test(path) && !/\.(md|result|xz)$/.test(path),
    )
    .filter((path) => statSync(path).size > 0)
    .sort();
}

/** Cut, flip, swap, repeat, or put in what other programs put in. */
function mutated(source: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  let bytes = Uint8Array.from(source.subarray(0, MOST_BYTES));
  for (let wound = 1 + random.below(4); wound > 0 && bytes.length > 8; wound--) {
    const at = random.below(bytes.length);
    const length = 1 + random.below(Math.min(random.chance(0.2) ? 3000 : 12, bytes.length - at));
    const stretch = bytes.slice(at, at + length);
    switch (random.below(6)) {
      case 0:
        bytes = joined(bytes.subarray(0, at), bytes.subarray(at + length));
        break;
      case 1:
        for (let i = 0; i < length; i++) bytes[at + i] = bytes[at + i]! ^ (1 << random.below(8));
        break;
      case 2: {
        const other = random.below(bytes.length - length);
        bytes.copyWithin(at, other, other + length);
        bytes.set(stretch.subarray(0, bytes.length - other), other);
        break;
      }
      case 3:
        bytes = joined(bytes.subarray(0, at), stretch, stretch, bytes.subarray(at));
        break;
      case 4:
        bytes[at] = random.pick([0, 0x22, 0x27, 0x2c, 0x0a, 0x0d, 0x3c, 0x7b, 0xff]);
        break;
      default:
        bytes = bytes.slice(0, Math.max(1, at));
    }
  }
  return bytes;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What became of the file: a code, or what its report says. */
async function imported(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const { signal } = new AbortController();
  const file = new Blob([bytes]);
  const proposed = await proposeFile(file, name, {}, signal);
  if (!proposed.ok) return named(proposed.error.code);
  const reader = createCaseReader(proposed.value.recipe);
  let loaded = 0;
  const chunks = caseChunks(file, proposed.value.recipe, () => undefined, signal);
  for (;;) {
    const next = await chunks.next();
    if (next.done) {
      if (next.value !== null) return named(next.value.code);
      break;
    }
    loaded += reader.push(next.value.text, next.value.rowNumbers, next.value.notes)?.rowCount ?? 0;
  }
  const { batch, report } = reader.finish();
  loaded += batch?.rowCount ?? 0;
  expect(report.rowsIn).toBe(report.loaded + report.rejected + report.skipped);
  expect(report.loaded).toBe(loaded);
  return 'read';
}

function named(code: string): string {
  expect(IMPORT_ERROR_CODES).toContain(code);
  return code;
}

describe.skipIf(folders.length === 0)(
  `${MUTATIONS} damaged files of the corpora from seed ${FIRST_SEED}`,
  () => {
    it('are each read with every row accounted for, or refused by name, in time', async () => {
      const paths = smallFiles();
      const sources = new Map<string, Uint8Array>();
      const outcomes = new Map<string, number>();
      let slowest = 0;
      for (let seed = FIRST_SEED; seed < FIRST_SEED + MUTATIONS; seed++) {
        const random = seededRandom(seed + 35_000_000);
        const path = paths[seed % paths.length]!;
        const source = sources.get(path) ?? new Uint8Array(readFileSync(path));
        sources.set(path, source);
        const from = performance.now();
        const outcome = await imported(mutated(source, random), path).catch((reason: unknown) => {
          throw new Error(`seed ${seed}, ${path}`, { cause: reason });
        });
        const took = performance.now() - from;
        slowest = Math.max(slowest, took);
        if (took > HANG_MS) expect.fail(`seed ${seed}, ${path}: ${Math.round(took)} ms`);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
      console.log(
        `${paths.length} files, slowest ${Math.round(slowest)} ms:`,
        [...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(', '),
      );
      expect(outcomes.get('read') ?? 0).toBeGreaterThan(MUTATIONS / 10);
    });
  },
);
