import type { ExtraField } from './extra-field';

/** Marks as columns of an export. They take the number 0, which no column of a file has, and are no fact either. */
export const MARK_FIELDS = {
  tags: 'extra:0:mark|tags',
  note: 'extra:0:mark|note',
} as const satisfies Record<string, ExtraField>;
export type MarkColumn = keyof typeof MARK_FIELDS;

export function markOfField(field: string): MarkColumn | null {
  if (field === MARK_FIELDS.tags) return 'tags';
  return field === MARK_FIELDS.note ? 'note' : null;
}

/** What the columns hold, row by row: names of tags, and the note; '' is none. */
export interface MarkedRows {
  readonly rowIds: Uint32Array;
  readonly tags: readonly string[];
  readonly note: readonly string[];
}
