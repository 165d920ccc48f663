import { isExtraField } from '../../domain/extra-field';
import type { RecordField } from './column-order';

export const CASE_GROUPS = ['what', 'where', 'when', 'who', 'own'] as const;
export type CaseGroup = (typeof CASE_GROUPS)[number];

type KnownField = Exclude<RecordField, `extra:${string}`>;

/** Where a field stands on a case's card, in reading order. Every field has a group, so none can be forgotten. */
const GROUP_OF: { readonly [F in KnownField]: CaseGroup } = {
  description: 'what',
  kind: 'what',
  major: 'what',
  minor: 'what',
  micro: 'what',
  class_code: 'what',
  case_id: 'what',
  source: 'what',
  level: 'what',
  quantity: 'what',
  quantity_unit: 'what',
  address: 'where',
  district: 'where',
  street: 'where',
  community: 'where',
  cell_code: 'where',
  duty_grid: 'where',
  road_name: 'where',
  located_district: 'where',
  located_street: 'where',
  located_community: 'where',
  located_cell: 'where',
  zone: 'where',
  lon: 'where',
  lat: 'where',
  raw_x: 'where',
  raw_y: 'where',
  geo_quality: 'where',
  reported_at: 'when',
  filed_at: 'when',
  dispatched_at: 'when',
  handled_at: 'when',
  deadline: 'when',
  limit_text: 'when',
  closed_at: 'when',
  void_at: 'when',
  overdue: 'when',
  delay_count: 'when',
  suspended: 'when',
  unit: 'who',
  chief: 'who',
  collector: 'who',
  phone: 'who',
  status: 'who',
  stage: 'who',
  rework_count: 'who',
  self_handled: 'who',
  opinion: 'who',
};
const READING_ORDER = Object.keys(GROUP_OF) as KnownField[];

export interface GroupedFields {
  readonly group: CaseGroup;
  readonly fields: readonly RecordField[];
}

/** The given fields by group, in reading order, the file's own columns last; groups without a field are left out. */
export function groupFields(fields: readonly RecordField[]): readonly GroupedFields[] {
  const present = new Set(fields);
  return CASE_GROUPS.map((group) => ({
    group,
    fields:
      group === 'own'
        ? fields.filter(isExtraField)
        : READING_ORDER.filter((field) => GROUP_OF[field] === group && present.has(field)),
  })).filter((each) => each.fields.length > 0);
}
