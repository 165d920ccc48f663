import { guard } from '../domain/formula-guard';
import type { Drawing } from './drawing';

/** What a chart gives away: its picture, and its numbers as a table. */
export interface ChartSheet {
  readonly title: string;
  readonly drawing: Drawing;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Tab-separated, as a spreadsheet takes it from the clipboard; numbers without grouping, texts never a formula. */
export function tableText({ columns, rows }: Pick<ChartSheet, 'columns' | 'rows'>): string {
  const cell = (value: string | number | null): string =>
    typeof value === 'number' ? String(value) : guard((value ?? '').replace(/[\t\r\n]+/g, ' '));
  return [columns, ...rows].map((row) => row.map(cell).join('\t')).join('\r\n');
}

/** A name that every file system takes: no separators, no signs that Windows refuses, at most 80 characters. */
export function fileName(parts: readonly string[], extension: string): string {
  const name = parts
    .join(' ')
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${
    [...name]
      .slice(0, 80)
      .join('')
      .replace(/[. ]+$/, '') || 'chart'
  }.${extension}`;
}
