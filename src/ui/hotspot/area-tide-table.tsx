import { cancelAreaTides, findAreaTides, openAreaTide, shownAreaTides } from '../../state/area-tide-commands';
import { tideReading } from '../../state/tide-reading';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { pRelation } from './probability-text';
import styles from './study.module.css';

const SOURCES = ['hotspot', 'repeat'] as const;
/** p below which the day counts as uneven. */
const CALLED = 0.05;

/** Where and when together: each hot area or repeat place with its busiest hours against the hours on duty. */
export function AreaTideTable() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const tides = useAppState(shownAreaTides);
  const running = useAppState((state) => state.studies.tidesRunning);
  const duty = useAppState((state) => state.studies.choices.duty);
  const rate = (value: number) =>
    Number.isNaN(value) ? '—' : value.toLocaleString(locale, { maximumFractionDigits: 1 });
  const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;
  return (
    <section className={styles.body} aria-label={t('area-tide.title')}>
      <h3 className={styles.heading}>{t('area-tide.title')}</h3>
      <div className={styles.row}>
        {SOURCES.map((of) => (
          <Button
            key={of}
            pressed={tides?.of === of}
            disabled={running}
            data-testid={`area-tide-${of}`}
            onClick={() => void findAreaTides(app, of)}
          >
            {t(`area-tide.of.${of}`)}
          </Button>
        ))}
        {running ? (
          <>
            <span role="status">{t('study.running')}</span>
            <Button data-testid="area-tide-cancel" onClick={() => cancelAreaTides(app)}>
              {t('hotspot.cancel')}
            </Button>
          </>
        ) : null}
      </div>
      {tides === null ? (
        <p className={notes.quiet}>{t('area-tide.intro')}</p>
      ) : tides.areas.length === 0 ? (
        <p className={styles.text}>{t('area-tide.none')}</p>
      ) : (
        <>
          <div className={styles.scroll}>
            <table className={styles.table} data-testid="area-tide-table">
              <thead>
                <tr>
                  <th>{t('area-tide.place')}</th>
                  <th>{t('area-tide.cases')}</th>
                  <th>{t('area-tide.window')}</th>
                  <th>{t('area-tide.off')}</th>
                  <th>{t('area-tide.rates')}</th>
                </tr>
              </thead>
              <tbody>
                {tides.areas.map((area, at) => {
                  const tide = tideReading(area.counts, duty);
                  const { window: busy } = tide;
                  const off = tide.cases === 0 ? Number.NaN : Math.round((100 * tide.offDuty) / tide.cases);
                  return (
                    <tr key={area.index} data-cases={tide.cases} data-off={tide.offDuty}>
                      <td>
                        <button type="button" onClick={() => void openAreaTide(app, at)}>
                          {at + 1}. {area.name === '' ? t('area-tide.nameless') : area.name}
                        </button>
                      </td>
                      <td>{tide.cases.toLocaleString(locale)}</td>
                      <td
                        className={tide.p <= CALLED ? styles.value : undefined}
                        title={t('area-tide.uneven', { p: pRelation(tide.p, locale) })}
                      >
                        {busy === null ? '—' : `${clock(busy.from)}–${clock(busy.from + busy.hours)}`}
                      </td>
                      <td>{Number.isNaN(off) ? '—' : t('backtest.percent', { percent: off })}</td>
                      <td>
                        {rate(tide.perDutyHour)} / {rate(tide.perOffHour)}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          <p className={notes.quiet}>{t('area-tide.about')}</p>
        </>
      )}
    </section>
  );
}
