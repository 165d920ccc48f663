import type { CaseColumn, CaseColumns } from '../../../src/domain/fact';
import type { FieldId } from '../../../src/domain/field';

/** A case as a test writes it: times in milliseconds, absent is missing. */
export interface PlainLife {
  readonly status?: string;
  readonly source?: string;
  readonly limit_text?: string;
  readonly reported_at?: number;
  readonly filed_at?: number;
  readonly dispatched_at?: number;
  readonly handled_at?: number;
  readonly closed_at?: number;
  readonly void_at?: number;
  readonly deadline?: number;
  readonly overdue?: number;
  readonly delay_count?: number;
  readonly rework_count?: number;
  readonly suspended?: number;
  readonly self_handled?: number;
}

const TEXTS = ['status', 'source', 'limit_text'] as const;
const NUMBERS = [
  'reported_at',
  'filed_at',
  'dispatched_at',
  'handled_at',
  'closed_at',
  'void_at',
  'deadline',
  'overdue',
  'delay_count',
  'rework_count',
  'suspended',
  'self_handled',
] as const;

export function columnsOf(cases: readonly PlainLife[], without: readonly FieldId[] = []): CaseColumns {
  const columns: { [F in FieldId]?: CaseColumn } = {};
  for (const field of TEXTS) {
    if (without.includes(field)) continue;
    const values = ['', ...new Set(cases.map((one) => one[field] ?? '').filter((text) => text !== ''))];
    const codes = Uint32Array.from(cases, (one) => values.indexOf(one[field] ?? ''));
    columns[field] = { kind: 'codes', codes, values };
  }
  for (const field of NUMBERS) {
    if (without.includes(field)) continue;
    columns[field] = { kind: 'numbers', values: Float64Array.from(cases, (one) => one[field] ?? Number.NaN) };
  }
  return { rowCount: cases.length, columns };
}
