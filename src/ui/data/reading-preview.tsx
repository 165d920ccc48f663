// biome-ignore-all lint/suspicious/noArrayIndexKey: columns of a file have no identity but their place
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
import type { FieldId } from '../../domain/field';
import type { CaseRecipe, PreviewRow, PreviewRowKind, Proposal } from '../../domain/recipe';
import type { MessageKey } from '../../i18n/translate';
import { useTranslation } from '../kit/translation';
import { columnLetters } from './column-letters';
import styles from './reading-preview.module.css';

interface ReadingPreviewProps {
  readonly proposal: Proposal;
  readonly mapping: CaseRecipe['mapping'];
  readonly onHeaderLine: (line: number) => void;
}

const REJECTED: ReadonlySet<PreviewRowKind> = new Set([
  'field_count',
  'unclosed_quote',
  'undecodable',
  'duplicate_conflict',
  'record_too_long',
]);

/** The file's first rows as they stand under the file's own numbers, told apart by what loading makes of them. */
export function ReadingPreview({ proposal, mapping, onHeaderLine }: ReadingPreviewProps) {
  const { t } = useTranslation();
  const { head, recipe } = proposal;
  const columns = Math.max(recipe.headers.length, ...head.map(({ cells }) => cells.length));
  const places = Array.from({ length: columns }, (_, column) => column);
  const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [column, field as FieldId]));
  const title = t('reading.preview', { n: head.length });

  return (
    <>
      <div className={styles.top}>
        <h3>{title}</h3>
        <p>
          {recipe.headerLine === 0
            ? t('reading.found-none', { columns: recipe.headers.length })
            : t('reading.found', {
                line: recipe.headerLine,
                rows: recipe.headerRows ?? 1,
                columns: recipe.headers.length,
              })}
        </p>
        <p className={styles.hint}>{t('reading.preview-hint')}</p>
      </div>
      <section className={styles.scroll} tabIndex={0} aria-label={title} data-testid="reading-preview">
        <table>
          <thead>
            <tr>
              <th className={styles.corner} />
              {places.map((column) => {
                const field = fieldOf.get(column);
                return (
                  <th key={column} className={field === undefined ? styles.unmapped : ''}>
                    <small>{columnLetters(column)}</small>
                    {field === undefined ? '—' : t(`field.${field}`)}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {head.map((row) => (
              <Row key={row.line} row={row} places={places} fieldOf={fieldOf} onHeaderLine={onHeaderLine} />
            ))}
          </tbody>
        </table>
      </section>
      <Kinds head={head} />
    </>
  );
}

interface RowProps {
  readonly row: PreviewRow;
  readonly places: readonly number[];
  readonly fieldOf: ReadonlyMap<number | undefined, FieldId>;
  readonly onHeaderLine: (line: number) => void;
}

function Row({ row: { line, kind, cells }, places, fieldOf, onHeaderLine }: RowProps) {
  const { t } = useTranslation();
  const label = t('reading.make-header', { line });
  return (
    <tr className={styles[look(kind)]} data-kind={kind}>
      <th scope="row">
        <button type="button" title={label} aria-label={label} onClick={() => onHeaderLine(line)}>
          {line}
        </button>
      </th>
      {places.map((column) => (
        <td key={column} className={kind === 'data' && !fieldOf.has(column) ? styles.unmapped : ''}>
          {cells[column] ?? ''}
        </td>
      ))}
    </tr>
  );
}

/** What the colours mean, and how many of the rows shown are of each kind. */
function Kinds({ head }: { head: readonly PreviewRow[] }) {
  const { t } = useTranslation();
  const counts = new Map<PreviewRowKind, number>();
  for (const { kind } of head) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <ul className={styles.kinds}>
      {Array.from(counts, ([kind, n]) => (
        <li key={kind} className={styles[look(kind)]}>
          {t(nameOf(kind))} <b>{n}</b>
        </li>
      ))}
    </ul>
  );
}

function look(kind: PreviewRowKind): 'names' | 'data' | 'rejected' | 'skipped' {
  if (kind === 'names' || kind === 'data') return kind;
  return REJECTED.has(kind) ? 'rejected' : 'skipped';
}

function nameOf(kind: PreviewRowKind): MessageKey {
  if (kind === 'names' || kind === 'data') return `reading.kind.${kind}`;
  return (REJECTED.has(kind) ? `reject.${kind}` : `skip.${kind}`) as MessageKey;
}
