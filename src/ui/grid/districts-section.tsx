import { ZONE_MEASURES } from '../../domain/view';
import { useApp, useAppState } from '../../state/use-app';
import { setLayers } from '../../state/view-commands';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from '../situation/panel.module.css';
import { SelectedZone } from '../situation/selected-zone';
import { ZoneRanking } from '../situation/zone-ranking';

/** The loaded districts by their cases: which colour, which rank. */
export function DistrictsSection() {
  const app = useApp();
  const { t } = useTranslation();
  const hasZones = useAppState((state) => state.zones.zoneSet !== null);
  const measure = useAppState((state) => state.view.layers.zoneMeasure);
  if (!hasZones) {
    return (
      <section className={styles.panel} aria-label={t('plan.tab.districts')}>
        <p className={notes.quiet}>{t('grid.none')}</p>
      </section>
    );
  }
  return (
    <section className={styles.panel} aria-label={t('plan.tab.districts')}>
      <h2 className={styles.title}>{t('grid.measure')}</h2>
      <div className={styles.choices}>
        {ZONE_MEASURES.map((one) => (
          <Button
            key={one}
            pressed={one === measure}
            data-testid={`zone-measure-${one}`}
            onClick={() => setLayers(app, { zoneMeasure: one })}
          >
            {t(`grid.measure.${one}`)}
          </Button>
        ))}
      </div>
      <SelectedZone />
      <ZoneRanking />
    </section>
  );
}
