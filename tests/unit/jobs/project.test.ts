import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseRecipe } from '../../../src/domain/recipe';
import { fingerprintOf } from '../../../src/ingest/fingerprint';
import { describeProject, readProject } from '../../../src/jobs/read-project';
import { type SourceBytes, writeProject } from '../../../src/jobs/write-project';
import { EMPTY_MANIFEST, type Manifest } from '../../../src/session/manifest';
import { looksLikeProject, PROJECT_ENTRY, projectText } from '../../../src/session/project';

const signal = new AbortController().signal;
const quiet = () => undefined;
const SAVED = '2026-11-22 06:00';

const RECIPE: CaseRecipe = {
  format: 'delimited',
  encoding: 'gb18030',
  delimiter: ',',
  quote: '"',
  headerLine: 1,
  headers: ['案件编号', '经度', '纬度', '备注', '__proto__'],
  mapping: { case_id: 0, lon: 1, lat: 2 },
  dropped: [4],
};

function manifestOf(cases: readonly string[], others: readonly string[]): Manifest {
  const parts = cases.map((source) => ({
    source,
    name: `${source}.csv`,
    byteLength: 3,
    recipe: RECIPE,
    mode: 'append' as const,
  }));
  const dataset = {
    id: 'd1',
    name: '一月案件',
    parts,
    fingerprint: 'abc',
    rows: 2,
    openedAt: 1,
    zones: null,
    state: null,
  };
  return {
    ...EMPTY_MANIFEST,
    datasets: [dataset],
    open: 'd1',
    references: others.map((source) => ({ source, name: source })),
  };
}

async function written(sources: readonly SourceBytes[], manifest: Manifest, memories = {}): Promise<Blob> {
  const file = await writeProject({ manifest, memories, savedAt: SAVED }, sources, signal, quiet);
  if (!file.ok) throw new Error(file.error.code);
  return file.value;
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** An archive by hand, for files that the product would never write. */
async function archive(entries: readonly (readonly [name: string, content: string | Uint8Array])[]) {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of entries) {
    await writer.add(
      name,
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content),
    );
  }
  return new Blob([(await writer.close()) as Uint8Array<ArrayBuffer>]);
}

function description(change: Record<string, unknown>): string {
  const text = projectText({ manifest: EMPTY_MANIFEST, sources: [], memories: {}, savedAt: SAVED });
  return JSON.stringify({ ...JSON.parse(text), ...change });
}

async function refusal(file: Blob): Promise<string> {
  const read = await readProject(file, signal, quiet);
  return read.ok ? 'opened' : read.error.code;
}

describe('a project file', () => {
  it('gives every byte and every decision back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        fc.jsonValue(),
        async (contents, cut, memory) => {
          const ids = contents.map((_, at) => `源-${at}`);
          const sources = contents.map((content, at) => ({
            id: ids[at]!,
            content: new Blob([content as Uint8Array<ArrayBuffer>]),
          }));
          const manifest = manifestOf(ids.slice(0, cut), ids.slice(cut));
          const file = await written(sources, manifest, { 'class-book': memory });
          const read = await readProject(file, signal, quiet);
          if (!read.ok) throw new Error(read.error.code);
          expect(read.value.project.manifest).toEqual(manifest);
          expect(read.value.project.memories).toEqual({ 'class-book': JSON.parse(JSON.stringify(memory)) });
          expect(read.value.sources.map(({ id }) => id)).toEqual(ids);
          for (const [at, { content }] of read.value.sources.entries())
            expect(await bytesOf(content)).toEqual(contents[at]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is known by its first bytes and describes itself without its sources being read', async () => {
    const file = await written([{ id: 'a', content: new Blob(['abc']) }], manifestOf(['a'], []));
    expect(looksLikeProject((await bytesOf(file)).subarray(0, 64))).toBe(true);
    expect(looksLikeProject(await bytesOf(await archive([['x.csv', 'a,b']])))).toBe(false);
    expect(looksLikeProject(new Uint8Array(3))).toBe(false);
    const described = await describeProject(file, signal);
    expect(described).toMatchObject({ ok: true, value: { savedAt: SAVED, sources: [{ byteLength: 3 }] } });
  });

  it('counts up to the whole while it is written and read', async () => {
    const content = new Blob([new Uint8Array(9 << 20)]);
    const seen: number[] = [];
    const file = await writeProject(
      { manifest: manifestOf(['a'], []), memories: {}, savedAt: SAVED },
      [{ id: 'a', content }],
      signal,
      (fraction) => seen.push(fraction),
    );
    if (!file.ok) throw new Error(file.error.code);
    await readProject(file.value, signal, (fraction) => seen.push(fraction));
    expect(seen.filter((fraction) => fraction === 1)).toHaveLength(2);
    expect(Math.max(...seen)).toBe(1);
  });

  it('that was cancelled is none', async () => {
    const stopped = AbortSignal.abort();
    const content = new Blob(['abc']);
    const manifest = manifestOf(['a'], []);
    const writing = await writeProject(
      { manifest, memories: {}, savedAt: SAVED },
      [{ id: 'a', content }],
      stopped,
      quiet,
    );
    expect(writing).toEqual({ ok: false, error: { code: 'cancelled' } });
    const file = await written([{ id: 'a', content }], manifest);
    expect(await readProject(file, stopped, quiet)).toEqual({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('a hostile project file', () => {
  const bytes = new TextEncoder().encode('abc');
  const source = { id: 'a', entry: 'sources/0', byteLength: 3, fingerprint: fingerprintOf(bytes) };
  const named = manifestOf(['a'], []);

  it('is refused by what is wrong with it', async () => {
    const good = description({ manifest: named, sources: [source] });
    const cases: readonly (readonly [string, Blob])[] = [
      [
        'opened',
        await archive([
          [PROJECT_ENTRY, good],
          ['sources/0', bytes],
          ['../evil', 'x'],
        ]),
      ],
      ['not_a_project', await archive([['readme.txt', 'hello']])],
      ['not_a_project', await archive([[PROJECT_ENTRY, '{"kind":']])],
      ['not_a_project', await archive([[PROJECT_ENTRY, '['.repeat(200_000)]])],
      ['not_a_project', await archive([[PROJECT_ENTRY, '{"kind":"other","v":1}']])],
      ['newer_version', await archive([[PROJECT_ENTRY, description({ v: 4 })]])],
      ['missing_source', await archive([[PROJECT_ENTRY, description({ v: 2, plans: ['plan:p'] })]])],
      ['damaged', await archive([[PROJECT_ENTRY, description({ plans: [7] })]])],
      ['damaged', await archive([[PROJECT_ENTRY, description({ manifest: { v: 9 } })]])],
      ['damaged', await archive([[PROJECT_ENTRY, description({ memories: { manifest: {} } })]])],
      ['damaged', await archive([[PROJECT_ENTRY, description({ extra: 1 })]])],
      ['damaged', await archive([[PROJECT_ENTRY, description({ manifest: { ...named, datasets: [{}] } })]])],
      ['damaged', await archive([[PROJECT_ENTRY, description({ sources: [{ ...source, entry: '../a' }] })]])],
      ['damaged', await archive([[PROJECT_ENTRY, description({ sources: [source, source] })]])],
      ['damaged', new Blob(['PK\u0003\u0004 and nothing more'])],
      ['missing_source', await archive([[PROJECT_ENTRY, description({ manifest: named })]])],
      ['missing_source', await archive([[PROJECT_ENTRY, good]])],
      [
        'wrong_source',
        await archive([
          [PROJECT_ENTRY, good],
          ['sources/0', new TextEncoder().encode('abd')],
        ]),
      ],
      [
        'wrong_source',
        await archive([
          [PROJECT_ENTRY, good],
          ['sources/0', new TextEncoder().encode('ab')],
        ]),
      ],
      [
        'bomb',
        await archive([
          [PROJECT_ENTRY, good],
          ['sources/0', new Uint8Array(1 << 20)],
        ]),
      ],
      [
        'too_large',
        await archive([
          [PROJECT_ENTRY, description({ manifest: named, sources: [{ ...source, byteLength: 2 ** 40 }] })],
        ]),
      ],
    ];
    for (const [wanted, file] of cases) expect([wanted, await refusal(file)]).toEqual([wanted, wanted]);
  });

  it('never gets past with one byte changed', async () => {
    const content = new TextEncoder().encode('案件编号,经度\n1,2\n'.repeat(40));
    const file = await bytesOf(await written([{ id: 'a', content: new Blob([content]) }], named));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = file.slice();
        changed[at] = changed[at]! ^ change;
        const read = await readProject(new Blob([changed]), signal, quiet);
        // What is opened all the same (a date in the directory was hit) has the very bytes that were saved.
        if (read.ok)
          for (const one of read.value.sources) expect(await bytesOf(one.content)).toEqual(content);
      }),
      { numRuns: 150 },
    );
  });
});
