import type { BackTestRow } from '../../domain/study';
import type { Translate } from '../../i18n/translate';
import { chooseStudy, runBackTest, shownStudy } from '../../state/study-commands';
import { useApp, useAppState } from '../../state/use-app';
import { lastDayText, momentText } from '../filters/clause-text';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { AddToBrief } from './add-to-brief';
import { Honesty } from './honesty';
import styles from './study.module.css';
import { StudyRunBar, StudySection } from './study-section';

const TRAINING_WEEKS = [4, 8, 12, 26] as const;
const TEST_WEEKS = [1, 2, 4, 8] as const;

/** Do past hotspots say where the next cases come? */
export function BackTestSection() {
  const app = useApp();
  const { t } = useTranslation();
  const { trainingWeeks, testWeeks } = useAppState((state) => state.studies.choices);
  return (
    <StudySection id="backtest" open={false} title={t('backtest.title')}>
      <div className={styles.fields}>
        <label htmlFor="backtest-training">{t('backtest.training')}</label>
        <select
          id="backtest-training"
          value={trainingWeeks}
          onChange={(event) => chooseStudy(app, { trainingWeeks: Number(event.target.value) })}
        >
          {[...new Set<number>([...TRAINING_WEEKS, trainingWeeks])].map((weeks) => (
            <option key={weeks} value={weeks}>
              {t('backtest.weeks', { weeks })}
            </option>
          ))}
        </select>
        <label htmlFor="backtest-test">{t('backtest.test')}</label>
        <select
          id="backtest-test"
          value={testWeeks}
          onChange={(event) => chooseStudy(app, { testWeeks: Number(event.target.value) })}
        >
          {[...new Set<number>([...TEST_WEEKS, testWeeks])].map((weeks) => (
            <option key={weeks} value={weeks}>
              {t('backtest.weeks', { weeks })}
            </option>
          ))}
        </select>
      </div>
      <StudyRunBar kind="backTest" onRun={() => void runBackTest(app)} />
      <BackTestResult />
      <p className={notes.quiet}>{t('backtest.about')}</p>
    </StudySection>
  );
}

function BackTestResult() {
  const { t } = useTranslation();
  const found = useAppState((state) => shownStudy(state, 'backTest'));
  if (found === null) return null;
  const { leftOut } = found;
  const { training, test, trainingCases, testCases, rows } = found.study;
  const sizes = (['area', 'street'] as const).filter((size) => rows.some((row) => row.size === size));
  const gi = rows.find((row) => row.method === 'gi_star' && row.size === 'area');
  const base = rows.find((row) => row.method === 'last_counts' && row.size === 'area');
  const verdict = gi === undefined || base === undefined ? null : verdictText(t, gi, base);
  const spans = t('backtest.spans', {
    from: momentText(training.from),
    to: lastDayText(training.to),
    trainingCases,
    testFrom: momentText(test.from),
    testTo: lastDayText(test.to),
    testCases,
  });
  return (
    <div
      className={styles.body}
      data-testid="backtest-result"
      data-pai={String(gi?.pai)}
      data-base={String(base?.pai)}
    >
      <p className={styles.text}>{spans}</p>
      {verdict === null ? null : (
        <p className={styles.text} data-testid="backtest-sentence">
          {verdict}
        </p>
      )}
      <AddToBrief
        title={t('backtest.title')}
        sentences={[spans, ...(verdict === null ? [] : [verdict])]}
        settings={[
          t('honesty.out', { ...leftOut, cases: trainingCases + testCases, edge: 0 }),
          t('backtest.about'),
        ]}
        filter={found.filter}
        testId="backtest-brief"
      />
      {sizes.map((size) => (
        <table key={size} className={styles.table} data-testid={`backtest-${size}`}>
          <thead>
            <tr>
              <th>{t(`backtest.by.${size}`)}</th>
              <th>{t('backtest.covered')}</th>
              <th>{t('backtest.hit-rate')}</th>
              <th>PAI</th>
              <th>PEI</th>
            </tr>
          </thead>
          <tbody>
            {rows
              .filter((row) => row.size === size)
              .map((row) => (
                <tr key={row.method}>
                  <td>{t(`backtest.method.${row.method}`)}</td>
                  <td>
                    {t(`backtest.size.${size}`, {
                      covered: row.covered,
                      percent: percent(row.covered / row.whole),
                    })}
                  </td>
                  <td>{t('backtest.percent', { percent: percent(row.hitRate) })}</td>
                  <td>{figure(row.pai)}</td>
                  <td>{figure(row.pei)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
      <Honesty cases={trainingCases + testCases} leftOut={leftOut} />
    </div>
  );
}

function verdictText(t: Translate, gi: BackTestRow, base: BackTestRow): string {
  if (gi.cells === 0) return t('backtest.no-hotspots');
  return t(gi.pai > base.pai ? 'backtest.better' : 'backtest.not-better', {
    share: percent(gi.covered / gi.whole),
    hits: percent(gi.hitRate),
    pai: figure(gi.pai),
    base: figure(base.pai),
  });
}

function percent(share: number): string {
  return Number.isNaN(share) ? '—' : (100 * share).toFixed(1);
}

function figure(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : '—';
}
