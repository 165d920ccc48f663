import { isExtraField } from '../domain/extra-field';
import { fieldKind } from '../domain/field';
import { isPlaceField } from '../domain/place';
import type { ExportField, RowSource } from './row-source';
import { timeText } from './time-text';

export type Cell = string | number | null;
/** `coded`: few distinct texts, and words may be given for them. */
export type CellKind = 'time' | 'number' | 'flag' | 'coded' | 'text';

/** Words of the data, not of the interface: the import side reads them back in any language. */
export const YES = '是';
export const NO = '否';

export function cellKind(field: ExportField): CellKind {
  if (isPlaceField(field)) return 'coded';
  if (isExtraField(field)) return 'text';
  const kind = fieldKind(field);
  return kind === 'category' ? 'coded' : kind;
}

/** One a field of the source. */
export function cellKinds({ fields, kinds }: Pick<RowSource, 'fields' | 'kinds'>): readonly CellKind[] {
  return kinds ?? fields.map(cellKind);
}

/** A cell of the kind as plain text: times by the wall clock, numbers in their shortest form that reads back the same. */
export function cellText(
  kind: CellKind,
  cell: NonNullable<Cell>,
  words: ReadonlyMap<string, string> | undefined,
): string {
  switch (kind) {
    case 'time':
      return timeText(Number(cell));
    case 'flag':
      return cell === 1 ? YES : NO;
    case 'coded':
      return words?.get(String(cell)) ?? String(cell);
    default:
      return String(cell);
  }
}
