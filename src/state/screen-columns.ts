import type { RowField } from '../domain/extra-field';
import { isPlaceField } from '../domain/place';
import type { AppState } from './app-state';
import { recordFields } from './records-commands';
import { countedFields, shownFacts } from './shown-facts';

/** What a clerk looks at first; the rest is in the column chooser. */
export const USUAL_FIELDS: readonly RowField[] = [
  'case_id',
  'reported_at',
  'major',
  'minor',
  'status',
  'district',
  'street',
  'community',
  'address',
  'unit',
  'closed_at',
  'deadline',
  'geo_quality',
  'zone',
];

/** `screen`: as the table shows them; `source`: what the files brought, without what the product worked out; `all`. */
export const COLUMN_CHOICES = ['all', 'screen', 'source'] as const;
export type ColumnChoice = (typeof COLUMN_CHOICES)[number];

export function chosenFields(state: AppState, choice: ColumnChoice): readonly RowField[] {
  const fields = recordFields(state);
  switch (choice) {
    case 'all':
      return fields;
    case 'source':
      return fields.filter((field) => !isPlaceField(field));
    case 'screen':
      return countedFields(state, shownFields(state));
  }
}

/** The table's columns in their order, those that stay in view first. */
export function shownFields(state: AppState): readonly RowField[] {
  const known = new Set([...recordFields(state), ...shownFacts(state)]);
  const wanted = (state.visibleFields ?? USUAL_FIELDS).filter((field) => known.has(field));
  return pinnedFirst(wanted, state.records.pinned);
}

/** Columns in the order of the table: those that stay in view come first. */
function pinnedFirst(fields: readonly RowField[], pinned: readonly RowField[]): readonly RowField[] {
  return [
    ...fields.filter((field) => pinned.includes(field)),
    ...fields.filter((field) => !pinned.includes(field)),
  ];
}
