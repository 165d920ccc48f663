import { hasLifeCycle, toggleFact } from '../../state/indicator-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './fact-filter.module.css';

/** What supervisors ask for most, most urgent first; every other fact is a click away at its indicator. */
const SHOWN = [
  'overdue_undisposed',
  'overdue_to_close',
  'to_close',
  'to_dispose',
  'closed_late',
  'rework',
  'delayed',
  'suspended',
  'void',
] as const;

/** Progress of the cases as one-click filters. */
export function FactFilter() {
  const app = useApp();
  const { t } = useTranslation();
  const told = useAppState(hasLifeCycle);
  const ready = useAppState((state) => state.dataset.engineReady);
  const counts = useAppState((state) => state.indicators.report?.counts);
  const chosen = useAppState((state) =>
    state.view.filter
      .flatMap((clause) => (clause.kind === 'fact' && clause.holds ? [clause.fact] : []))
      .join(),
  ).split(',');
  if (!told) return null;
  const known = SHOWN.filter((fact) => counts === undefined || counts.some((one) => one.fact === fact));
  return (
    <fieldset className={styles.facts} data-testid="fact-filter">
      <legend>{t('filters.facts')}</legend>
      {known.map((fact) => (
        <Button
          key={fact}
          look="quiet"
          className={styles.fact}
          pressed={chosen.includes(fact)}
          disabled={!ready}
          data-testid={`fact-filter-${fact}`}
          onClick={() => toggleFact(app, fact)}
        >
          {t(`fact.${fact}`)}
        </Button>
      ))}
    </fieldset>
  );
}
