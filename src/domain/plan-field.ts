import type { ExtraField } from './extra-field';

/** Zone and chief of the plan in force as columns of an export. As marks, they take the number that no column of a file has. */
export const PLAN_FIELDS = {
  zone: 'extra:0:plan|zone',
  chief: 'extra:0:plan|chief',
} as const satisfies Record<string, ExtraField>;
export type PlanColumn = keyof typeof PLAN_FIELDS;

export function planOfField(field: string): PlanColumn | null {
  if (field === PLAN_FIELDS.zone) return 'zone';
  return field === PLAN_FIELDS.chief ? 'chief' : null;
}

/** What the columns hold. */
export interface PlannedRows {
  /** Zone of each row, 0 for none, in row order. */
  readonly zoneOfRow: Uint32Array;
  /** Name and chief by zone; '' is none. */
  readonly zones: readonly { readonly id: number; readonly zone: string; readonly chief: string }[];
}
