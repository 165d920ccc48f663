import { useState } from 'react';
import type { CategoryField } from '../../domain/field';
import { guard } from '../../domain/formula-guard';
import { FEWEST_CASES, type IndicatorTable, type Reading } from '../../domain/indicator';
import type { MessageKey, Translate } from '../../i18n/translate';
import { notify } from '../../state/application';
import { closeIndicatorTable, openIndicatorTable } from '../../state/indicator-commands';
import type { IndicatorTableState } from '../../state/indicator-state';
import { useApp, useAppState } from '../../state/use-app';
import { valueText as categoryText } from '../filters/clause-text';
import { Button } from '../kit/button';
import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import styles from './indicator-table.module.css';
import { dayText, valueText } from './reading-text';

const FIELDS = [
  'unit',
  'district',
  'street',
  'community',
  'duty_grid',
  'road_name',
  'chief',
  'collector',
  'source',
  'major',
  'minor',
] as const satisfies readonly CategoryField[];

/** Columns of an assessment table (考评); the others are a click away. */
const FIRST_COLUMNS: readonly string[] = [
  'closing_rate',
  'closing_in_time_rate',
  'disposal_in_time_rate',
  'overdue_undisposed_count',
  'rework_rate',
  'delay_rate',
  'egova_unit_score',
  'yuncheng_system_score',
];

/** What is sorted by: an indicator's id, or one of these. */
type Sorting = { readonly by: string; readonly descending: boolean };
const NAME = 'name';
const CASES = 'cases';

interface Row {
  readonly name: string;
  readonly population: number;
  readonly readings: readonly Reading[];
}

export function IndicatorTableWindow({ table }: { readonly table: IndicatorTableState }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const dictionaries = useAppState((state) => state.dataset.summary?.dictionaries);
  const dataset = useAppState((state) => state.dataset.summary?.name ?? 'shirong');
  const [columns, setColumns] = useState(FIRST_COLUMNS);
  const [sorting, setSorting] = useState<Sorting>({ by: CASES, descending: true });
  const { result, by } = table;
  const shown = columns.filter((id) => result?.columns.includes(id) === true);
  const rows = result === null ? [] : sorted(result.rows, sorting, locale);

  async function copy(): Promise<void> {
    if (result === null) return;
    const lines = cells(t, by, result, rows, shown);
    const copied = await app.services.copyText(lines.map((line) => line.join('\t')).join('\n'));
    if (copied) notify(app.store, 'good', 'indicator-table.copied', { n: rows.length });
    else notify(app.store, 'warn', 'notice.copy-failed');
  }

  function save(): void {
    if (result === null) return;
    const lines = cells(t, by, result, rows, shown).map((line) => line.map(quoted).join(','));
    const name = `${dataset.replace(/\.[a-z0-9]{1,8}$/i, '')}_${t('indicator-table.title')}_${dayText(result.asOf)}.csv`;
    app.services.saveFile(
      name,
      new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }),
    );
  }

  return (
    <Modal
      title={t('indicator-table.title')}
      wide
      testId="indicator-table-window"
      onClose={() => closeIndicatorTable(app)}
      footer={
        <>
          <Button data-testid="indicator-table-copy" disabled={rows.length === 0} onClick={() => void copy()}>
            {t('indicator-table.copy')}
          </Button>
          <Button data-testid="indicator-table-csv" disabled={rows.length === 0} onClick={save}>
            {t('indicator-table.csv')}
          </Button>
        </>
      }
    >
      <div className={styles.bar}>
        <label>
          {t('indicator-table.by')}{' '}
          <select
            data-testid="indicator-table-by"
            value={by}
            onChange={(event) => void openIndicatorTable(app, event.target.value as CategoryField)}
          >
            {FIELDS.filter((field) => field === by || dictionaries?.[field] !== undefined).map((field) => (
              <option key={field} value={field}>
                {t(`field.${field}`)}
              </option>
            ))}
          </select>
        </label>
        <details className={styles.columns}>
          <summary>{t('indicator-table.columns')}</summary>
          <div>
            {result?.columns.map((id) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={columns.includes(id)}
                  onChange={() =>
                    setColumns(columns.includes(id) ? columns.filter((one) => one !== id) : [...columns, id])
                  }
                />
                {t(`indicator.${id}` as MessageKey)}
              </label>
            ))}
          </div>
        </details>
        <span className={styles.note}>{t('indicator-table.note', { n: FEWEST_CASES })}</span>
      </div>
      {result === null || rows.length === 0 ? (
        <p>{t(table.waiting ? 'indicator-table.waiting' : 'indicator-table.empty')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
        <section className={styles.scroll} aria-label={t('indicator-table.title')} tabIndex={0}>
          <table data-testid="indicator-table" data-rows={rows.length}>
            <thead>
              <tr>
                <Head id={NAME} label={t(`field.${by}`)} sorting={sorting} onSort={setSorting} />
                <Head id={CASES} label={t('indicator-table.cases')} sorting={sorting} onSort={setSorting} />
                {shown.map((id) => (
                  <Head
                    key={id}
                    id={id}
                    label={t(`indicator.${id}` as MessageKey)}
                    sorting={sorting}
                    onSort={setSorting}
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={row.name} row={row} name={nameText(t, by, row.name)} shown={shown} />
              ))}
            </tbody>
            <tfoot>
              <Line row={{ name: '', ...result.total }} name={t('indicator-table.total')} shown={shown} />
            </tfoot>
          </table>
        </section>
      )}
    </Modal>
  );
}

function Head(props: {
  readonly id: string;
  readonly label: string;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}) {
  const { id, label, sorting, onSort } = props;
  const own = sorting.by === id;
  return (
    <th scope="col" aria-sort={own ? (sorting.descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        data-testid={`indicator-table-sort-${id}`}
        onClick={() => onSort({ by: id, descending: own ? !sorting.descending : id !== NAME })}
      >
        {label}
        {own ? (sorting.descending ? ' ↓' : ' ↑') : ''}
      </button>
    </th>
  );
}

function Line(props: { readonly row: Row; readonly name: string; readonly shown: readonly string[] }) {
  const { t, locale } = useTranslation();
  const { row, name, shown } = props;
  const readings = new Map(row.readings.map((reading) => [reading.id, reading]));
  return (
    <tr data-name={row.name}>
      <th scope="row">{name}</th>
      <td>{new Intl.NumberFormat(locale).format(row.population)}</td>
      {shown.map((id) => {
        const reading = readings.get(id);
        if (reading === undefined) return <td key={id}>—</td>;
        const { numerator, denominator, few } = reading;
        return (
          <td
            key={id}
            className={few ? styles.few : undefined}
            data-value={reading.value ?? ''}
            title={denominator === null ? undefined : `${numerator} ÷ ${denominator}`}
          >
            {valueText(t, locale, reading)}
          </td>
        );
      })}
    </tr>
  );
}

function nameText(t: Translate, by: CategoryField, name: string): string {
  return name === '' ? t('indicator-table.without') : categoryText(t, by, name);
}

/** What cannot be told goes last, whichever way is sorted; names go by the language. */
function sorted(rows: readonly Row[], { by, descending }: Sorting, locale: string): readonly Row[] {
  const sign = descending ? -1 : 1;
  if (by === NAME) {
    const collator = new Intl.Collator(locale, { numeric: true });
    return [...rows].sort((a, b) => sign * collator.compare(a.name, b.name));
  }
  const value = (row: Row): number | null =>
    by === CASES ? row.population : (row.readings.find(({ id }) => id === by)?.value ?? null);
  return [...rows].sort((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other) || b.population - a.population;
  });
}

/** Head, rows and total as texts: each rate with the two numbers behind it. */
function cells(
  t: Translate,
  by: CategoryField,
  result: IndicatorTable,
  rows: readonly Row[],
  shown: readonly string[],
): readonly (readonly string[])[] {
  const head = [
    t(`field.${by}`),
    t('indicator-table.cases'),
    ...shown.map((id) => t(`indicator.${id}` as MessageKey)),
  ];
  const line = (name: string, row: Pick<Row, 'population' | 'readings'>) => [
    guard(name),
    String(row.population),
    ...shown.map((id) => {
      const reading = row.readings.find((one) => one.id === id);
      if (reading === undefined || reading.value === null) return '';
      return reading.kind === 'ratio' ? `${reading.value.toFixed(2)}%` : String(reading.value);
    }),
  ];
  return [
    head,
    ...rows.map((row) => line(nameText(t, by, row.name), row)),
    line(t('indicator-table.total'), result.total),
  ];
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
