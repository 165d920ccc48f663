import type { Batch, Column, DictionaryColumn } from '../domain/batch';
import type { FieldId } from '../domain/field';

export interface JoinedDictionaries {
  /** The next batches are of another reader, whose codes begin anew. */
  nextPart(): void;
  /** The same rows with the codes of the data set's dictionaries, which all parts share. */
  join(batch: Batch): Batch;
}

/** Every reader numbers the values of a field by itself; a data set of several files has one number for each. */
export function createJoinedDictionaries(): JoinedDictionaries {
  const codes = new Map<FieldId, Map<string, number>>();
  /** Joined code of each code of the reader at work; 0 stays 0. */
  let joinedCodes = new Map<FieldId, number[]>();

  function joinColumn(field: FieldId, column: DictionaryColumn): DictionaryColumn {
    const known = codes.get(field) ?? new Map<string, number>();
    codes.set(field, known);
    const joined = joinedCodes.get(field) ?? [0];
    joinedCodes.set(field, joined);
    const added: string[] = [];
    for (const value of column.added) {
      let code = known.get(value);
      if (code === undefined) {
        code = known.size + 1;
        known.set(value, code);
        added.push(value);
      }
      joined.push(code);
    }
    return { kind: 'dictionary', codes: column.codes.map((code) => joined[code]!), added };
  }

  return {
    nextPart() {
      joinedCodes = new Map();
    },
    join(batch) {
      const columns: { [F in FieldId]?: Column } = {};
      for (const [field, column] of Object.entries(batch.columns) as [FieldId, Column][]) {
        columns[field] = column.kind === 'dictionary' ? joinColumn(field, column) : column;
      }
      return { ...batch, columns };
    },
  };
}
