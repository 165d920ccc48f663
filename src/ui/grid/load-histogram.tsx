import { openDesk } from '../../state/plan-commands';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './load-histogram.module.css';
import { DEVIATION_EDGES, deviationCounts, planRows } from './zone-rows';

const HEIGHT = 44;

/** How many zones lie how far from the mean; the middle bar is ±10 %. */
export function LoadHistogram() {
  const app = useApp();
  const { t } = useTranslation();
  const theme = useAppState((state) => state.theme);
  useAppState((state) => state.plans.live);
  useAppState((state) => state.plans.open?.plan.zones.length);
  const desk = openDesk(app);
  if (desk === null || desk.plan().zones.length < 2) return null;
  const counts = deviationCounts(planRows(desk, theme).rows.map(({ deviation }) => deviation));
  const most = Math.max(1, ...counts);
  const text = (edge: number | undefined, open: string) =>
    edge === undefined ? open : `${edge > 0 ? '+' : ''}${Math.round(edge * 100)}`;
  return (
    <figure className={styles.figure} data-testid="plan-histogram">
      <figcaption title={t('plan.histogram-about')}>{t('plan.histogram')}</figcaption>
      <ol className={styles.bars}>
        {counts.map((count, i) => {
          const from = text(DEVIATION_EDGES[i - 1], '−∞');
          const to = text(DEVIATION_EDGES[i], '∞');
          return (
            <li key={from} title={t('plan.histogram-bar', { from, to, count })} data-within={i === 4}>
              <span>{count === 0 ? '' : count}</span>
              <b style={{ height: `${(count / most) * HEIGHT}px` }} />
            </li>
          );
        })}
      </ol>
      <div className={styles.scale} aria-hidden="true">
        <span>−50%</span>
        <span>±10%</span>
        <span>+50%</span>
      </div>
    </figure>
  );
}
