import { lazy, Suspense, useRef, useState } from 'react';
import { openPlanFrom, savePlanFile } from '../../state/plan-export-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { OutputButtons } from './output-buttons';
import styles from './plan-work.module.css';

const SignPages = lazy(async () => ({ default: (await import('./sign-pages')).SignPages }));

/** Everything that leaves the plan, and the file that brings one in. */
export function OutSection() {
  const app = useApp();
  const { t } = useTranslation();
  const hasPlan = useAppState((state) => state.plans.open !== null);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <section className={styles.section} aria-label={t('plan.tab.out')}>
      {hasPlan ? <PlanOutputs /> : null}
      <h3 className={styles.head}>{t('out.plan-file')}</h3>
      <p className={notes.quiet}>{t('out.plan-file-about')}</p>
      <div className={styles.row}>
        <Button data-testid="plan-save-file" disabled={!hasPlan} onClick={() => savePlanFile(app)}>
          {t('out.save')}
        </Button>
        <Button onClick={() => picker.current?.click()}>{t('out.open')}</Button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          className={styles.file}
          data-testid="plan-file-input"
          tabIndex={-1}
          aria-label={t('out.open')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file !== undefined) void openPlanFrom(app, file);
          }}
        />
      </div>
    </section>
  );
}

function PlanOutputs() {
  const { t } = useTranslation();
  const active = useAppState((state) => state.plans.activeZone);
  const [masked, setMasked] = useState(true);
  const [supervision, setSupervision] = useState('12319');
  const [duty, setDuty] = useState(t('out.duty-text'));
  const [printed, setPrinted] = useState<'all' | number | null>(null);
  return (
    <>
      <label className={styles.row}>
        <input
          type="checkbox"
          checked={masked}
          data-testid="plan-masked"
          onChange={(event) => setMasked(event.target.checked)}
        />
        {t('out.masked')}
      </label>
      {masked ? null : <p className={notes.warn}>{t('out.unmasked-warning')}</p>}
      <h3 className={styles.head}>{t('out.roster')}</h3>
      <OutputButtons output="roster" masked={masked} />
      <h3 className={styles.head}>{t('out.zones')}</h3>
      <OutputButtons output="zones" masked={masked} />
      <h3 className={styles.head}>{t('out.signs')}</h3>
      <p className={notes.quiet}>{t('out.signs-about')}</p>
      <div className={styles.row}>
        <label className={styles.row}>
          {t('out.supervision')}
          <input
            value={supervision}
            maxLength={40}
            onChange={(event) => setSupervision(event.target.value)}
          />
        </label>
      </div>
      <label className={styles.long}>
        {t('out.duty')}
        <textarea rows={3} value={duty} maxLength={400} onChange={(event) => setDuty(event.target.value)} />
      </label>
      <div className={styles.row}>
        <Button data-testid="plan-print" onClick={() => setPrinted('all')}>
          {t('out.print')}
        </Button>
        {active === 0 ? null : <Button onClick={() => setPrinted(active)}>{t('out.print-one')}</Button>}
      </div>
      {printed === null ? null : (
        <Suspense fallback={null}>
          <SignPages
            zone={printed === 'all' ? null : printed}
            masked={masked}
            supervision={supervision}
            duty={duty}
            onClose={() => setPrinted(null)}
          />
        </Suspense>
      )}
    </>
  );
}
