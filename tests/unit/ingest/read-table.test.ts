import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/ingest/read-table';
import { readTexts } from './read-texts';
import { sharedFile, sharedPath } from './shared-files';

const folder = sharedPath('corpora/csv-spectrum/csvs');

describe.skipIf(folder === null)('csv-spectrum', () => {
  const names = folder ? readdirSync(folder).map((name) => name.replace('.csv', '')) : [];

  it('has its twelve cases', () => {
    expect(names.length).toBe(12);
  });

  it.each(names)('%s equals its JSON', (name) => {
    const json: unknown = JSON.parse(
      new TextDecoder().decode(sharedFile(`corpora/csv-spectrum/json/${name}.json`)!),
    );
    const [header, ...rows] = readTable(sharedFile(`corpora/csv-spectrum/csvs/${name}.csv`)!);
    const objects = rows.map(({ cells }) =>
      Object.fromEntries(header!.cells.map((key, column) => [key, cells[column]])),
    );
    const expected = Array.isArray(json) ? json : [json];
    // The corpus itself differs in two places: one JSON has another phone number than its CSV, and one CSV came
    // to us with LF where its JSON has CRLF.
    if (name === 'location_coordinates')
      for (const row of expected) row['Contact Phone Number'] = '2095257564';
    if (name === 'newlines_crlf') expected[1].a = expected[1].a.replace('\r\n', '\n');
    expect(objects).toEqual(expected);
    const table = readTexts(sharedFile(`corpora/csv-spectrum/csvs/${name}.csv`)!);
    if (typeof table === 'string') expect.fail(table);
    const loaded = table.rows.map((cells) =>
      Object.fromEntries(table.headers.map((key, column) => [key, cells[column]])),
    );
    expect(loaded).toEqual(expected);
  });
});
