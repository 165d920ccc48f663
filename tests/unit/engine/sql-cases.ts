import type { TextColumn } from '../../../src/domain/batch';
import type { ExtraField } from '../../../src/domain/extra-field';
import type { Engine } from '../../../src/engine/port';

function textColumn(cells: readonly (string | null)[]): TextColumn {
  const parts = cells.map((cell) => Buffer.from(cell ?? ''));
  const offsets = new Uint32Array(cells.length + 1);
  parts.forEach((part, row) => {
    offsets[row + 1] = offsets[row]! + part.length;
  });
  return { kind: 'text', offsets, bytes: new Uint8Array(Buffer.concat(parts)) };
}

/** Cases an hour apart; even ones closed; the first extra column is coded and has gaps, the others are spelled. */
export async function sqlCases(
  engine: Engine,
  count: number,
  extras: readonly ExtraField[] = [],
): Promise<void> {
  const rows = Array.from({ length: count }, (_, row) => row);
  const start = Date.UTC(2024, 0, 1);
  await engine.begin(['case_id', 'major', 'status', 'reported_at', 'lon', 'lat', ...extras]);
  await engine.append({
    rowCount: count,
    lines: new Uint32Array(count),
    columns: {
      case_id: textColumn(rows.map((row) => String(row).padStart(19, '0'))),
      major: { kind: 'dictionary', codes: Uint32Array.from(rows, (row) => row % 3), added: ['占道', '违建'] },
      status: {
        kind: 'dictionary',
        codes: Uint32Array.from(rows, (row) => (row % 2) + 1),
        added: ['closed', 'pending'],
      },
      reported_at: { kind: 'time', values: Float64Array.from(rows, (row) => start + row * 3_600_000) },
      lon: { kind: 'number', values: Float64Array.from(rows, (row) => (114_000 + row) / 1000) },
      lat: { kind: 'number', values: Float64Array.from(rows, (row) => (30_000 + row) / 1000) },
    },
    extras: extras.map((field, at) => {
      const cells = rows.map((row) => (at === 0 && row % 2 === 1 ? null : `${'甲乙丙丁'[at]}${row}`));
      if (at > 0) return { field, cells: textColumn(cells) };
      const values = cells.filter((cell) => cell !== null);
      return {
        field,
        cells: {
          kind: 'coded' as const,
          codes: Uint32Array.from(cells, (cell) => (cell === null ? 0 : values.indexOf(cell) + 1)),
          values,
        },
      };
    }),
  });
  await engine.commit();
}
