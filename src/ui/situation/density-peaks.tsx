import { useMemo } from 'react';
import { densityPeaks } from '../../charts/density-peaks';
import { flyTo } from '../../state/camera-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Icon } from '../kit/icon';
import { numberFormat } from '../kit/number-format';
import places from '../kit/places.module.css';
import { useTranslation } from '../kit/translation';
import styles from './density-peaks.module.css';

const MOST = 10;
const CLOSE_ZOOM = 15;

/** The densest places of the present picture; one click flies there. */
export function DensityPeaks() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const answer = useAppState((state) => state.answers.density);
  const bandwidth = useAppState((state) => state.view.layers.bandwidthMetres);
  const peaks = useMemo(
    () => (answer?.kind === 'density' ? densityPeaks(answer, MOST, 2 * bandwidth) : []),
    [answer, bandwidth],
  );
  const decimals = numberFormat(locale, { maximumSignificantDigits: 3 });
  if (peaks.length === 0) return null;
  const highest = peaks[0]!.density;
  return (
    <section>
      <h2 className={styles.title}>{t('situation.peaks')}</h2>
      <ol className={places.places} data-testid="density-peaks">
        {peaks.map((peak, at) => (
          <li key={`${peak.lng},${peak.lat}`}>
            <button
              type="button"
              onClick={() => flyTo(app, [peak.lng, peak.lat], CLOSE_ZOOM)}
              title={t('situation.fly')}
            >
              <span className={places.rank}>{at + 1}</span>
              <span className={styles.place}>
                {peak.lng.toFixed(4)}, {peak.lat.toFixed(4)}
                <span className={styles.bar} style={{ width: `${(peak.density / highest) * 100}%` }} />
              </span>
              <span className={places.value}>
                {decimals.format(peak.density)}
                <small className={styles.unit}> {t('situation.density-unit')}</small>
              </span>
              <Icon name="fly" />
            </button>
          </li>
        ))}
      </ol>
      <p className={styles.note}>{t('situation.peaks-note', { bandwidth })}</p>
    </section>
  );
}
