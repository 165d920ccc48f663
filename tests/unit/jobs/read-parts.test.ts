import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../src/domain/batch';
import type { MarkField, PartMode } from '../../../src/domain/dataset-part';
import type { FieldId } from '../../../src/domain/field';
import { type OpenedPart, readParts } from '../../../src/jobs/read-parts';

const COLUMNS = ['case_id', 'major', 'lon', 'lat', 'reported_at'] as const;
type Row = readonly [id: string, major: string, lon: string, lat: string, reported: string];
interface Layout {
  readonly order: readonly number[];
  readonly delimiter: string;
}

const PLAIN: Layout = { order: [0, 1, 2, 3, 4], delimiter: ',' };

function partOf(
  rows: readonly Row[],
  mode: PartMode,
  layout: Layout,
  marks?: readonly MarkField[],
  keepLast?: boolean,
): OpenedPart {
  const { order, delimiter } = layout;
  const headers = order.map((column) => COLUMNS[column]!);
  const line = (cells: readonly string[]) => cells.join(delimiter);
  const text = [headers, ...rows.map((row) => order.map((column) => row[column]!))].map(line).join('\n');
  const file = new Blob([`${text}\n`]);
  const mapping = Object.fromEntries(COLUMNS.map((field, column) => [field, order.indexOf(column)]));
  const part = {
    file,
    name: 'file.csv',
    byteLength: file.size,
    mode,
    recipe: {
      format: 'delimited',
      encoding: 'utf-8',
      delimiter,
      quote: '"',
      headerLine: 1,
      headers,
      mapping,
      ...(keepLast === undefined ? {} : { keepLast }),
    },
  } as const;
  return marks === undefined ? part : { ...part, marks };
}

/** The loaded rows as text, and the report of each part. */
async function read(parts: readonly OpenedPart[]) {
  const rows: string[] = [];
  const dictionary = [''];
  const flags: (number | undefined)[] = [];
  const outcome = await readParts(parts, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onBatch: async (batch) => {
      const major = batch.columns.major;
      if (major?.kind === 'dictionary') dictionary.push(...major.added);
      for (let row = 0; row < batch.rowCount; row++) {
        const code = major?.kind === 'dictionary' ? major.codes[row]! : 0;
        rows.push([textAt(batch, 'case_id', row), dictionary[code], numberAt(batch, 'lon', row)].join('|'));
        flags.push(numberAt(batch, 'rework_count', row));
      }
    },
  });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return { rows, flags, ...outcome.value };
}

function textAt(batch: Batch, field: FieldId, row: number): string {
  const column = batch.columns[field];
  if (column?.kind !== 'text') return '';
  return new TextDecoder().decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]));
}

function numberAt(batch: Batch, field: FieldId, row: number): number | undefined {
  const column = batch.columns[field];
  return column?.kind === 'number' ? column.values[row] : undefined;
}

const row: fc.Arbitrary<Row> = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom('违建', '占道', ''), fc.integer({ min: 0, max: 2 }))
  .map(([id, major, step]) => [
    // Some cases have no number.
    id === 0 ? '' : `A${id}`,
    major,
    String(114 + step),
    '30',
    '2024-01-01',
  ]);
const layout: fc.Arbitrary<Layout> = fc.record({
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }),
  delimiter: fc.constantFrom(',', ';', '\t'),
});
const step = fc.oneof(
  fc.record({
    mode: fc.constantFrom('append' as const, 'update' as const, 'replace' as const),
    rows: fc.array(row, { minLength: 1, maxLength: 12 }),
    layout,
    keepLast: fc.boolean(),
  }),
  fc.record({ mode: fc.constant('undo' as const) }),
);

/** Every case in a map by its number, those without one in a list: what the modes mean, said plainly. */
interface Naive {
  readonly numbered: ReadonlyMap<string, Row>;
  readonly others: readonly Row[];
}

function applied(model: Naive, rows: readonly Row[], mode: PartMode, keepLast = false): Naive {
  const numbered = new Map(model.numbered);
  const seen = new Set<string>();
  for (const one of keepLast ? [...rows].reverse() : rows) {
    if (one[0] === '' || seen.has(one[0])) continue;
    seen.add(one[0]);
    if (mode === 'update' || !numbered.has(one[0])) numbered.set(one[0], one);
  }
  return { numbered, others: [...model.others, ...rows.filter(([id]) => id === '')] };
}

const asText = ([id, major, lon]: Row) => [id, major, lon].join('|');

describe('a data set of several files', () => {
  it('is what a plain map of cases would be after any appends, updates, replacements and undos', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const states: { readonly parts: readonly OpenedPart[]; readonly model: Naive }[] = [
          { parts: [], model: { numbered: new Map(), others: [] } },
        ];
        for (const one of steps) {
          if (one.mode === 'undo') {
            if (states.length > 1) states.pop();
            continue;
          }
          const before = states[states.length - 1]!;
          const mode = one.mode === 'update' ? 'update' : 'append';
          const base = one.mode === 'replace' ? states[0]! : before;
          states.push({
            parts: [...base.parts, partOf(one.rows, mode, one.layout, undefined, one.keepLast)],
            model: applied(base.model, one.rows, mode, one.keepLast),
          });
        }
        const { parts, model } = states[states.length - 1]!;
        if (parts.length === 0) return;
        const { rows, reports } = await read(parts);
        expect([...rows].sort()).toEqual([...model.numbered.values(), ...model.others].map(asText).sort());
        for (const { report } of reports) {
          expect(report.rowsIn).toBe(report.loaded + report.rejected + report.skipped);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('counts what a last file adds, repeats and changes as a plain comparison does', async () => {
    const rows = fc.array(row, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, rows, layout, fc.boolean(), async (first, second, other, update) => {
        const mode = update ? 'update' : 'append';
        const model = applied({ numbered: new Map(), others: [] }, first, 'append');
        const news = [...applied({ numbered: new Map(), others: [] }, second, 'append').numbered.values()];
        const { reports } = await read([partOf(first, 'append', PLAIN), partOf(second, mode, other)]);
        const earlier = (one: Row) => model.numbered.get(one[0]);
        const part = reports[1]!;
        const others = second.filter(([id]) => id === '').length;
        expect(part.added).toBe(news.filter((one) => earlier(one) === undefined).length + others);
        // An appended file is compared row by row, an updating one case by case.
        const compared = update ? news : second.filter(([id]) => model.numbered.has(id));
        const same = (one: Row) => earlier(one)?.join() === one.join();
        const known = compared.filter((one) => earlier(one) !== undefined);
        expect(part.equal).toBe(known.filter(same).length);
        expect(part.changed).toBe(known.filter((one) => !same(one)).length);
      }),
      { numRuns: 150 },
    );
  });

  it('names both lines and the other file where two rows of one number differ', async () => {
    const { reports } = await read([
      partOf([['A1', '违建', '114', '30', '2024-01-01']], 'append', PLAIN),
      partOf(
        [
          ['A2', '违建', '114', '30', '2024-01-01'],
          ['A1', '占道', '114', '30', '2024-01-01'],
        ],
        'append',
        PLAIN,
      ),
    ]);
    expect(reports[1]!.report.rejects).toMatchObject([
      { line: 3, code: 'duplicate_conflict', other: { part: 0, line: 2 } },
    ]);
  });

  it('keeps the last of a file’s rows of one number, and says of the others that they were superseded', async () => {
    const rows: readonly Row[] = [
      ['A1', '违建', '114', '30', '2024-01-01'],
      ['A2', '违建', '114', '30', '2024-01-01'],
      ['A1', '占道', '115', '30', '2024-01-02'],
      ['', '占道', '116', '30', '2024-01-02'],
      ['A1', '', '117', '30', '2024-01-03'],
    ];
    const first = await read([partOf(rows, 'append', PLAIN)]);
    expect(first.rows).toEqual(['A1|违建|114', 'A2|违建|114', '|占道|116']);
    const last = await read([partOf(rows, 'append', PLAIN, undefined, true)]);
    expect(last.rows).toEqual(['A2|违建|114', '|占道|116', 'A1||117']);
    const { report } = last.reports[0]!;
    expect([report.rowsIn, report.loaded, report.rejected, report.skipped]).toEqual([5, 3, 0, 2]);
    expect(report.skips.map(({ line, code }) => [line, code])).toEqual([
      [2, 'superseded'],
      [4, 'superseded'],
    ]);
  });

  it('marks the cases on a list wherever they stand, and gives the numbers that no case has', async () => {
    const list = partOf(
      [
        ['A2', '', '', '', ''],
        ['A9', '', '', '', ''],
        ['A2', '', '', '', ''],
      ],
      'flags',
      PLAIN,
      ['rework_count'],
    );
    const cases: readonly Row[] = ['A1', 'A2', 'A3'].map((id) => [id, '违建', '114', '30', '2024-01-01']);
    const { rows, flags, reports } = await read([
      partOf(cases.slice(0, 1), 'append', PLAIN),
      list,
      partOf(cases.slice(1), 'append', PLAIN),
    ]);
    expect(rows.map((one) => one.slice(0, 2))).toEqual(['A1', 'A2', 'A3']);
    expect(flags[1]).toBe(1);
    expect(flags.filter((flag) => flag === 1)).toHaveLength(1);
    expect(reports[1]).toMatchObject({ mode: 'flags', added: 0, matched: 1, unmatched: ['A9'] });
  });

  it('gives the same fingerprints and rows each time it is read', async () => {
    const parts = [
      partOf([['A1', '违建', '114', '30', '2024-01-01']], 'append', PLAIN),
      partOf([['A1', '占道', '115', '30', '2024-01-01']], 'update', PLAIN),
    ];
    const [once, twice] = [await read(parts), await read(parts)];
    expect([once.rows, once.sources]).toEqual([twice.rows, twice.sources]);
    expect(once.rows).toEqual(['A1|占道|115']);
    expect(once.reports[0]!.report.skips).toMatchObject([{ line: 2, code: 'superseded' }]);
    expect(once.reports[1]).toMatchObject({ added: 0, equal: 0, changed: 1 });
  });
});
