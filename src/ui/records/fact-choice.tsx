import { currentFilter } from '../../state/app-state';
import { ownClause } from '../../state/column-filters';
import { filterByFact } from '../../state/shown-facts';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './column-menu.module.css';
import { FilterHead } from './filter-head';
import type { FilterProps } from './value-filter';

/** The filter of a column that is a fact: the cases of which it holds, those of which it does not, or all. */
export function FactChoice({ field, fact, onDone }: FilterProps & { readonly fact: string }) {
  const app = useApp();
  const { t } = useTranslation();
  const held = useAppState((state) => {
    const clause = ownClause(currentFilter(state), field);
    return clause?.kind === 'fact' ? clause.holds : null;
  });
  return (
    <section className={styles.section} aria-label={t('records.filter')}>
      <FilterHead field={field} filtered={held !== null} onDone={onDone} />
      <div className={styles.line}>
        {[true, false].map((holds) => (
          <button
            key={String(holds)}
            type="button"
            className={styles.item}
            aria-pressed={held === holds}
            onClick={() => {
              filterByFact(app, fact, holds);
              onDone();
            }}
          >
            {t(holds ? 'records.fact.holds' : 'records.fact.fails')}
          </button>
        ))}
      </div>
    </section>
  );
}
