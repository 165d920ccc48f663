import { useEffect } from 'react';
import { BANDWIDTHS_METRES } from '../../domain/view';
import { pickPlace } from '../../state/pick-place';
import { useApp, useAppState } from '../../state/use-app';
import { setLayers } from '../../state/view-commands';
import { BackTestSection } from '../hotspot/backtest-study';
import { BriefPanel } from '../hotspot/brief-panel';
import { CampaignStudySection } from '../hotspot/campaign-study';
import { ChangeStudySection } from '../hotspot/change-study';
import { DensityStudySection } from '../hotspot/density-study';
import { EmergingHotspots } from '../hotspot/emerging-hotspots';
import { HotspotTabs } from '../hotspot/hotspot-tabs';
import { RepeatPlaces } from '../hotspot/repeat-places';
import { SignificantHotspots } from '../hotspot/significant-hotspots';
import { TideStudySection } from '../hotspot/tide-study';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { DensityPeaks } from './density-peaks';
import { LeftOut } from './left-out';
import styles from './panel.module.css';

export function HotspotPanel() {
  const { t } = useTranslation();
  const app = useApp();
  const tab = useAppState((state) => state.hotspotTab);
  useEffect(() => {
    app.pickPlace = (place) => pickPlace(app, place);
    return () => {
      app.pickPlace = null;
    };
  }, [app]);
  return (
    <section className={styles.panel} aria-label={t('hotspot.title')}>
      <HotspotTabs />
      {tab === 'significant' ? <SignificantHotspots /> : null}
      {tab === 'emerging' ? <EmergingHotspots /> : null}
      {tab === 'repeat' ? <RepeatPlaces /> : null}
      {tab === 'density' ? (
        <>
          <DensityStudySection />
          <Heat />
        </>
      ) : null}
      {tab === 'tide' ? <TideStudySection /> : null}
      {tab === 'change' ? <ChangeTab /> : null}
      {tab === 'brief' ? <BriefPanel /> : null}
    </section>
  );
}

function ChangeTab() {
  return (
    <>
      <ChangeStudySection />
      <CampaignStudySection />
      <BackTestSection />
    </>
  );
}

/** The quick heat of the map: its width, and where it is densest. */
function Heat() {
  const app = useApp();
  const { t } = useTranslation();
  const { bandwidthMetres, includeDefault } = useAppState((state) => state.view.layers);
  return (
    <>
      <h2 className={styles.title}>{t('hotspot.bandwidth')}</h2>
      <div className={styles.choices}>
        {BANDWIDTHS_METRES.map((metres) => (
          <Button
            key={metres}
            pressed={metres === bandwidthMetres}
            data-testid={`bandwidth-${metres}`}
            onClick={() => setLayers(app, { bandwidthMetres: metres })}
          >
            {t('hotspot.bandwidth-of', { metres })}
          </Button>
        ))}
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          data-testid="include-default"
          checked={includeDefault}
          onChange={(event) => setLayers(app, { includeDefault: event.target.checked })}
        />
        {t('hotspot.include-default')}
      </label>
      <p className={notes.quiet}>{t('hotspot.note')}</p>
      <LeftOut />
      <DensityPeaks />
    </>
  );
}
