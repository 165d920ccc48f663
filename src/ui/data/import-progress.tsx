import { useEffect, useState } from 'react';
import type { ImportState } from '../../state/app-state';
import { cancelImport } from '../../state/import-commands';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import styles from './import-dialog.module.css';

type Running = Extract<ImportState, { phase: 'running' }>;

/** What is done in half a second needs no window that flashes. */
const SHOW_AFTER_MS = 400;

export function ImportProgress({ importing }: { importing: Running }) {
  const app = useApp();
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;

  const { fileName, fraction, rows, startedAt } = importing;
  const elapsed = (performance.now() - startedAt) / 1000;
  const seconds = fraction > 0.02 ? Math.ceil((elapsed / fraction) * (1 - fraction)) : 0;
  const percent = Math.round(fraction * 100);
  return (
    <Modal
      title={t('import.running', { file: fileName })}
      testId="import-progress"
      busy
      onClose={() => cancelImport(app)}
      footer={
        <Button data-testid="import-cancel" onClick={() => cancelImport(app)}>
          {t('import.cancel')}
        </Button>
      }
    >
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t('import.running', { file: fileName })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className={styles.fill} style={{ width: `${percent}%` }} />
      </div>
      <p className={styles.unchanged}>{t('import.progress', { percent, rows, seconds })}</p>
    </Modal>
  );
}
