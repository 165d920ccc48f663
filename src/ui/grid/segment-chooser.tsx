import { useId, useMemo, useState } from 'react';
import type { UnitSet } from '../../domain/unit-set';
import { aimAt, aimMetres, pickAimed, splitAimed, unitsNow } from '../../state/reshape-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { NumberField } from './number-field';
import styles from './plan-work.module.css';

const SHOWN = 200;

/** Segments by name, for those who do not click on the map: one is chosen, and cut at so many metres or picked for merging. */
export function SegmentChooser() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const { aim, busy, mode, picked } = useAppState((state) => state.plans.reshape);
  const steps = useAppState((state) => state.plans.reshape.steps);
  const opened = useAppState((state) => state.plans.open?.opened);
  const reader = useAppState((state) => state.plans.role === 'reader');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the units are those after the steps of the opened plan
  const units = useMemo(() => unitsNow(app), [app, steps, opened]);
  const rows = useMemo(() => (units === null ? [] : matching(units, text, locale)), [units, text, locale]);
  if (units === null) return null;
  const isPicked = picked.some(({ unit }) => unit === aim?.unit);
  const label = (unit: number) =>
    t('plan.reshape.segment', {
      name: units.names[unit] || t('plan.reshape.nameless'),
      from: units.from[unit] || '?',
      to: units.to[unit] || '?',
      metres: Math.round(units.lengthMetres[unit]!),
    });
  return (
    <details className={styles.details} data-testid="segment-chooser">
      <summary>{t('plan.reshape.by-list')}</summary>
      <div className={styles.chooser}>
        <div className={styles.long}>
          <label htmlFor={id}>{t('plan.reshape.find')}</label>
          <input
            id={id}
            type="search"
            className={styles.search}
            value={text}
            data-testid="segment-find"
            onChange={(event) => setText(event.target.value)}
          />
          <select
            size={8}
            className={styles.choices}
            aria-label={t('plan.reshape.segments')}
            data-testid="segment-list"
            value={aim === null ? '' : String(aim.unit)}
            onChange={(event) => aimAt(app, Number(event.target.value))}
          >
            {rows.slice(0, SHOWN).map((unit) => (
              <option key={unit} value={unit}>
                {label(unit)}
              </option>
            ))}
          </select>
          <p className={notes.quiet}>
            {rows.length > SHOWN
              ? t('plan.reshape.more', { shown: SHOWN, n: rows.length })
              : t('plan.reshape.count', { n: rows.length })}
          </p>
        </div>
        {aim === null ? null : mode === 'split' ? (
          <>
            <div className={styles.fields}>
              <NumberField
                key={aim.unit}
                label={t('plan.reshape.at')}
                least={0}
                most={Math.ceil(units.lengthMetres[aim.unit]!)}
                step={1}
                value={aim.metres}
                onChange={(metres) => aimMetres(app, metres)}
                testId="segment-at"
              />
            </div>
            <p className={notes.quiet}>
              {t('plan.reshape.at-about', { metres: Math.round(units.lengthMetres[aim.unit]!) })}
            </p>
            <Button
              disabled={busy || reader}
              data-testid="segment-split"
              onClick={() => void splitAimed(app)}
            >
              {t('plan.reshape.split-here')}
            </Button>
          </>
        ) : (
          <Button
            disabled={busy || reader}
            pressed={isPicked}
            data-testid="segment-pick"
            onClick={() => pickAimed(app)}
          >
            {t('plan.reshape.pick')}
          </Button>
        )}
      </div>
    </details>
  );
}

/** Units whose name or ends hold the text: those of that name first, then by name. */
function matching(units: UnitSet, text: string, locale: string): readonly number[] {
  const wanted = text.trim().toLocaleLowerCase();
  const holds = (words: string | undefined) => words?.toLocaleLowerCase().includes(wanted) === true;
  const collator = new Intl.Collator(locale, { numeric: true });
  return units.names
    .map((_, unit) => unit)
    .filter(
      (unit) => wanted === '' || holds(units.names[unit]) || holds(units.from[unit]) || holds(units.to[unit]),
    )
    .sort(
      (a, b) =>
        Number(holds(units.names[b])) - Number(holds(units.names[a])) ||
        Number(units.names[a] === '') - Number(units.names[b] === '') ||
        collator.compare(units.names[a]!, units.names[b]!) ||
        a - b,
    );
}
