import { useState } from 'react';
import {
  campaignDayOf,
  chooseCampaignArea,
  chooseStudy,
  filteredSpan,
  runCampaign,
  shownStudy,
} from '../../state/study-commands';
import { useApp, useAppState } from '../../state/use-app';
import { clauseText, momentText } from '../filters/clause-text';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { AddToBrief } from './add-to-brief';
import { Honesty } from './honesty';
import { pRelation } from './probability-text';
import styles from './study.module.css';
import { StudyRunBar, StudySection } from './study-section';

const WINDOWS = [14, 28, 56, 84] as const;
const AREAS = ['treated', 'control'] as const;

/** Before and after a campaign, in its area against another. */
export function CampaignStudySection() {
  const app = useApp();
  const { t } = useTranslation();
  const { campaignDay, campaignDays } = useAppState((state) => state.studies.choices);
  const from = useAppState((state) => filteredSpan(state)?.from ?? null);
  const to = useAppState((state) => filteredSpan(state)?.to ?? null);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const plans = useAppState((state) => state.planClauses.plans);
  const treated = useAppState((state) => state.studies.treated);
  const control = useAppState((state) => state.studies.control);
  const [refused, setRefused] = useState(false);
  const day = from === null || to === null ? null : campaignDayOf(campaignDay, { from, to });
  const areas = { treated, control };
  return (
    <StudySection id="campaign" open={false} title={t('campaign.title')}>
      <p className={notes.quiet}>{t('campaign.about')}</p>
      {AREAS.map((area) => (
        <div key={area} className={styles.row}>
          <Button data-testid={`campaign-${area}`} onClick={() => setRefused(!chooseCampaignArea(app, area))}>
            {t(`campaign.take.${area}`)}
          </Button>
          <span>
            {areas[area]?.map((clause) => clauseText(t, clause, zoneSet, plans)).join(' · ') ??
              t(area === 'treated' ? 'campaign.no-area' : 'campaign.rest')}
          </span>
        </div>
      ))}
      {refused ? (
        <p className={notes.warn} role="alert">
          {t('campaign.pick')}
        </p>
      ) : null}
      <div className={styles.fields}>
        <label htmlFor="campaign-day">{t('campaign.day')}</label>
        <input
          id="campaign-day"
          type="date"
          data-testid="campaign-day"
          value={day === null ? '' : momentText(day)}
          onChange={(event) => {
            const chosen = event.target.valueAsNumber;
            if (!Number.isNaN(chosen)) chooseStudy(app, { campaignDay: chosen });
          }}
        />
        <label htmlFor="campaign-days">{t('campaign.days')}</label>
        <select
          id="campaign-days"
          value={campaignDays}
          onChange={(event) => chooseStudy(app, { campaignDays: Number(event.target.value) })}
        >
          {WINDOWS.map((days) => (
            <option key={days} value={days}>
              {t('campaign.days-of', { days })}
            </option>
          ))}
        </select>
      </div>
      <StudyRunBar kind="campaign" onRun={() => void runCampaign(app)} />
      <CampaignResult />
    </StudySection>
  );
}

function CampaignResult() {
  const { t, locale } = useTranslation();
  const found = useAppState((state) => shownStudy(state, 'campaign'));
  if (found === null) return null;
  const { study, leftOut } = found;
  const cases = study.treatedBefore + study.treatedAfter + study.controlBefore + study.controlAfter;
  const tooFew = Number.isNaN(study.ratio);
  const verdict = study.p > 0.05 ? 'unclear' : study.ratio < 1 ? 'better' : 'worse';
  const said = [
    t('campaign.counts', { ...study }),
    tooFew
      ? t('campaign.few')
      : t(`campaign.effect.${verdict}`, {
          ratio: study.ratio,
          low: study.low,
          high: study.high,
          p: pRelation(study.p, locale),
        }),
  ];
  return (
    <div
      className={styles.body}
      data-testid="campaign-result"
      data-ratio={String(study.ratio)}
      data-treated-before={study.treatedBefore}
      data-treated-after={study.treatedAfter}
    >
      {said.map((sentence) => (
        <p key={sentence} className={styles.text}>
          {sentence}
        </p>
      ))}
      <AddToBrief
        title={t('campaign.title')}
        sentences={said}
        settings={[t('honesty.out', { ...leftOut, cases, edge: 0 })]}
        filter={found.filter}
        testId="campaign-brief"
      />
      <Honesty cases={cases} leftOut={leftOut} />
    </div>
  );
}
