import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLASSES } from '../../../scripts/demo-city/classes.mjs';
import { type GeneratedCity, generateCity } from '../../../scripts/demo-city/generate.mjs';
import type { Column } from '../../../src/domain/batch';
import { type FieldId, fieldKind } from '../../../src/domain/field';
import { type Pack, readPack } from '../../../src/ingest/formats/packed';

const ROWS = 6000;
let city: GeneratedCity;
let first: Pack;
let rest: Pack;

async function open(bytes: Uint8Array, base?: Pack): Promise<Pack> {
  const result = await readPack(bytes, base);
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.detail)}`);
  return result.value;
}

/** Plain values of a column: '' and NaN are missing. */
function values(column: Column | undefined): (string | number)[] {
  if (!column) throw new Error('no such column');
  switch (column.kind) {
    case 'dictionary': {
      const words = ['', ...column.added];
      return Array.from(column.codes, (code) => words[code]!);
    }
    case 'text':
      return Array.from({ length: column.offsets.length - 1 }, (_, i) =>
        new TextDecoder().decode(column.bytes.subarray(column.offsets[i], column.offsets[i + 1])),
      );
    default:
      return Array.from(column.values);
  }
}

beforeAll(async () => {
  city = generateCity({ seed: 7, rows: ROWS });
  first = await open(city.files.get('cases-first.pack')!);
  rest = await open(city.files.get('cases-rest.pack')!, first);
});

describe('readPack', () => {
  it('gives back every number, time and class that was drawn', () => {
    const expected: [Pack, FieldId, (string | number)[]][] = [
      [first, 'lon', city.cases.map((one) => one.lng)],
      [first, 'lat', city.cases.map((one) => one.lat)],
      [first, 'reported_at', city.cases.map((one) => one.reported)],
      [first, 'minor', city.cases.map((one) => CLASSES[one.c]!.minor)],
      [first, 'major', city.cases.map((one) => CLASSES[one.c]!.major)],
      [first, 'status', city.cases.map((one) => one.life.status)],
      [first, 'cell_code', city.cases.map((one) => city.administration.cellCodes[one.cell] ?? '')],
      [first, 'road_name', city.cases.map((one) => city.roads.roads[one.road]?.name ?? '')],
      [rest, 'class_code', city.cases.map((one) => CLASSES[one.c]!.code)],
      [rest, 'limit_text', city.cases.map((one) => CLASSES[one.c]!.limitText)],
      [rest, 'stage', city.cases.map((one) => one.life.stage)],
      [rest, 'filed_at', city.cases.map((one) => one.life.filed)],
      [rest, 'dispatched_at', city.cases.map((one) => one.life.dispatched)],
      [rest, 'handled_at', city.cases.map((one) => one.life.handled)],
      [rest, 'closed_at', city.cases.map((one) => one.life.closed)],
      [rest, 'void_at', city.cases.map((one) => one.life.voided)],
      [rest, 'deadline', city.cases.map((one) => one.life.deadline)],
      [rest, 'overdue', city.cases.map((one) => one.life.overdue)],
      [rest, 'rework_count', city.cases.map((one) => one.life.reworks)],
      [rest, 'quantity', city.cases.map((one) => one.quantity)],
    ];
    for (const [pack, field, wanted] of expected) expect(values(pack.column(field)), field).toEqual(wanted);
  });

  it('has every field in one pack, with the column its kind asks for', () => {
    expect(new Set([...first.fields, ...rest.fields]).size).toBe(first.fields.length + rest.fields.length);
    for (const [pack, field] of [first, rest].flatMap((one) =>
      one.fields.map((name) => [one, name] as const),
    )) {
      const kind = fieldKind(field);
      const column = { category: 'dictionary', text: 'text', time: 'time', number: 'number', flag: 'number' }[
        kind
      ];
      expect(pack.column(field)?.kind, field).toBe(column);
    }
  });

  it('derives district, street, duty grid and chief from the cell', () => {
    const codes = values(first.column('cell_code'));
    for (const field of ['district', 'street', 'community'] as const) {
      const names = values(first.column(field));
      const nameOf = new Map<string, string | number>();
      const digits = { district: 6, street: 9, community: 12 }[field];
      codes.forEach((code, i) => {
        if (code === '') expect(names[i]).toBe('');
        else {
          const prefix = String(code).slice(0, digits);
          expect(nameOf.get(prefix) ?? names[i]).toBe(names[i]);
          nameOf.set(prefix, names[i]!);
        }
      });
      expect(new Set(nameOf.values()).size).toBe(nameOf.size);
    }
  });

  it('cuts batches that put together are the columns', () => {
    const batches = [...rest.batches(1700)];
    expect(batches.map((batch) => batch.rowCount)).toEqual([1700, 1700, 1700, 900]);
    expect(batches.flatMap((batch) => [...batch.lines])).toEqual(
      Array.from({ length: ROWS }, (_, i) => i + 2),
    );
    for (const field of rest.fields) {
      const joined: (string | number)[] = [];
      let dictionary: readonly string[] = [];
      for (const batch of batches) {
        const column = batch.columns[field]!;
        if (column.kind === 'dictionary') {
          dictionary = [...dictionary, ...column.added];
          joined.push(...values({ ...column, added: dictionary }));
        } else joined.push(...values(column));
      }
      expect(joined, field).toEqual(values(rest.column(field)));
    }
    expect([...rest.batches(4000, ['stage'])].map((batch) => Object.keys(batch.columns))).toEqual([
      ['stage'],
      ['stage'],
    ]);
  });

  it('reads a stream in odd chunks as it reads bytes', async () => {
    const bytes = city.files.get('cases-first.pack')!;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 1013) controller.enqueue(bytes.subarray(at, at + 1013));
        controller.close();
      },
    });
    const result = await readPack(stream);
    expect(result.ok && values(result.value.column('address'))).toEqual(values(first.column('address')));
  });
});

describe('a pack that is wrong', () => {
  const code = async (bytes: Uint8Array, base?: Pack) => {
    const result = await readPack(bytes, base);
    return result.ok ? 'ok' : result.error.code;
  };
  /** The pack with another header, its buffers kept. */
  const rewritten = (
    change: (header: { version: number; rowCount: number; columns: Record<string, unknown>[] }) => void,
  ) => {
    const plain = gunzipSync(city.files.get('cases-first.pack')!);
    const length = plain.readUInt32LE(4);
    const header = JSON.parse(plain.subarray(8, 8 + length).toString());
    change(header);
    const json = Buffer.from(JSON.stringify(header));
    const start = Buffer.from(plain.subarray(0, 8));
    start.writeUInt32LE(json.length, 4);
    return gzipSync(Buffer.concat([start, json, plain.subarray(8 + length)]));
  };
  const column = (header: { columns: Record<string, unknown>[] }, field: string) =>
    header.columns.find((one) => one.field === field)!;

  it('is named by what is wrong with it', async () => {
    const bytes = city.files.get('cases-first.pack')!;
    expect(await code(new Uint8Array())).toBe('not_a_pack');
    expect(await code(new TextEncoder().encode('案件编号,上报时间\n'))).toBe('not_a_pack');
    expect(await code(gzipSync(Buffer.from('{"format":"something else"}')))).toBe('not_a_pack');
    expect(await code(bytes.subarray(0, bytes.length >> 1))).toBe('pack_truncated');
    expect(await code(gzipSync(Buffer.from('SRPK')))).toBe('pack_truncated');
    const broken = Uint8Array.from(bytes);
    broken[broken.length - 6] = broken[broken.length - 6]! ^ 0x55;
    expect(await code(broken)).not.toBe('ok');
  });

  it('is refused where its header and its buffers disagree', async () => {
    expect(await code(rewritten(() => {}))).toBe('ok');
    expect(
      await code(
        rewritten((header) => {
          header.version = 99;
        }),
      ),
    ).toBe('pack_version');
    const malformed: ((header: { rowCount: number; columns: Record<string, unknown>[] }) => void)[] = [
      (header) => {
        header.rowCount = 1e9;
      },
      (header) => {
        header.rowCount = -1;
      },
      (header) => {
        column(header, 'status').values = ['closed'];
      },
      (header) => {
        column(header, 'status').kind = 'mystery';
      },
      (header) => {
        column(header, 'status').field = 'no such field';
      },
      (header) => {
        column(header, 'status').field = 'lon';
      },
      (header) => {
        column(header, 'district').of = 'lon';
      },
      (header) => {
        column(header, 'district').of = 'phone';
      },
      (header) => {
        column(header, 'address').templates = [[99]];
      },
      (header) => {
        column(header, 'address').templates = [];
      },
      (header) => {
        column(header, 'lon').ints = { at: 1e12, width: 3 };
      },
    ];
    for (const [i, change] of malformed.entries()) {
      expect(await code(rewritten(change)), `change ${i}`).toBe('pack_malformed');
    }
  });

  it('is refused without the pack it refers to', async () => {
    expect(await code(city.files.get('cases-rest.pack')!)).toBe('pack_malformed');
    expect(await code(city.files.get('cases-rest.pack')!, rest)).toBe('pack_malformed');
  });
});

describe('the generator', () => {
  it('gives the same bytes for the same arguments, and others for another seed', () => {
    const again = generateCity({ seed: 7, rows: ROWS });
    for (const [name, bytes] of city.files) expect(again.files.get(name)!.equals(bytes), name).toBe(true);
    const other = generateCity({ seed: 8, rows: ROWS });
    for (const [name, bytes] of city.files) expect(other.files.get(name)!.equals(bytes), name).toBe(false);
  });

  it('writes without names of this machine', () => {
    for (const [name, bytes] of city.files) {
      if (name.endsWith('json')) expect(bytes.includes(process.cwd()), name).toBe(false);
    }
    expect(readFileSync('scripts/demo-city.mjs', 'utf8')).not.toContain(process.cwd());
  });
});
