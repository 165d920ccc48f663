import { maskPersonal } from '../../domain/personal-data';
import type { SqlColumn } from '../../domain/sql-query';
import { maskedPhone } from '../records/cell-text';

/** A cell as the screen and the clipboard have it: `phone` is what the column of telephones is called. */
export function shownCell(
  cell: string | number | null,
  { name, kind }: SqlColumn,
  masked: boolean,
  phone: string,
): string | number | null {
  if (!masked || kind !== 'text' || typeof cell !== 'string') return cell;
  return name === phone || name === 'phone' ? maskedPhone(cell) : maskPersonal(cell);
}
