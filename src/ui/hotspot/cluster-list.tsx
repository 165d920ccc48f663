import type { HotCluster, HotspotResult } from '../../domain/hotspot';
import { unitCentre } from '../../domain/hotspot-units';
import { areaNames } from '../../state/area-names';
import { flyTo } from '../../state/camera-commands';
import { selectCell } from '../../state/hotspot-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Icon } from '../kit/icon';
import places from '../kit/places.module.css';
import { useTranslation } from '../kit/translation';
import styles from './hotspot.module.css';

const MOST = 10;
const CLOSE_ZOOM = 13.5;

/** The hot areas with the most cases above the average; one click flies to the hottest cell and says why. */
export function ClusterList({ result }: { readonly result: HotspotResult }) {
  const app = useApp();
  const { t } = useTranslation();
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const clusters = result.clusters.slice(0, MOST);
  if (clusters.length === 0) return <p className={styles.text}>{t('hotspot.none')}</p>;
  const names = areaNames(
    result.units,
    zoneSet,
    clusters.map(({ peakCell }) => peakCell),
  );
  const show = ({ peakCell }: HotCluster) => {
    selectCell(app, peakCell);
    flyTo(app, unitCentre(result.units, peakCell), CLOSE_ZOOM);
  };
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{t('hotspot.clusters')}</h3>
      <ol className={places.places} data-testid="hotspot-clusters">
        {clusters.map((cluster, at) => {
          const values = {
            cells: cluster.cells,
            cases: cluster.cases,
            expected: Math.round(cluster.expected),
          };
          const name = names[at]!;
          return (
            <li key={cluster.peakCell}>
              <button type="button" title={t('situation.fly')} onClick={() => show(cluster)}>
                <span className={places.rank}>{at + 1}</span>
                <span>
                  {name === '' ? '' : `${name} `}
                  {t('hotspot.cluster', values)}
                </span>
                <span className={places.value}>{t('hotspot.cluster-cells', values)}</span>
                <Icon name="fly" />
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
