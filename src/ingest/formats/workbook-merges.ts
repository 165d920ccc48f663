import type { ImportError } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';
import type { CanonicalWriter } from './canonical-writer';
import type { ZipMember } from './zip-archive';

/**
 * Merges one column wide and several rows high: how reports group their rows (the street beside its cases) and how a
 * header of two rows names a column that has no second part. The value is repeated down such a merge where it is a
 * text; a number is not, because its repetition would be counted again. Wider merges are titles and span headers: they
 * stay at their first cell, and the header search joins them.
 */
export interface GroupMerges {
  createFill(): MergeFill;
}

/** A text, or the number of a shared one. */
type Cell = string | number;

export interface MergeFill {
  apply(
    row: number,
    columns: readonly number[],
    cells: readonly Cell[],
    from: number,
    to: number,
    writer: CanonicalWriter,
    write: (writer: CanonicalWriter, at: number, cell: Cell) => void,
  ): void;
}

export interface CellPlace {
  /** 1-based. */
  readonly row: number;
  /** 0-based; -1 where the reference names none. */
  readonly column: number;
}

/** "AB12" → row 12, column 27. */
export function cellPlace(reference: string): CellPlace {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return { column: column - 1, row: Number(reference.slice(at)) };
}

interface GroupMerge {
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

export const NO_MERGES: GroupMerges = groupMerges([]);

export function groupMerges(merges: readonly GroupMerge[]): GroupMerges {
  const sorted = [...merges].sort((a, b) => a.firstRow - b.firstRow);
  return {
    createFill() {
      let next = 0;
      /** Merges that reach the row at hand, by column, with the text of their first cell. */
      const open = new Map<
        number,
        { readonly lastRow: number; cell: Cell | null; readonly firstRow: number }
      >();
      return {
        apply(row, columns, cells, from, to, writer, write) {
          for (const [column, { lastRow }] of open) if (lastRow < row) open.delete(column);
          for (; next < sorted.length && sorted[next]!.firstRow <= row; next++) {
            const { column, firstRow, lastRow } = sorted[next]!;
            if (lastRow >= row) open.set(column, { firstRow, lastRow, cell: null });
          }
          const repeated = new Map<number, Cell>();
          for (const [column, merge] of open) {
            if (merge.firstRow !== row) {
              if (merge.cell !== null) repeated.set(column, merge.cell);
              continue;
            }
            for (let i = from; i < to; i++)
              if (columns[i] === column && isText(cells[i]!)) merge.cell = cells[i]!;
          }
          if (repeated.size === 0) {
            for (let i = from; i < to; i++) write(writer, columns[i]!, cells[i]!);
            return;
          }
          for (let i = from; i < to; i++) repeated.set(columns[i]!, cells[i]!);
          for (const [column, cell] of [...repeated].sort(([a], [b]) => a - b)) write(writer, column, cell);
        },
      };
    },
  };
}

function isText(cell: Cell): boolean {
  return typeof cell === 'number' || !/^-?\d+(?:\.\d+)?$/.test(cell);
}

/** Machines that write sheets of this size merge nothing. */
const LARGEST_SHEET_BYTES = 64 << 20;
const MOST_MERGES = 200_000;

/**
 * Merges stand behind the rows in a sheet's part, so it is unpacked once for them, without being parsed. Errors: those
 * of reading the member.
 */
export async function readGroupMerges(
  part: ZipMember,
  signal: AbortSignal,
): Promise<Result<GroupMerges, ImportError>> {
  if (part.statedBytes > LARGEST_SHEET_BYTES) return ok(NO_MERGES);
  const merges: GroupMerge[] = [];
  const decoder = new TextDecoder('latin1');
  const pieces = part.read(signal);
  let rest = '';
  for (;;) {
    const next = await pieces.next();
    if (next.done) {
      if (next.value !== null) return failure(next.value);
      break;
    }
    // Names and references are ASCII; the rest need not be decoded for this.
    const text = rest + decoder.decode(next.value);
    if (text.includes('mergeCell')) {
      for (const [, reference] of text.matchAll(/<(?:\w+:)?mergeCell\s+ref=["']([A-Z0-9:]+)["']/g)) {
        const merge = asGroup(reference!);
        if (merge !== null && merges.length < MOST_MERGES) merges.push(merge);
      }
    }
    const cut = text.lastIndexOf('<');
    const tail = cut < 0 ? '' : text.slice(cut);
    rest = tail.length < 128 && !tail.includes('>') ? tail : '';
  }
  return ok(merges.length === 0 ? NO_MERGES : groupMerges(merges));
}

function asGroup(reference: string): GroupMerge | null {
  const [first = '', last = ''] = reference.split(':');
  const from = cellPlace(first);
  const to = cellPlace(last);
  if (from.column < 0 || from.column !== to.column || !(to.row > from.row)) return null;
  return { column: from.column, firstRow: from.row, lastRow: to.row };
}
