/** Canonical life-cycle states (domain facts §6); what the file said stays in the field `stage`. */
export const STATUSES = [
  'pending',
  'filed',
  'processing',
  'checking',
  'closed',
  'void',
  'suspended',
  'unknown',
] as const;
export type Status = (typeof STATUSES)[number];
