import type { Clause } from '../../domain/filter';
import type { TableQuality } from '../../domain/table-quality';
import { useApp } from '../../state/use-app';
import { setClause, setWorkspace } from '../../state/view-commands';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import { disorderClause, futureClause } from './quality-lines';
import styles from './quality-page.module.css';

interface QualityTimesProps {
  readonly table: TableQuality;
  readonly now: number;
}

/** Each order of two times that is broken, and each time that lies ahead, with its own cases. */
export function QualityTimes({ table, now }: QualityTimesProps) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const broken = table.timeOrders.filter((order) => order.broken > 0);
  if (broken.length === 0 && table.future.length === 0) return null;
  const show = (clause: Clause) => {
    setClause(app, clause);
    setWorkspace(app, 'records');
  };
  const row = (id: string, text: string, count: number, of: number, clause: Clause) => (
    <tr key={id} data-testid={`quality-time-${id}`} data-value={count}>
      <td>{text}</td>
      <td className={styles.number}>{count.toLocaleString(locale)}</td>
      <td className={styles.number}>{of.toLocaleString(locale)}</td>
      <td>
        <Button look="quiet" aria-label={t('quality.show-of', { what: text })} onClick={() => show(clause)}>
          {t('quality.show')}
        </Button>
      </td>
    </tr>
  );
  return (
    <section className={styles.part} aria-label={t('quality.times')}>
      <h3>{t('quality.times')}</h3>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('quality.order')}</th>
              <th className={styles.number}>{t('quality.cases')}</th>
              <th className={styles.number}>{t('quality.of')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {broken.map((order) =>
              row(
                `${order.earlier}-${order.later}`,
                t('quality.order-of', {
                  later: t(`field.${order.later}`),
                  earlier: t(`field.${order.earlier}`),
                }),
                order.broken,
                order.compared,
                disorderClause(order),
              ),
            )}
            {table.future.map(({ field, count }) =>
              row(
                `future-${field}`,
                t('quality.future-of', { field: t(`field.${field}`) }),
                count,
                table.columns.find((column) => column.field === field)?.filled ?? count,
                futureClause(field, now),
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}
