import { BASES, type Basis, basisOf, CONVENTIONS, type Convention } from '../../domain/fact-context';
import type { IndicatorReport } from '../../domain/indicator';
import { countingChoice, setCounting } from '../../state/indicator-commands';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './indicators.module.css';

const DAY_MS = 86_400_000;

/** Counting moment, time of the period and 口径. A chosen day counts to its last second. */
export function CountingControls({ report }: { readonly report: IndicatorReport | null }) {
  const app = useApp();
  const { t } = useTranslation();
  const asOf = useAppState((state) => countingChoice(state).asOf);
  const choice = useAppState(countingChoice);
  const moment = asOf ?? report?.dataEnd ?? null;

  function chooseDay(text: string): void {
    const day = Date.parse(`${text}T00:00:00Z`);
    if (Number.isNaN(day)) {
      if (text === '') setCounting(app, { asOf: null });
      return;
    }
    // The last day of the data stands for its last moment: that is what its flags describe.
    const end = report?.dataEnd ?? null;
    const isLast = end !== null && Math.floor(end / DAY_MS) === Math.floor(day / DAY_MS);
    setCounting(app, { asOf: isLast ? null : day + DAY_MS - 1000 });
  }

  return (
    <div className={styles.controls}>
      <label>
        {t('indicators.asof')}
        <input
          type="date"
          data-testid="asof-input"
          value={moment === null ? '' : dateText(moment)}
          onChange={(event) => chooseDay(event.target.value)}
        />
      </label>
      <label>
        {t('indicators.basis')}
        <select
          data-testid="basis-select"
          value={basisOf(choice)}
          disabled={choice.convention === 'yuncheng'}
          onChange={(event) => setCounting(app, { basis: event.target.value as Basis })}
        >
          {BASES.map((basis) => (
            <option key={basis} value={basis}>
              {t(`indicators.basis.${basis}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.wide}>
        {t('indicators.convention')}
        <select
          data-testid="convention-select"
          value={choice.convention}
          onChange={(event) => setCounting(app, { convention: event.target.value as Convention })}
        >
          {CONVENTIONS.map((convention) => (
            <option key={convention} value={convention}>
              {t(`indicators.convention.${convention}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function dateText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
