import fc from 'fast-check';
import type { Batch, Column } from '../../../src/domain/batch';
import { type FieldId, fieldKind } from '../../../src/domain/field';
import type { Clause, Filter } from '../../../src/domain/filter';
import { GEO_QUALITIES, PLACE_LEVELS } from '../../../src/domain/place';
import { NO_ZONE, type Zone } from '../../../src/domain/zone-set';

/** A case as a plain record: '' and NaN are missing. */
export type CaseRecord = { readonly [F in (typeof RECORD_FIELDS)[number]]: string | number };

export const RECORD_FIELDS = [
  'case_id',
  'description',
  'address',
  'major',
  'minor',
  'district',
  'street',
  'community',
  'status',
  'lon',
  'lat',
  'quantity',
  'overdue',
  'reported_at',
  'closed_at',
] as const satisfies readonly FieldId[];

const HOUR = 3_600_000;
const START = Date.UTC(2023, 11, 28);

/** Small pools, so that clauses hit; odd ones, so that quoting, splitting and NULL are tried. */
const NAMES = ['', '甲', '乙街道', "o'brien", 'a"b', 'x,y', '\u001f\u001e', '\u0000', '𠮷', 'null'] as const;
const TEXTS = [
  '',
  '店外经营 ABC',
  'abc%_',
  "';--",
  'Ünï',
  '占道\u0000摊',
  'aBc\\',
  '??',
  'ＡｂＣ　１号',
] as const;
const name = fc.constantFrom(...NAMES);
const text = fc.constantFrom(...TEXTS);
/** Coarse, so that points fall on edges and corners. */
const degree = fc.integer({ min: -4, max: 4 }).map((n) => n / 2);
const coordinate = fc.oneof({ weight: 6, arbitrary: degree }, fc.double({ min: -3, max: 3, noNaN: true }));
const orMissing = (number: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 5, arbitrary: number }, fc.constant(Number.NaN));
const time = fc.integer({ min: 0, max: 24 * 90 }).map((hours) => START + hours * HOUR);
const instant = fc.oneof(
  time,
  fc.integer({ min: START - HOUR, max: START + 90 * 24 * HOUR }),
  fc.constantFrom(-Infinity, Infinity, START + 0.5),
);

const record: fc.Arbitrary<CaseRecord> = fc.record({
  case_id: text,
  description: text,
  address: text,
  major: name,
  minor: name,
  district: name,
  street: name,
  community: name,
  status: name,
  lon: orMissing(coordinate),
  lat: orMissing(coordinate),
  quantity: orMissing(fc.double({ noNaN: true, noDefaultInfinity: true })),
  overdue: orMissing(fc.constantFrom(0, 1)),
  reported_at: orMissing(time),
  closed_at: orMissing(time),
});

export const records = fc.array(record, { maxLength: 60 });

export const zones: fc.Arbitrary<readonly Zone[]> = fc
  .array(fc.record({ district: name, street: name, community: name }), { maxLength: 5 })
  .map((list) =>
    list.map((names, index) => ({
      ...names,
      id: index === 1 ? "z'1" : `z${index}`,
      name: `第${index}`,
      areaKm2: 1,
    })),
  );

export const ZONE_SET = 'zones of the test';

const names = fc.array(name, { maxLength: 12 });
const point = fc.tuple(coordinate, coordinate);

export const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc.record({
    kind: fc.constant('time' as const),
    field: fc.constantFrom('reported_at' as const, 'closed_at' as const, 'deadline' as const),
    from: instant,
    to: instant,
  }),
  fc.record({
    kind: fc.constant('values' as const),
    field: fc.constantFrom('street' as const, 'status' as const, 'unit' as const),
    values: names,
  }),
  fc.record({
    kind: fc.constant('class' as const),
    majors: fc.array(name, { maxLength: 2 }),
    minors: fc.array(fc.tuple(name, name), { maxLength: 6 }),
  }),
  fc.record({
    kind: fc.constant('zone' as const),
    zoneSet: fc.oneof({ weight: 6, arbitrary: fc.constant(ZONE_SET) }, fc.constant('another')),
    zones: fc.array(fc.constantFrom('', 'z0', "z'1", 'z2', 'z9'), { maxLength: 3 }),
  }),
  fc
    .record({ west: coordinate, south: coordinate, east: coordinate, north: coordinate })
    .map((extent) => ({ kind: 'extent' as const, extent })),
  fc.array(point, { maxLength: 8 }).map((ring) => ({ kind: 'lasso' as const, ring })),
  fc
    .array(fc.constantFrom(...GEO_QUALITIES), { maxLength: 3 })
    .map((qualities) => ({ kind: 'quality' as const, qualities })),
  fc.constantFrom(...PLACE_LEVELS).map((level) => ({ kind: 'mismatch' as const, level })),
  fc
    .constantFrom('abc', 'ABC', 'ü', '摊', '', '%', '_', "'", '\\', '\u0000', '店外', 'Ü')
    .map((needle) => ({ kind: 'text' as const, text: needle })),
  fc.record({
    kind: fc.constant('column' as const),
    field: fc.constantFrom(
      ...(['address', 'street', 'quantity', 'closed_at', 'unit', 'located_street', 'zone'] as const),
    ),
    test: fc.oneof(
      fc
        .constantFrom(
          'abc',
          'Ａ',
          'c 1',
          '',
          '[',
          ']',
          '^',
          '-',
          '\\',
          '甲',
          '街',
          'x,',
          '\u0000',
          'ü',
          '𠮷',
          '第',
        )
        .map((needle) => ({ op: 'contains' as const, text: needle })),
      fc
        .array(fc.constantFrom(...NAMES, ...TEXTS, '第1'), { maxLength: 10 })
        .map((values) => ({ op: 'among' as const, values })),
      fc.constantFrom({ op: 'empty' as const }, { op: 'filled' as const }),
    ),
  }),
);

export const filter: fc.Arbitrary<Filter> = fc.array(clause, { maxLength: 3 });

/** The records as batches of at most `size` rows, with dictionaries that grow from one to the next. */
export function batchesOf(all: readonly CaseRecord[], size: number): readonly Batch[] {
  const dictionaries = new Map<string, Map<string, number>>();
  const batches: Batch[] = [];
  for (let from = 0; from === 0 || from < all.length; from += size) {
    const rows = all.slice(from, from + size);
    const columns: { [F in FieldId]?: Column } = {};
    for (const field of RECORD_FIELDS) {
      const known = dictionaries.get(field) ?? new Map([['', 0]]);
      dictionaries.set(field, known);
      columns[field] = columnOf(field, rows, known);
    }
    batches.push({
      rowCount: rows.length,
      columns,
      lines: Uint32Array.from(rows, (_, row) => from + row + 2),
    });
  }
  return batches;
}

function columnOf(
  field: (typeof RECORD_FIELDS)[number],
  rows: readonly CaseRecord[],
  known: Map<string, number>,
): Column {
  const values = rows.map((row) => row[field]);
  switch (fieldKind(field)) {
    case 'category': {
      const added: string[] = [];
      const codes = Uint32Array.from(values, (value) => {
        const code = known.get(String(value));
        if (code !== undefined) return code;
        added.push(String(value));
        known.set(String(value), known.size);
        return known.size - 1;
      });
      return { kind: 'dictionary', codes, added };
    }
    case 'text': {
      const encoded = values.map((value) => new TextEncoder().encode(String(value)));
      const offsets = new Uint32Array(values.length + 1);
      encoded.forEach((bytes, row) => {
        offsets[row + 1] = offsets[row]! + bytes.length;
      });
      const bytes = new Uint8Array(offsets[values.length]!);
      for (const [row, part] of encoded.entries()) bytes.set(part, offsets[row]!);
      return { kind: 'text', offsets, bytes };
    }
    case 'time':
      return { kind: 'time', values: Float64Array.from(values, Number) };
    default:
      return { kind: 'number', values: Float64Array.from(values, Number) };
  }
}

/** Arbitrary but repeatable places: the engine takes them as given. */
export function placesOf(rowCount: number, zoneCount: number, seed: number) {
  const pick = (row: number, size: number) => ((row * 7919 + seed * 104_729) >>> 3) % size;
  return {
    qualities: Uint8Array.from({ length: rowCount }, (_, row) => pick(row, GEO_QUALITIES.length)),
    zones: Uint32Array.from({ length: rowCount }, (_, row) => {
      const zone = pick(row + 13, zoneCount + 1);
      return zone === zoneCount ? NO_ZONE : zone;
    }),
    mismatches: Uint8Array.from({ length: rowCount }, (_, row) => pick(row + 5, 16)),
  };
}
