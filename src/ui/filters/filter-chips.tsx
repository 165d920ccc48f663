import { isThemeSelected, themeClause } from '../../charts/theme-selection';
import { type Clause, clauseKey } from '../../domain/filter';
import { currentFilter } from '../../state/app-state';
import { isDeadPlanClause } from '../../state/plan-clauses';
import { isDeadSet, missingBoundaries } from '../../state/row-sets';
import { useApp, useAppState } from '../../state/use-app';
import { clearFilters, dropWaiting, removeClause } from '../../state/view-commands';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import { clauseText, isDead } from './clause-text';
import styles from './filter-chips.module.css';
import { RemakeButton } from './remake-button';
import { themeName } from './theme-name';

/** Every clause as a chip that can be taken away; they are what the numbers on screen are filtered by. */
export function FilterChips() {
  const app = useApp();
  const { t } = useTranslation();
  const filter = useAppState(currentFilter);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const plans = useAppState((state) => state.planClauses.plans);
  const deadKeys = useAppState((state) =>
    currentFilter(state)
      .filter(
        (clause) =>
          (clause.kind === 'set' && isDeadSet(state, clause)) ||
          (clause.kind === 'plan' && isDeadPlanClause(state, clause)),
      )
      .map(clauseKey)
      .join(' '),
  ).split(' ');
  const waiting = useAppState((state) => state.waiting);
  const report = useAppState(({ classes, dataset }) =>
    classes.data === (dataset.summary?.id ?? null) ? classes.report : null,
  );
  function deadText(clause: Clause): string {
    const name = clause.kind === 'set' ? missingBoundaries(clause, zoneSet) : null;
    return name === null ? t('filters.dead') : t('chip.set.needs-boundaries', { name });
  }
  /** A choice of classes that is a theme goes by the theme's name. */
  function textOf(clause: Clause): string {
    const theme =
      clause.kind !== 'class'
        ? undefined
        : report?.themes.find((one) => isThemeSelected(clause, themeClause(one, report.matches)));
    return theme === undefined
      ? clauseText(t, clause, zoneSet, plans)
      : t('chip.class', { what: themeName(t, theme.theme) });
  }

  return (
    <div className={styles.chips}>
      {filter.map((clause) => {
        const key = clauseKey(clause);
        const text = textOf(clause);
        return (
          <span key={key} className={styles.chip} data-testid="filter-chip" data-key={key}>
            <span className={styles.text} title={text}>
              {text}
            </span>
            {isDead(clause, zoneSet) || deadKeys.includes(key) ? (
              <em className={styles.dead} data-testid="dead-chip">
                {deadText(clause)}
              </em>
            ) : null}
            {clause.kind === 'set' ? <RemakeButton clause={clause} /> : null}
            <button
              type="button"
              aria-label={t('filters.remove', { what: text })}
              onClick={() => removeClause(app, key)}
            >
              <Icon name="close" />
            </button>
          </span>
        );
      })}
      {waiting === null ? null : (
        <span className={`${styles.chip} ${styles.waiting}`} data-testid="waiting-chip">
          <span className={styles.text}>{t('chip.waiting', { data: waiting.data.slice(0, 8) })}</span>
          <button type="button" aria-label={t('shell.close')} onClick={() => dropWaiting(app)}>
            <Icon name="close" />
          </button>
        </span>
      )}
      {filter.length === 0 ? (
        <span className={styles.none}>{t('filters.none')}</span>
      ) : (
        <button
          type="button"
          className={styles.clear}
          data-testid="clear-filters"
          onClick={() => clearFilters(app)}
        >
          {t('filters.clear')}
        </button>
      )}
    </div>
  );
}
