import { useEffect } from 'react';
import { setTool } from '../../state/plan-commands';
import {
  adoptReshape,
  aimAt,
  mergePicked,
  reshapeAt,
  setReshapeMode,
  takeBackReshape,
} from '../../state/reshape-commands';
import type { ReshapeStep } from '../../state/reshape-state';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './plan-work.module.css';
import { SegmentChooser } from './segment-chooser';

const MODES = ['split', 'merge'] as const;

/** Segments split and merged by hand; the changes are collected and adopted together as a new plan. */
export function ReshapeSection() {
  const app = useApp();
  const { t } = useTranslation();
  const { mode, steps, picked, busy, refusal } = useAppState((state) => state.plans.reshape);
  const name = useAppState((state) => state.plans.open?.plan.name ?? '');
  const reader = useAppState((state) => state.plans.role === 'reader');

  useEffect(() => {
    // Another tool would paint where the click is to cut.
    setTool(app, 'browse');
    app.pickUnit = (place, unit) => void reshapeAt(app, place, unit);
    return () => {
      app.pickUnit = null;
      aimAt(app, null);
    };
  }, [app]);

  return (
    <section className={styles.section} aria-label={t('plan.tab.reshape')} data-testid="reshape">
      <div className={styles.row}>
        <span>{t('plan.reshape.mode')}</span>
        {MODES.map((one) => (
          <Button
            key={one}
            pressed={one === mode}
            disabled={reader}
            data-testid={`reshape-mode-${one}`}
            onClick={() => setReshapeMode(app, one)}
          >
            {t(`plan.reshape.mode.${one}`)}
          </Button>
        ))}
      </div>
      <p className={notes.quiet}>{t(`plan.reshape.about.${mode}`)}</p>
      <SegmentChooser />
      {mode === 'merge' ? (
        <div className={styles.row}>
          <span data-testid="reshape-picked">{t('plan.reshape.picked', { n: picked.length })}</span>
          <Button
            disabled={busy || reader || picked.length < 2}
            data-testid="reshape-merge"
            onClick={() => void mergePicked(app)}
          >
            {t('plan.reshape.merge')}
          </Button>
        </div>
      ) : null}
      {refusal === null ? null : (
        <p className={notes.warn} role="alert">
          {t(`reshape-refusal.${refusal}`)}
        </p>
      )}
      <h3 className={styles.head}>{t('plan.reshape.steps')}</h3>
      {steps.length === 0 ? (
        <p className={notes.quiet}>{t('plan.reshape.none')}</p>
      ) : (
        <ol className={styles.list} data-testid="reshape-steps">
          {steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place; only the last one goes
            <li key={at}>
              <StepText step={step} />
            </li>
          ))}
        </ol>
      )}
      <div className={styles.row}>
        <Button
          look="primary"
          disabled={busy || reader || steps.length === 0}
          data-testid="reshape-adopt"
          onClick={() => void adoptReshape(app, t('plan.reshape.plan-name', { name }))}
        >
          {t('plan.reshape.adopt')}
        </Button>
        <Button
          disabled={busy || steps.length === 0}
          data-testid="reshape-take-back"
          onClick={() => takeBackReshape(app)}
        >
          {t('plan.reshape.take-back')}
        </Button>
      </div>
      <p className={notes.quiet}>{t('plan.reshape.adopt-about')}</p>
    </section>
  );
}

function StepText({ step }: { readonly step: ReshapeStep }) {
  const { t } = useTranslation();
  const name = step.name === '' ? t('plan.reshape.nameless') : step.name;
  const [first, second] = step.metres.map(Math.round);
  return step.kind === 'split'
    ? t('plan.reshape.step.split', { name, first: first ?? 0, second: second ?? 0 })
    : t('plan.reshape.step.merge', { name, n: step.parts, metres: first ?? 0 });
}
