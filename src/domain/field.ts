/**
 * The canonical fields of a case (domain facts §7 and §12). A field's kind decides its column, its SQL type
 * and its editor; everything that iterates over fields iterates over this list.
 *
 * - `category`: text with few distinct values, dictionary-encoded
 * - `text`: text with many distinct values
 * - `time`: local wall-clock time without zone
 * - `number`, `flag`: numbers; a flag is 0 or 1
 */
export type FieldKind = 'text' | 'category' | 'time' | 'number' | 'flag';

export interface Field {
  readonly id: FieldId;
  readonly kind: FieldKind;
  /** Personal data: left out of exports or masked unless asked for. */
  readonly personal?: true;
}

const FIELD_KINDS = {
  case_id: 'text',
  reported_at: 'time',
  source: 'category',
  kind: 'category',
  major: 'category',
  minor: 'category',
  micro: 'category',
  class_code: 'category',
  description: 'text',
  address: 'text',
  lon: 'number',
  lat: 'number',
  district: 'category',
  street: 'category',
  community: 'category',
  cell_code: 'category',
  duty_grid: 'category',
  road_name: 'category',
  unit: 'category',
  collector: 'category',
  status: 'category',
  stage: 'category',
  filed_at: 'time',
  dispatched_at: 'time',
  handled_at: 'time',
  closed_at: 'time',
  void_at: 'time',
  deadline: 'time',
  limit_text: 'category',
  overdue: 'flag',
  delay_count: 'number',
  rework_count: 'number',
  suspended: 'flag',
  self_handled: 'flag',
  opinion: 'text',
  level: 'category',
  quantity: 'number',
  quantity_unit: 'category',
  chief: 'category',
  phone: 'text',
  raw_x: 'number',
  raw_y: 'number',
} as const satisfies Record<string, FieldKind>;

export type FieldId = keyof typeof FIELD_KINDS;
type OfKind<K extends FieldKind> = {
  [F in FieldId]: (typeof FIELD_KINDS)[F] extends K ? F : never;
}[FieldId];
export type CategoryField = OfKind<'category'>;
export type TimeField = OfKind<'time'>;
export type NumberField = OfKind<'number' | 'flag'>;
export type TextField = OfKind<'text'>;

const PERSONAL: ReadonlySet<FieldId> = new Set(['phone']);

export const FIELDS: readonly Field[] = (Object.keys(FIELD_KINDS) as FieldId[]).map((id) =>
  PERSONAL.has(id) ? { id, kind: FIELD_KINDS[id], personal: true } : { id, kind: FIELD_KINDS[id] },
);

export function fieldKind(id: FieldId): FieldKind {
  return FIELD_KINDS[id];
}

export function isFieldId(text: string): text is FieldId {
  return Object.hasOwn(FIELD_KINDS, text);
}

function idsOf(kind: FieldKind): FieldId[] {
  return FIELDS.filter((field) => field.kind === kind).map((field) => field.id);
}

export const CATEGORY_FIELDS = idsOf('category') as readonly CategoryField[];
export const TIME_FIELDS = idsOf('time') as readonly TimeField[];
export const NUMBER_FIELDS = [...idsOf('number'), ...idsOf('flag')] as readonly NumberField[];
