import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MapFaultCode } from '../../../src/domain/map-fault';
import { createCaseReader } from '../../../src/ingest/case-reader';
import { proposeFile } from '../../../src/ingest/propose-file';
import { caseChunks } from '../../../src/jobs/case-chunks';
import { readReference } from '../../support/read-map';
import { sharedPath } from '../../support/shared-data';
import { never } from '../ingest/formats/tabulated-cells';

const HINT = sharedPath('corpora', 'geojsonhint', 'test', 'data');
const names = (folder: string) =>
  HINT === null ? [] : readdirSync(`${HINT}/${folder}`).filter((name) => name.endsWith('.geojson'));

interface Expected {
  readonly message: string;
  readonly line: number;
}

/** What the corpus says, in the codes of here. */
function codeFor(message: string): MapFaultCode {
  const known: readonly (readonly [RegExp, MapFaultCode])[] = [
    [/duplicate members/, 'member_twice'],
    [/cannot contain/, 'member_misplaced'],
    [/member required/, 'member_missing'],
    [/right-hand rule/, 'winding'],
    [/bbox/, 'member_malformed'],
    [/LinearRing/, 'ring_open'],
    [/single geometry/, 'single_collection'],
    [/geometry objects|case sensitive|type=feature|should be string/, 'type_unknown'],
    [/each element in a position/, 'position_malformed'],
    [/nested more deeply/, 'nesting_wrong'],
  ];
  const code = known.find(([words]) => words.test(message))?.[1];
  if (code === undefined) throw new Error(`no code for: ${message}`);
  return code;
}

/** Code and line of everything that was said of a file, whether it was refused or read. */
async function saidOf(path: string): Promise<readonly string[]> {
  const read = await readReference(new Uint8Array(readFileSync(path)), 'x.geojson');
  if (read.ok) return (read.value.faults?.list ?? []).map(({ code, line }) => `${code} ${line}`);
  expect(read.error.code).toBe('not_geojson');
  return [`${read.error.detail?.fault} ${read.error.detail?.line}`];
}

describe.skipIf(HINT === null)('the files of geojsonhint', () => {
  it.each(names('bad'))('%s is told with its line', async (name) => {
    const result = `${HINT}/bad/${name.replace('.geojson', '.result')}`;
    const expected = existsSync(result) ? (JSON.parse(readFileSync(result, 'utf8')) as Expected[]) : [];
    const wanted = new Set(expected.map(({ message, line }) => `${codeFor(message)} ${line}`));
    const said = await saidOf(`${HINT}/bad/${name}`);
    // A refusal names the first fault of the file; a file that was read, all of them.
    if (wanted.size === 0) expect(said).toEqual([]);
    else expect([...wanted]).toEqual(expect.arrayContaining(said.slice(0, 1)));
    const isRead = (await readReference(new Uint8Array(readFileSync(`${HINT}/bad/${name}`)), 'x')).ok;
    if (isRead) expect(new Set(said)).toEqual(wanted);
  });

  it.each(names('good'))('%s is read and nothing is said of it', async (name) => {
    const read = await readReference(new Uint8Array(readFileSync(`${HINT}/good/${name}`)), name);
    expect(read).toMatchObject({ ok: true, value: { skippedFeatures: 0 } });
    expect((await saidOf(`${HINT}/good/${name}`)).filter((one) => !one.startsWith('winding'))).toEqual([]);
  });
});

describe('a file of cases', () => {
  it('has the faults of its features among the odd values, and members that are no objects among the skipped', async () => {
    const text = `{"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"案件编号":"A1","上报时间":"2024-01-01"},"geometry":{"type":"Point","coordinates":[120.1,30.2]}},
      {"type":"Feature","properties":{"案件编号":"A2","上报时间":"2024-01-02"},"geometry":
        {"type":"Point","coordinates":["120.1",30.2]}},
      7
    ]}`;
    const file = new Blob([text]);
    const proposed = await proposeFile(file, 'x.geojson', {}, never);
    if (!proposed.ok) throw new Error(proposed.error.code);
    const reader = createCaseReader(proposed.value.recipe);
    for await (const { text: bytes, rowNumbers, notes } of caseChunks(
      file,
      proposed.value.recipe,
      () => undefined,
      never,
    ))
      reader.push(bytes, rowNumbers, notes);
    const { report } = reader.finish();
    expect(report).toMatchObject({ rowsIn: 3, loaded: 2, rejected: 0, skipped: 1 });
    expect(report.skips).toMatchObject([{ line: 3, code: 'not_an_object' }]);
    expect(report.odds.filter(({ code }) => code === 'shape_fault')).toMatchObject([
      { line: 2, field: 'lon', text: 'L4 position_malformed' },
    ]);
  });
});
