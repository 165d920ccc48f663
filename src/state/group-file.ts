import { extraField } from '../domain/extra-field';
import { fieldKind, isFieldId } from '../domain/field';
import type { GroupKey, ValueGroup } from '../domain/find-records';
import type { TableFile } from '../jobs/write-table';
import { type Application, notify } from './application';
import type { GroupedRows } from './record-groups';

export type GroupCover = NonNullable<TableFile['cover']>;

interface GroupFile {
  readonly format: 'csv' | 'xlsx';
  /** One for each key and one for the count. */
  readonly headers: readonly string[];
  readonly cover: GroupCover;
  /** Rarer groups than these were not counted. */
  readonly more: boolean;
}

/** The groups on the screen as a file, all of them and in their order; people and telephones are masked in it. */
export async function saveGroups(
  app: Application,
  keys: readonly GroupKey[],
  lines: readonly ValueGroup[],
  { format, headers, cover, more }: GroupFile,
  textOf: (level: number, value: GroupedRows['value']) => string,
): Promise<void> {
  const title = app.store.getState().dataset.summary?.name.replace(/\.[a-z0-9]{1,8}$/i, '') ?? 'shirong';
  const kinds = keys.map(({ field }) =>
    isFieldId(field) && fieldKind(field) === 'number' ? ('number' as const) : ('text' as const),
  );
  const columns = [...kinds, 'number' as const].map((kind, at) => ({ name: headers[at]!, type: '', kind }));
  const cells = [
    ...kinds.map((kind, level) =>
      lines.map(({ values }) => {
        const value = values[level] ?? null;
        return kind === 'number' ? value : textOf(level, value);
      }),
    ),
    lines.map(({ count }) => count),
  ];
  try {
    const content = await app.services.casebook.tableFile(
      'groups-file',
      { columns, cells, rowCount: lines.length },
      [...keys.map(({ field }) => field), extraField(headers.at(-1)!, 1)],
      { format, masked: true, title, cover },
    );
    const { exportFileName } = await import('../jobs/export-choices');
    const file = exportFileName(
      `${title}_${headers.slice(0, -1).join('_')}`,
      lines.length,
      null,
      new Date(),
      format,
    );
    app.services.saveFile(file, content);
    notify(app.store, more ? 'warn' : 'good', more ? 'records.group.cut' : 'records.group.saved', {
      n: lines.length,
      file,
    });
  } catch {
    notify(app.store, 'error', 'notice.export-failed', { code: 'write_failed' });
  }
}
