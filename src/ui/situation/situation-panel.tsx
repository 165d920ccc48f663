import { memo } from 'react';
import { useAppState } from '../../state/use-app';
import { WhileSeen } from '../charts/while-seen';
import { Indicators } from '../indicators/indicators';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { DrillView } from './drill-view';
import { Figures } from './figures';
import { LeftOut } from './left-out';
import styles from './panel.module.css';
import { RankingView } from './ranking-view';
import { ResponseView } from './response-view';
import { SelectedZone } from './selected-zone';
import { SituationSection } from './situation-section';
import { TideView } from './tide-view';
import { TrendView } from './trend-view';

/** Below this, rates and ranks say little: the panel warns. */
const FEW_CASES = 30;

export function SituationPanel() {
  const { t } = useTranslation();
  const count = useAppState((state) =>
    state.answers.count?.kind === 'count' ? state.answers.count.count : null,
  );
  const zoneSelected = useAppState((state) => state.selectedZone !== null);
  if (count === null) return <p className={notes.quiet}>{t('shell.loading')}</p>;
  return (
    <section className={styles.panel} aria-label={t('situation.title')}>
      {count === 0 ? <p className={notes.warn}>{t('situation.none')}</p> : null}
      {count > 0 && count < FEW_CASES ? (
        <p className={notes.warn}>{t('situation.few', { n: count })}</p>
      ) : null}
      {zoneSelected ? <SelectedZone /> : null}
      <Figures count={count} />
      <LeftOut />
      <Views />
    </section>
  );
}

/** Each asks for its own answer: the panel above them changes with every step of a brush. */
const Views = memo(function Views() {
  const { t } = useTranslation();
  return (
    <>
      <WhileSeen>
        <TrendView />
      </WhileSeen>
      <WhileSeen>
        <TideView />
      </WhileSeen>
      <WhileSeen>
        <DrillView />
      </WhileSeen>
      <WhileSeen>
        <RankingView />
      </WhileSeen>
      <WhileSeen>
        <ResponseView />
      </WhileSeen>
      <SituationSection id="indicators" title={t('indicators.title')}>
        <Indicators />
      </SituationSection>
    </>
  );
});
