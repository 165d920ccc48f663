import { isExtraField, type LoadedField } from '../domain/extra-field';
import { type FieldId, isFieldId } from '../domain/field';
import { type BatchEncoder, createBatchEncoder } from './arrow-batch';
import { createExtraStore, type ExtraStore } from './extra-store';
import type { StoredExtras } from './schema';

/** What the engine keeps of a data set beside the database's own tables. */
export interface LoadedData {
  readonly fields: readonly FieldId[];
  readonly encoder: BatchEncoder;
  readonly extras: ExtraStore;
  zoneSet: string | null;
  zoneCount: number;
}

export function newData(loaded: readonly LoadedField[]): LoadedData {
  const fields = loaded.filter(isFieldId);
  const extras = loaded.filter(isExtraField);
  if (fields.length + extras.length < loaded.length) throw new Error(`no such field among ${loaded.join()}`);
  return {
    fields,
    encoder: createBatchEncoder(fields),
    extras: createExtraStore(extras),
    zoneSet: null,
    zoneCount: 0,
  };
}

export function storedExtras(extras: ExtraStore): StoredExtras {
  const empty = extras.fields.flatMap((_, index) => (extras.isFilled(index) ? [] : [index]));
  return { count: extras.fields.length, spelled: extras.spelled, empty };
}
