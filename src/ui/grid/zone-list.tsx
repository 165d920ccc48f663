import { useMemo, useState } from 'react';
import { NO_PLAN_ZONE } from '../../domain/responsibility-plan';
import { editZone, openDesk, setActiveZone } from '../../state/plan-commands';
import { addZone } from '../../state/plan-zones';
import { useApp, useAppState } from '../../state/use-app';
import { useCollator } from '../charts/use-collator';
import { useSize } from '../charts/use-size';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './zone-list.module.css';
import { type ListedZone, orderOfNames, planRows, worstFirst, type ZoneOrder } from './zone-rows';

const ROW = 44;
/** Rows drawn beyond what is in sight. */
const SPARE = 4;
/** A deviation of half the mean fills the bar. */
const FULL_BAR = 0.5;

/** The zones with their live load. Only the rows in sight are drawn, so that 300 of them cost a stroke nothing. */
export function ZoneList() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const theme = useAppState((state) => state.theme);
  useAppState((state) => state.plans.live);
  const plan = useAppState((state) => state.plans.open?.plan);
  const active = useAppState((state) => state.plans.activeZone);
  const reader = useAppState((state) => state.plans.role === 'reader');
  const [order, setOrder] = useState<ZoneOrder>('name');
  const [top, setTop] = useState(0);
  const [box, { height }] = useSize<HTMLDivElement>();
  const collator = useCollator();
  const numbers = useMemo(() => new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }), [locale]);
  const zones = plan?.zones;
  const byName = useMemo(() => orderOfNames(zones ?? [], collator), [zones, collator]);
  const desk = openDesk(app);
  if (desk === null || plan === undefined) return null;
  const { rows, mean } = planRows(desk, theme);
  // The desk may be a step ahead of the plan that names it.
  const sorted =
    order === 'worst' || byName.length !== rows.length
      ? worstFirst(rows)
      : byName.map((place) => rows[place]!);
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const shown = sorted.slice(first, first + Math.ceil((height || 400) / ROW) + 2 * SPARE);

  return (
    <section className={styles.section} aria-label={t('plan.zones.list')}>
      <div className={styles.head}>
        <h3>{t('plan.zones', { count: plan.zones.length })}</h3>
        <Button
          look="primary"
          data-testid="zone-new"
          disabled={reader}
          title={`${t('plan.zone.new')} (N)`}
          onClick={() => addZone(app, (n) => t('plan.zone.name-of', { n }))}
        >
          {t('plan.zone.new')}
        </Button>
      </div>
      {plan.zones.length === 0 ? (
        <p className={notes.quiet}>{t('plan.zones.none')}</p>
      ) : (
        <div className={styles.head}>
          <p className={notes.quiet}>{t('plan.zone.mean', { mean: numbers.format(mean) })}</p>
          <select
            value={order}
            aria-label={t('plan.zones.sort')}
            onChange={(event) => setOrder(event.target.value as ZoneOrder)}
          >
            <option value="name">{t('plan.zones.sort.name')}</option>
            <option value="worst">{t('plan.zones.sort.worst')}</option>
          </select>
        </div>
      )}
      <button
        type="button"
        className={styles.nobody}
        aria-pressed={active === NO_PLAN_ZONE}
        onClick={() => setActiveZone(app, NO_PLAN_ZONE)}
      >
        <i className={styles.hatch} />
        <span>{t('plan.zone.nobody')}</span>
        <span>{t('plan.zone.units', { count: desk.unitsIn(NO_PLAN_ZONE) })}</span>
      </button>
      <div
        ref={box}
        className={styles.scroll}
        data-testid="zone-list"
        data-zones={plan.zones.length}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <ul className={styles.rows} style={{ height: `${sorted.length * ROW}px` }}>
          {shown.map((row, i) => (
            <li key={row.zone.id} style={{ transform: `translateY(${(first + i) * ROW}px)` }}>
              <ZoneRow row={row} active={row.zone.id === active} numbers={numbers} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function ZoneRow({ row, active, numbers }: { row: ListedZone; active: boolean; numbers: Intl.NumberFormat }) {
  const app = useApp();
  const { t } = useTranslation();
  const { zone, load, deviation, colour, units } = row;
  const percent = Math.round(Math.abs(deviation) * 100);
  const sign = percent === 0 ? '' : deviation > 0 ? '+' : '−';
  const share = Math.min(1, Math.abs(deviation) / FULL_BAR) * 50;
  return (
    <button
      type="button"
      className={styles.row}
      aria-pressed={active}
      data-testid="zone-row"
      data-zone={zone.id}
      data-load={load}
      data-units={units}
      onClick={() => {
        setActiveZone(app, zone.id);
        editZone(app, zone.id);
      }}
    >
      <i className={styles.swatch} style={{ background: colour }} />
      <span className={styles.name}>{zone.name}</span>
      <span className={styles.load}>{numbers.format(load)}</span>
      <span className={styles.chief}>
        {`${t(`chief-level.${zone.level}`)} · ${zone.chief.name || t('plan.zone.chief-open')}`}
      </span>
      <span className={styles.deviation} data-off={percent > 10}>
        <i className={styles.bar}>
          <b
            style={{
              left: `${deviation < 0 ? 50 - share : 50}%`,
              width: `${share}%`,
            }}
          />
        </i>
        {t('plan.zone.deviation', { sign, percent })}
      </span>
    </button>
  );
}
