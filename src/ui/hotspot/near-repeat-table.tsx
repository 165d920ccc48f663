import type { RepeatState } from '../../state/hotspot-state';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { Honesty } from './honesty';
import styles from './hotspot.module.css';

type Outcome = NonNullable<RepeatState['near']>['result'];

/** p below which a band is set in bold. */
const CALLED = 0.05;

/** Knox's table: observed pairs over expected ones by distance and days apart. */
export function NearRepeatTable({ outcome }: { readonly outcome: Outcome }) {
  const { t, locale } = useTranslation();
  if (!outcome.ok) {
    return (
      <p className={notes.warn} role="alert" data-testid="near-refusal" data-code={outcome.error}>
        {t(`near.refused.${outcome.error}`)}
      </p>
    );
  }
  const { table, cases, untimed, leftOut } = outcome.value;
  const { distances, days } = table.bands;
  const ratio = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  const band = (edges: readonly number[], at: number) => `${at === 0 ? 0 : edges[at - 1]}–${edges[at]}`;
  return (
    <div className={styles.part} data-testid="near-table" data-cases={cases}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('near.bands')}</th>
            {days.map((day, at) => (
              <th key={day}>{t('near.days', { days: band(days, at) })}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {distances.map((distance, row) => (
            <tr key={distance}>
              <td>{t('near.metres', { metres: band(distances, row) })}</td>
              {days.map((day, column) => {
                const p = table.p[row]![column]!;
                const value = table.ratio[row]![column]!;
                return (
                  <td
                    key={day}
                    className={p <= CALLED && value > 1 ? styles.strong : undefined}
                    title={t('near.cell', {
                      pairs: table.pairs[row]![column]!,
                      expected: table.expected[row]![column]!,
                      p,
                    })}
                  >
                    {Number.isNaN(value) ? '—' : ratio.format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={notes.quiet}>{t('near.note', { cases, untimed, permutations: table.permutations })}</p>
      <Honesty cases={cases} leftOut={leftOut} />
    </div>
  );
}
