import { type FieldId, isFieldId } from './field';
import { isPlaceField, type PlaceField } from './place';

/**
 * A column of the file that no canonical field takes, kept under its own header. The id is `extra:<n>:<header>`, n
 * counting the unmapped columns of that header from 1: the same in every file of a layout, unequal where headers
 * repeat, and never the name of anything else, whatever a header says.
 */
export type ExtraField = `extra:${string}`;

/** What a file brings: canonical fields and columns of its own. */
export type LoadedField = FieldId | ExtraField;

/** Whatever can be a column where rows are listed. */
export type RowField = FieldId | PlaceField | ExtraField;

const PREFIX = 'extra:';

export function extraField(header: string, occurrence: number): ExtraField {
  return `${PREFIX}${occurrence}:${header}`;
}

export function isExtraField(text: string): text is ExtraField {
  return text.startsWith(PREFIX);
}

export function isRowField(text: string): text is RowField {
  return isFieldId(text) || isPlaceField(text) || isExtraField(text);
}

/** The file's own header of the column; '' where it has none. */
export function extraHeader(field: ExtraField): string {
  return field.slice(field.indexOf(':', PREFIX.length) + 1);
}

/** Which of the unmapped columns of its header this is, from 1. */
export function extraOccurrence(field: ExtraField): number {
  return Number.parseInt(field.slice(PREFIX.length), 10);
}
