import { type FormEvent, useState } from 'react';
import { setAllDates } from '../../state/plan-zones';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './zone-form.module.css';

/** One pair of dates for every zone of the plan: one command. */
export function PlanDates() {
  const app = useApp();
  const { t } = useTranslation();
  const empty = useAppState((state) => (state.plans.open?.plan.zones.length ?? 0) === 0);
  const reader = useAppState((state) => state.plans.role === 'reader');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const reversed = from !== '' && to !== '' && to < from;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reversed) setAllDates(app, from, to);
  };
  if (empty) return null;
  return (
    <form className={styles.section} onSubmit={submit} aria-label={t('plan.dates-all')}>
      <h3 className={styles.title}>{t('plan.dates')}</h3>
      <p className={notes.quiet}>{t('plan.dates-about')}</p>
      <fieldset className={styles.fields} disabled={reader}>
        <label>
          {t('plan.dates-from')}
          <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          {t('plan.dates-to')}
          <input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
      </fieldset>
      {reversed ? (
        <p className={styles.fault} role="alert">
          {t('plan.form.bad.dates')}
        </p>
      ) : null}
      <Button type="submit" disabled={reader || reversed} data-testid="plan-dates-set">
        {t('plan.dates-all')}
      </Button>
    </form>
  );
}
