import { clearColumnFilter } from '../../state/column-filters';
import { useApp } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './column-menu.module.css';
import type { FilterProps } from './value-filter';

/** Heading of a column's filter, with the way to take it off again. */
export function FilterHead({ field, filtered, onDone }: FilterProps & { readonly filtered: boolean }) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <div className={styles.line}>
      <h3 className={styles.heading}>{t('records.filter')}</h3>
      {filtered ? (
        <button
          type="button"
          className={styles.link}
          onClick={() => {
            clearColumnFilter(app, field);
            onDone();
          }}
        >
          {t('records.filter.clear')}
        </button>
      ) : null}
    </div>
  );
}
