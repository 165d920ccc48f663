/** Columns of all tables of a plan; translation keys `plan-column.<code>`. */
export const PLAN_COLUMNS = [
  'number',
  'zone',
  'road',
  'from',
  'to',
  'length',
  'street',
  'community',
  'level',
  'chief',
  'unit',
  'phone',
  'shift',
  'valid_from',
  'valid_to',
  'units',
  'cases',
  'load',
  'area',
  'unit_code',
  'unit_name',
  'zone_before',
  'chief_before',
  'zone_after',
  'chief_after',
  'units_before',
  'units_after',
  'load_before',
  'load_after',
  'cases_before',
  'cases_after',
] as const;
export type PlanColumnCode = (typeof PLAN_COLUMNS)[number];

/** Formats in which each part of a plan goes out. */
export const PLAN_OUTPUTS = {
  roster: ['xlsx', 'csv'],
  zones: ['geojson', 'shapefile', 'kml'],
  changes: ['xlsx', 'csv'],
} as const;
export type PlanOutput = keyof typeof PLAN_OUTPUTS;
