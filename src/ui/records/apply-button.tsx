import { useTranslation } from '../kit/translation';
import styles from './column-menu.module.css';

/** Puts a column's filter to use: the form around it is sent. */
export function ApplyButton() {
  const { t } = useTranslation();
  return (
    <button type="submit" className={styles.apply}>
      {t('records.filter.apply')}
    </button>
  );
}
