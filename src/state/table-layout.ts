import type { RowField } from '../domain/extra-field';
import { extraField } from '../domain/extra-field';
import type { FieldId } from '../domain/field';
import { openDataset } from '../session/manifest';
import { parseTableLayout } from '../session/table-layout';
import type { Application } from './application';
import { recordFields } from './records-commands';
import type { RecordsState } from './records-state';
import { shownFields, USUAL_FIELDS } from './screen-columns';
import { shownFacts } from './shown-facts';

const KEY = 'table-layout';

/** Brings back how the table was left; a browser that refuses storage begins with the usual one. */
export async function restoreLayout(app: Application): Promise<void> {
  const layout = parseTableLayout(await app.services.keeper.value(KEY).catch(() => null));
  if (layout === null) return;
  const { fields, widths, pinned } = layout;
  app.store.setState((state) => ({
    visibleFields: state.visibleFields ?? fields,
    records: { ...state.records, widths, pinned },
  }));
}

function change(app: Application, fields: readonly RowField[] | null, part: Partial<RecordsState>): void {
  app.store.setState((state) => ({ visibleFields: fields, records: { ...state.records, ...part } }));
  const { visibleFields, records } = app.store.getState();
  app.services.keeper
    .putValue(KEY, { fields: visibleFields, widths: records.widths, pinned: records.pinned })
    .catch(() => undefined);
}

/** Columns of other data that are not here now keep their place in what is kept. */
export function showFields(app: Application, fields: readonly RowField[]): void {
  const state = app.store.getState();
  const known = new Set([...recordFields(state), ...shownFacts(state)]);
  const others = (state.visibleFields ?? []).filter((field) => !known.has(field));
  change(app, [...fields, ...others], {});
}

export function moveField(app: Application, field: RowField, to: number): void {
  const shown = shownFields(app.store.getState());
  const rest = shown.filter((one) => one !== field);
  const at = Math.min(Math.max(to, 0), rest.length);
  const next = [...rest.slice(0, at), field, ...rest.slice(at)];
  // A column that is put among those that stay in view becomes one of them, and the other way round.
  const { pinned } = app.store.getState().records;
  const before = next[at - 1];
  const after = next[at + 1];
  const joins = pinned.includes(field)
    ? at === 0 || (before !== undefined && pinned.includes(before))
    : after !== undefined && pinned.includes(after);
  showFields(app, next);
  setPinned(app, field, joins);
}

export function setPinned(app: Application, field: RowField, wanted: boolean): void {
  const { visibleFields, records } = app.store.getState();
  const rest = records.pinned.filter((one) => one !== field);
  change(app, visibleFields, { pinned: wanted ? [...rest, field] : rest });
}

export function setWidth(app: Application, field: RowField, pixels: number | null): void {
  const { visibleFields, records } = app.store.getState();
  const { [field]: _, ...rest } = records.widths;
  change(app, visibleFields, { widths: pixels === null ? rest : { ...rest, [field]: Math.round(pixels) } });
}

export const PRESETS = ['usual', 'file', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

export function presetFields(app: Application, preset: Preset): readonly RowField[] {
  const state = app.store.getState();
  const fields = recordFields(state);
  switch (preset) {
    case 'usual':
      return USUAL_FIELDS.filter((field) => fields.includes(field));
    case 'all':
      return fields;
    case 'file': {
      const inFile = fieldsOfFile(app).filter((field) => fields.includes(field));
      return inFile.length > 0
        ? inFile
        : fields.filter((field) => state.dataset.summary?.fields.includes(field as FieldId));
    }
  }
}

/** The columns as the first file of the open data set has them, from left to right. */
function fieldsOfFile(app: Application): readonly RowField[] {
  const recipe = openDataset(app.manifest)?.parts.find(({ mode }) => mode !== 'flags')?.recipe;
  if (recipe === undefined) return [];
  const fieldOf = new Map<number, RowField>();
  for (const [field, column] of Object.entries(recipe.mapping)) fieldOf.set(column, field as FieldId);
  const seen = new Map<string, number>();
  return recipe.headers.map((header, column) => {
    const known = fieldOf.get(column);
    if (known !== undefined) return known;
    const occurrence = (seen.get(header) ?? 0) + 1;
    seen.set(header, occurrence);
    return extraField(header, occurrence);
  });
}

export function applyPreset(app: Application, preset: Preset): void {
  change(app, preset === 'usual' ? null : presetFields(app, preset), { widths: {}, pinned: ['case_id'] });
}
