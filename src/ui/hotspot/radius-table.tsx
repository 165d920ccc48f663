import type { RadiiCompared } from '../../state/hotspot-state';
import { useTranslation } from '../kit/translation';
import styles from './hotspot.module.css';

/** Places and their cases by radius. */
export function RadiusTable({
  compared,
  chosen,
}: {
  readonly compared: RadiiCompared;
  readonly chosen: number;
}) {
  const { t } = useTranslation();
  return (
    <table className={styles.table} data-testid="radius-table">
      <thead>
        <tr>
          <th>{t('repeat.radius')}</th>
          <th>{t('radii.places')}</th>
          <th>{t('radii.high')}</th>
          <th>{t('radii.cases')}</th>
        </tr>
      </thead>
      <tbody>
        {compared.rows.map(({ radiusMetres, places, high, cases }) => (
          <tr key={radiusMetres} className={radiusMetres === chosen ? styles.strong : undefined}>
            <td>{t('hotspot.cell-side-of', { metres: radiusMetres })}</td>
            <td>{places}</td>
            <td>{high}</td>
            <td>{cases}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
