import { recordFieldKind } from './cell-text';
import type { RecordField } from './column-order';

export const LEAST_WIDTH = 56;
export const MOST_WIDTH = 900;

const OWN: { readonly [F in RecordField]?: number } = {
  case_id: 168,
  description: 280,
  address: 240,
  opinion: 220,
  minor: 140,
  unit: 150,
  status: 88,
  district: 96,
  level: 88,
  quantity_unit: 88,
};

/** Pixels that a usual value of the field takes, before the user changes them. */
export function defaultWidth(field: RecordField): number {
  const own = OWN[field];
  if (own !== undefined) return own;
  switch (recordFieldKind(field)) {
    case 'time':
      return 142;
    case 'number':
      return 104;
    case 'flag':
      return 84;
    case 'text':
      return 180;
    default:
      return 120;
  }
}
