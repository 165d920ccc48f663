import { removeZones } from '../../state/boundary-commands';
import { switchToDemo } from '../../state/demo-commands';
import { useApp, useAppState } from '../../state/use-app';
import { saveViewFile } from '../../state/view-file-commands';
import { momentText } from '../filters/clause-text';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import { ClassMatches } from './class-matches';
import styles from './data-workspace.module.css';
import { DatasetList } from './dataset-list';
import { DatasetParts } from './dataset-parts';
import { ImportReportView } from './import-report-view';
import { LayerList } from './layer-list';
import { MapFaultList } from './map-faults';
import { ProjectButtons } from './project-buttons';

export function DataWorkspace({ onChoose }: { onChoose: () => void }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const summary = useAppState((state) => state.dataset.summary);
  const zones = useAppState((state) => state.zones);
  const decimals = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });

  return (
    <div className={styles.page}>
      <div className={styles.actions}>
        <Button look="primary" icon={<Icon name="file" />} data-testid="choose-files" onClick={onChoose}>
          {t('data.choose')}
        </Button>
        {summary?.synthetic === true ? null : (
          <Button data-testid="open-demo" onClick={() => void switchToDemo(app)}>
            {t('data.demo')}
          </Button>
        )}
        <Button data-testid="save-view" onClick={() => saveViewFile(app)} title={t('data.view-hint')}>
          {t('data.save-view')}
        </Button>
        <ProjectButtons />
        <span className={styles.hint}>{t('data.choose-hint')}</span>
      </div>

      <section className={styles.card} aria-label={t('data.cases')}>
        <h2>{t('data.cases')}</h2>
        {summary === null ? (
          <p className={styles.hint}>{t('data.none')}</p>
        ) : (
          <>
            <p className={styles.name}>
              <strong>{summary.name}</strong>
              {summary.synthetic ? <em>{t('shell.demo-note', { name: summary.name })}</em> : null}
              {summary.timeRange === null ? null : (
                <span>
                  {t('data.period', {
                    from: momentText(summary.timeRange[0]).slice(0, 10),
                    to: momentText(summary.timeRange[1]).slice(0, 10),
                  })}
                </span>
              )}
              <span className={styles.hint}>{t('data.fingerprint', { id: summary.id })}</span>
            </p>
            <DatasetParts />
            <ImportReportView summary={summary} />
          </>
        )}
      </section>

      {summary?.dictionaries.major === undefined ? null : (
        <section className={styles.card} aria-label={t('classes.title')}>
          <h2>{t('classes.title')}</h2>
          <ClassMatches opened={onChoose} />
        </section>
      )}

      <DatasetList />

      <section className={styles.card} aria-label={t('data.zones')}>
        <h2>{t('data.zones')}</h2>
        {zones.zoneSet === null ? (
          <p className={styles.hint}>{t('data.none')}</p>
        ) : (
          <p className={styles.row}>
            <strong>{zones.zoneSet.name}</strong>
            <span>
              {t('data.zones-count', {
                n: zones.zoneSet.zones.length,
                area: decimals.format(zones.zoneSet.zones.reduce((sum, zone) => sum + zone.areaKm2, 0)),
              })}
            </span>
            {zones.source === null ? <span className={styles.hint}>{t('data.zones-demo')}</span> : null}
            <Button look="quiet" onClick={() => void removeZones(app)}>
              {t('data.remove')}
            </Button>
          </p>
        )}
        <MapFaultList faults={zones.zoneSet?.faults} />
      </section>

      <LayerList />
    </div>
  );
}
