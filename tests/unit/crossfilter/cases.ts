import type { Batch, Column } from '../../../src/domain/batch';
import type { FieldId } from '../../../src/domain/field';

/** A case as a person would write it: '' and null are missing. */
export interface PlainCase {
  readonly major: string;
  readonly minor: string;
  readonly status: string;
  readonly district: string;
  readonly street: string;
  readonly address: string;
  readonly reported_at: number | null;
  readonly closed_at: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Only the database is given it; the index has to have it brought. */
  readonly quantity: number | null;
}

const CATEGORIES = ['major', 'minor', 'status', 'district', 'street'] as const;

/** Batches as the reader would make them, cut into pieces of `size`. `without`: fields the data does not have. */
export function batchesOf(
  cases: readonly PlainCase[],
  size: number,
  without: readonly FieldId[] = [],
): Batch[] {
  const dictionaries = new Map(CATEGORIES.map((field) => [field, new Map([['', 0]])]));
  const batches: Batch[] = [];
  for (let start = 0; start < cases.length; start += size) {
    const part = cases.slice(start, start + size);
    const columns: { [F in FieldId]?: Column } = {
      reported_at: { kind: 'time', values: Float64Array.from(part, (one) => one.reported_at ?? Number.NaN) },
      closed_at: { kind: 'time', values: Float64Array.from(part, (one) => one.closed_at ?? Number.NaN) },
      lon: { kind: 'number', values: Float64Array.from(part, (one) => one.lon ?? Number.NaN) },
      lat: { kind: 'number', values: Float64Array.from(part, (one) => one.lat ?? Number.NaN) },
      quantity: { kind: 'number', values: Float64Array.from(part, (one) => one.quantity ?? Number.NaN) },
      address: textColumn(part.map((one) => one.address)),
    };
    for (const field of CATEGORIES) {
      const dictionary = dictionaries.get(field)!;
      const added: string[] = [];
      const codes = Uint32Array.from(part, (one) => {
        const value = one[field];
        if (!dictionary.has(value)) {
          dictionary.set(value, dictionary.size);
          added.push(value);
        }
        return dictionary.get(value)!;
      });
      columns[field] = { kind: 'dictionary', codes, added };
    }
    for (const field of without) delete columns[field];
    batches.push({ rowCount: part.length, columns, lines: Uint32Array.from(part, (_, i) => start + i + 2) });
  }
  return batches;
}

function textColumn(texts: readonly string[]): Column {
  const parts = texts.map((text) => new TextEncoder().encode(text));
  const offsets = new Uint32Array(texts.length + 1);
  parts.forEach((part, i) => {
    offsets[i + 1] = offsets[i]! + part.length;
  });
  const bytes = new Uint8Array(offsets[texts.length]!);
  parts.forEach((part, i) => {
    bytes.set(part, offsets[i]!);
  });
  return { kind: 'text', offsets, bytes };
}
