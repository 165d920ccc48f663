import type { Batch, Column } from '../domain/batch';
import { MARK_FIELDS, type MarkField } from '../domain/dataset-part';
import type { FieldId } from '../domain/field';

/** What lists of case numbers say of the cases on them. */
export interface CaseMarks {
  readonly isEmpty: () => boolean;
  /** Rows of the list at this place of the data set's parts; a later list overrules an earlier one. */
  list(part: number, batch: Batch, marks: readonly MarkField[]): void;
  /** The same rows, marked. A column that the batch lacks is made. */
  apply(batch: Batch): Batch;
  /** Cases of a list that were met, and the numbers that were not, in the list's order. */
  outcome(part: number): { readonly matched: number; readonly unmatched: readonly string[] };
}

interface Marked {
  readonly values: Map<MarkField, number>;
  readonly parts: Set<number>;
  met: boolean;
}

export function createCaseMarks(): CaseMarks {
  const cases = new Map<string, Marked>();
  const decoder = new TextDecoder();

  function idsOf(batch: Batch): readonly string[] {
    const column = batch.columns.case_id;
    if (column?.kind !== 'text') return [];
    const { offsets, bytes } = column;
    return Array.from({ length: batch.rowCount }, (_, row) =>
      decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])),
    );
  }

  return {
    isEmpty: () => cases.size === 0,
    list(part, batch, marks) {
      const columns = MARK_FIELDS.flatMap((field) => {
        const column = batch.columns[field];
        return column?.kind === 'number' ? [[field, column.values] as const] : [];
      });
      for (const [row, id] of idsOf(batch).entries()) {
        if (id === '') continue;
        const marked: Marked = cases.get(id) ?? { values: new Map(), parts: new Set(), met: false };
        cases.set(id, marked);
        marked.parts.add(part);
        for (const field of marks) marked.values.set(field, 1);
        for (const [field, values] of columns) {
          const value = values[row]!;
          if (!Number.isNaN(value)) marked.values.set(field, value);
        }
      }
    },
    apply(batch) {
      const made = new Map<MarkField, Float64Array>();
      for (const [row, id] of idsOf(batch).entries()) {
        const marked = cases.get(id);
        if (marked === undefined) continue;
        marked.met = true;
        for (const [field, value] of marked.values) {
          const values = made.get(field) ?? copied(batch.columns[field], batch.rowCount);
          made.set(field, values);
          values[row] = value;
        }
      }
      if (made.size === 0) return batch;
      const columns: { [F in FieldId]?: Column } = { ...batch.columns };
      for (const [field, values] of made) columns[field] = { kind: 'number', values };
      return { ...batch, columns };
    },
    outcome(part) {
      const listed = [...cases].filter(([, marked]) => marked.parts.has(part));
      const unmatched = listed.filter(([, marked]) => !marked.met).map(([id]) => id);
      return { matched: listed.length - unmatched.length, unmatched };
    },
  };
}

function copied(column: Column | undefined, rowCount: number): Float64Array {
  return column?.kind === 'number' ? column.values.slice() : new Float64Array(rowCount).fill(Number.NaN);
}
