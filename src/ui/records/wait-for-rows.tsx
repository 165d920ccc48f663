import { useEffect, useState } from 'react';
import { databaseHasRows } from '../../state/records-commands';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './records-workspace.module.css';

/** Said in place of the table while the database takes the rows in, and when it could not. */
export function WaitForRows() {
  const app = useApp();
  const { t } = useTranslation();
  const status = useAppState((state) => state.dataset.status);
  const count = useAppState((state) => state.dataset.summary?.rowCount ?? null);
  const data = useAppState((state) => state.dataset.version);
  const [failed, setFailed] = useState(false);
  const [seconds, setSeconds] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are waited for anew
  useEffect(() => {
    let left = false;
    setFailed(false);
    setSeconds(0);
    void databaseHasRows(app).then((has) => {
      if (!left) setFailed(!has);
    });
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [app, data]);

  if (status === 'empty') return <p className={styles.wait}>{t('records.wait.empty')}</p>;
  if (failed) {
    return (
      <p className={styles.wait} role="alert">
        {t('notice.database-failed')}
      </p>
    );
  }
  return (
    <div className={styles.wait} data-testid="records-wait">
      <p role="status">{count === null ? t('records.wait') : t('records.wait.storing', { n: count })}</p>
      <progress aria-label={t('records.wait')} />
      {seconds < 3 ? null : (
        <span className={styles.waited}>{t('records.wait.seconds', { n: seconds })}</span>
      )}
    </div>
  );
}
