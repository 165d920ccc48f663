import type { DatasetSummary } from '../../domain/dataset';
import { CATEGORY_FIELDS, type CategoryField, fieldKind } from '../../domain/field';
import { ODD_VALUE_CODES } from '../../domain/import-report';
import { PERSONAL_KINDS } from '../../domain/personal-data';
import type { ColumnQuality, TableQuality } from '../../domain/table-quality';
import { useApp } from '../../state/use-app';
import { setClause, setWorkspace } from '../../state/view-commands';
import { momentText } from '../filters/clause-text';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './quality-page.module.css';

interface QualityColumnsProps {
  readonly summary: DatasetSummary;
  readonly table: TableQuality;
}

/** Column by column: how full, how many values, from where to where, what was not understood, what is personal. */
export function QualityColumns({ summary, table }: QualityColumnsProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.part}>
      <h3>{t('quality.columns')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('quality.columns')}>
        <table className={styles.table} data-testid="quality-columns">
          <thead>
            <tr>
              <th>{t('report.field')}</th>
              <th>{t('quality.filled')}</th>
              <th className={styles.number}>{t('quality.lacking')}</th>
              <th className={styles.number}>{t('quality.distinct')}</th>
              <th>{t('quality.range')}</th>
              <th>{t('quality.odd')}</th>
              <th>{t('quality.personal')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {table.columns.map((column) => (
              <ColumnRow key={column.field} column={column} summary={summary} rowCount={table.rowCount} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface ColumnRowProps {
  readonly column: ColumnQuality;
  readonly summary: DatasetSummary;
  readonly rowCount: number;
}

function ColumnRow({ column, summary, rowCount }: ColumnRowProps) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const { field, filled, distinct } = column;
  const personal = summary.personal?.find((one) => one.field === field)?.counts ?? null;
  const missing = rowCount - filled;
  const odd = summary.report.tallies?.odd[field] ?? {};
  const oddTexts = ODD_VALUE_CODES.flatMap((code) =>
    (odd[code] ?? 0) > 0 ? [`${t(`odd.${code}`)} ${(odd[code] ?? 0).toLocaleString(locale)}`] : [],
  );
  const personalTexts =
    personal === null
      ? []
      : PERSONAL_KINDS.flatMap((kind) =>
          personal[kind] > 0 ? [`${t(`personal.${kind}`)} ${personal[kind].toLocaleString(locale)}`] : [],
        );
  return (
    <tr data-testid={`quality-column-${field}`} data-missing={missing} data-distinct={distinct}>
      <td>
        {t(`field.${field}`)}
        {summary.parts.some(({ report }) => report.derived?.includes(field)) ? (
          <span className={styles.share} data-testid={`derived-${field}`}>
            {t('quality.derived')}
          </span>
        ) : null}
      </td>
      <td>
        <span className={styles.fill} aria-hidden="true">
          <span style={{ width: `${(filled / Math.max(1, rowCount)) * 100}%` }} />
        </span>
        {percentText(filled, rowCount, locale)}
      </td>
      <td className={styles.number}>{missing.toLocaleString(locale)}</td>
      <td className={styles.number}>
        {distinct === 0 ? '' : t('quality.about', { n: Math.min(distinct, filled) })}
      </td>
      <td>{rangeText(column, locale)}</td>
      <td className={styles.odd}>{oddTexts.join('，')}</td>
      <td className={styles.odd}>{personalTexts.join('，')}</td>
      <td>
        {missing > 0 && missing < rowCount && isCategory(field) ? (
          <Button
            look="quiet"
            aria-label={t('quality.show-missing', { field: t(`field.${field}`) })}
            onClick={() => {
              setClause(app, { kind: 'values', field, values: [''] });
              setWorkspace(app, 'records');
            }}
          >
            {t('quality.show')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function isCategory(field: string): field is CategoryField {
  return (CATEGORY_FIELDS as readonly string[]).includes(field);
}

/** A column that lacks one value of a million is not full. */
function percentText(part: number, whole: number, locale: string): string {
  const percent = (part / Math.max(1, whole)) * 100;
  const shown = part < whole ? Math.min(percent, 99.99) : percent;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: shown > 99 || shown < 1 ? 2 : 1 }).format(shown)}%`;
}

function rangeText({ field, least, most }: ColumnQuality, locale: string): string {
  if (least === null || most === null) return '';
  if (fieldKind(field) === 'time') return `${momentText(least)} – ${momentText(most)}`;
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  return `${numbers.format(least)} – ${numbers.format(most)}`;
}
