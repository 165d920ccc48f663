import { useState } from 'react';
import type { MessageKey } from '../../i18n/translate';
import { cancelExport, exportFormats, exportRecords, USUAL_CHOICE } from '../../state/export-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import styles from './export.module.css';
import { ExportDialog } from './export-dialog';

/** One click a format for what the table shows, and the dialog for everything else. */
export function ExportControls() {
  const app = useApp();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const count = useAppState((state) =>
    state.answers.count?.kind === 'count' ? state.answers.count.count : 0,
  );
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const exporting = useAppState((state) => state.exporting !== null);
  const disabled = !engineReady || count === 0;
  return (
    <section className={styles.controls} aria-label={t('export.label')}>
      {exporting ? (
        <ExportProgress />
      ) : (
        <>
          <div className={styles.main}>
            <Button
              look="primary"
              icon={<Icon name="download" />}
              data-testid="export-csv"
              disabled={disabled}
              onClick={() => void exportRecords(app, { ...USUAL_CHOICE, format: 'csv' })}
            >
              {t('records.export', { n: count })}
            </Button>
            <Button data-testid="export-open" disabled={disabled} onClick={() => setOpen(true)}>
              {t('export.more')}
            </Button>
          </div>
          <div className={styles.formats}>
            {exportFormats()
              .filter(({ id }) => id !== 'csv')
              .map(({ id }) => {
                const name = t(`export-format.${id}` as MessageKey);
                return (
                  <Button
                    key={id}
                    look="quiet"
                    data-testid={`export-${id}`}
                    disabled={disabled}
                    title={t('export.one-click', { name, n: count })}
                    onClick={() => void exportRecords(app, { ...USUAL_CHOICE, format: id })}
                  >
                    {t(`export-format.short.${id}` as MessageKey)}
                  </Button>
                );
              })}
          </div>
        </>
      )}
      {open ? <ExportDialog count={count} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

export function ExportProgress() {
  const app = useApp();
  const { t } = useTranslation();
  const exporting = useAppState((state) => state.exporting);
  if (exporting === null) return null;
  const { written, total } = exporting;
  const percent = total === 0 ? 0 : Math.floor((written / total) * 100);
  return (
    <>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t('records.exporting', { percent })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className={styles.fill} style={{ width: `${percent}%` }} />
      </div>
      <Button data-testid="export-cancel" onClick={() => cancelExport(app)}>
        {t('records.cancel-export')}
      </Button>
    </>
  );
}
