import { useEffect } from 'react';
import type { DatasetSummary } from '../../domain/dataset';
import { loadClasses } from '../../state/class-commands';
import { cancelScan, loadQuality, scanPersonal, wallClockNow } from '../../state/quality-commands';
import { useApp, useAppState } from '../../state/use-app';
import { setClause, setWorkspace } from '../../state/view-commands';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import { QualityColumns } from './quality-columns';
import { QUALITY_GROUPS, type QualityLine, qualityLines } from './quality-lines';
import styles from './quality-page.module.css';
import { QualitySources } from './quality-sources';
import { QualityTimes } from './quality-times';

/** Where the data can be trusted and where not: what was read, every odd line with its cases, columns and sources. */
export function QualityPage({ summary }: { readonly summary: DatasetSummary }) {
  const app = useApp();
  const { t } = useTranslation();
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const places = useAppState((state) => state.dataset.places);
  const zoneSet = useAppState((state) => state.zones.zoneSet?.id ?? null);
  const table = useAppState((state) => (state.quality.data === summary.id ? state.quality.table : null));
  const classes = useAppState((state) => (state.classes.data === summary.id ? state.classes.report : null));

  useEffect(() => {
    if (summary.id !== '') void loadClasses(app);
  }, [app, summary.id]);
  useEffect(() => {
    if (engineReady && summary.id !== '') void loadQuality(app);
  }, [app, engineReady, summary.id]);

  const now = wallClockNow();
  const lines = qualityLines({ report: summary.report, places, zoneSet, table, classes, now });

  return (
    <div className={styles.page} data-testid="quality-page" data-ready={table !== null}>
      <Account summary={summary} />
      <div className={styles.groups}>
        {QUALITY_GROUPS.map((group) => {
          const inside = lines.filter((line) => line.group === group);
          return inside.length === 0 ? null : (
            <section key={group} className={styles.group}>
              <h3>{t(`quality-group.${group}`)}</h3>
              <ul className={styles.lines}>
                {inside.map((line) => (
                  <Line key={line.id} line={line} rowCount={summary.rowCount} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {places === null ? null : (
        <p className={styles.hint}>
          {t('quality.points', { n: places.distinctPoints })}
          {places.matched.district === null
            ? null
            : t('quality.matched', {
                n: places.matched.district,
                unreported: places.unreported.district ?? 0,
                respelled: places.respelled.district ?? 0,
              })}
        </p>
      )}
      {table === null ? (
        <p className={styles.hint}>{t(engineReady ? 'quality.counting' : 'quality.waiting')}</p>
      ) : (
        <>
          <QualityTimes table={table} now={now} />
          <QualityColumns summary={summary} table={table} />
          <PersonalScan />
          <QualitySources table={table} />
        </>
      )}
    </div>
  );
}

function Account({ summary }: { readonly summary: DatasetSummary }) {
  const { t, locale } = useTranslation();
  const { rowsIn, loaded, rejected, skipped } = summary.report;
  const whole = new Intl.NumberFormat(locale);
  const part = (id: 'rows-in' | 'loaded' | 'rejected' | 'skipped', count: number) => (
    <div data-testid={`quality-${id}`} data-value={count}>
      <dt>{t(`report.${id}`)}</dt>
      <dd>{whole.format(count)}</dd>
    </div>
  );
  const share = (count: number) => ({ width: `${(count / Math.max(1, rowsIn)) * 100}%` });
  return (
    <div className={styles.account}>
      <dl className={styles.sum}>
        {part('rows-in', rowsIn)}
        <span className={styles.sign} aria-hidden="true">
          =
        </span>
        {part('loaded', loaded)}
        <span className={styles.sign} aria-hidden="true">
          +
        </span>
        {part('rejected', rejected)}
        <span className={styles.sign} aria-hidden="true">
          +
        </span>
        {part('skipped', skipped)}
      </dl>
      <div className={styles.whole} aria-hidden="true">
        <span data-part="loaded" style={share(loaded)} />
        {rejected > 0 ? <span data-part="rejected" style={share(rejected)} /> : null}
        {skipped > 0 ? <span data-part="skipped" style={share(skipped)} /> : null}
      </div>
    </div>
  );
}

function Line({ line, rowCount }: { readonly line: QualityLine; readonly rowCount: number }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const { id, count, clause } = line;
  const share = (count / Math.max(1, rowCount)) * 100;
  const percent = new Intl.NumberFormat(locale, { maximumFractionDigits: share < 1 ? 2 : 1 }).format(share);
  return (
    <li
      className={styles.line}
      data-testid={`quality-${id}`}
      data-value={count}
      data-tone={count === 0 ? 'good' : line.tone}
    >
      <span className={styles.mark} aria-hidden="true" />
      <span title={t(`quality-hint.${id}`)}>{t(`quality-line.${id}`)}</span>
      <span className={styles.value}>
        {count.toLocaleString(locale)}
        {count > 0 && line.group !== 'file' ? <span className={styles.share}>{percent}%</span> : null}
      </span>
      {clause === null ? (
        <span />
      ) : (
        <Button
          look="quiet"
          aria-label={t('quality.show-of', { what: t(`quality-line.${id}`) })}
          onClick={() => {
            setClause(app, clause);
            setWorkspace(app, 'records');
          }}
        >
          {t('quality.show')}
        </Button>
      )}
    </li>
  );
}

/** Up to so many rows are looked through unasked: some seconds of a worker. */
const UNASKED_ROWS = 100_000;

function PersonalScan() {
  const app = useApp();
  const { t } = useTranslation();
  const scanned = useAppState((state) => state.quality.scanned);
  const personal = useAppState((state) => state.dataset.summary?.personal ?? null);
  const rowCount = useAppState((state) => state.dataset.summary?.rowCount ?? 0);
  useEffect(() => {
    if (rowCount <= UNASKED_ROWS) void scanPersonal(app);
  }, [app, rowCount]);
  const found = personal?.reduce(
    (sum, { counts }) => sum + Object.values(counts).reduce((all, n) => all + n, 0),
    0,
  );
  return (
    <div className={styles.row} data-testid="quality-personal" data-value={found ?? ''}>
      {scanned !== null ? (
        <>
          <progress value={scanned} max={Math.max(1, rowCount)} aria-label={t('quality.personal')} />
          <Button look="quiet" onClick={() => cancelScan(app)}>
            {t('import.cancel')}
          </Button>
        </>
      ) : personal === null ? (
        <Button data-testid="scan-personal" onClick={() => void scanPersonal(app)}>
          {t('quality.personal-scan')}
        </Button>
      ) : null}
      <span className={styles.hint}>
        {personal === null
          ? t('quality.personal-hint')
          : found === 0
            ? t('quality.personal-none')
            : t('quality.personal-found', { n: found ?? 0 })}
      </span>
    </div>
  );
}
