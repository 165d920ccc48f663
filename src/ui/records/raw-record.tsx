// biome-ignore-all lint/suspicious/noArrayIndexKey: columns of a file have no identity but their place
import { useEffect, useState } from 'react';
import type { RawRecordAnswer } from '../../state/records-commands';
import { loadRawRecord } from '../../state/records-commands';
import { useApp } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import { maskedPhone } from './cell-text';
import styles from './raw-record.module.css';

/** The record as its file has it; read from the file when it is unfolded. */
export function RawRecordView({ rowId }: { rowId: number }) {
  const app = useApp();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<RawRecordAnswer | null>(null);

  useEffect(() => {
    setAnswer(null);
    if (!open) return;
    const controller = new AbortController();
    loadRawRecord(app, rowId, controller.signal).then(
      (loaded) => {
        if (!controller.signal.aborted) setAnswer(loaded);
      },
      // Cancelled by the next case; anything else leaves the file's own error below.
      () => {
        if (!controller.signal.aborted) setAnswer({ ok: false, error: 'read_failed' });
      },
    );
    return () => controller.abort();
  }, [app, rowId, open]);

  return (
    <details
      className={styles.raw}
      data-testid="raw-record"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('raw.title')}</summary>
      {answer === null ? (
        <p className={styles.note}>{t('raw.reading')}</p>
      ) : answer.ok ? (
        <>
          <p className={styles.note}>
            {t('raw.at', { file: answer.value.fileName, line: answer.value.line })}
          </p>
          <dl>
            {answer.value.cells.map((cell, column) => (
              <div key={column}>
                <dt>{answer.value.headers[column] || t('raw.column', { n: column + 1 })}</dt>
                <dd>{answer.value.phones.includes(column) ? maskedPhone(cell) : cell}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p className={styles.note}>{t(`raw.${answer.error}`)}</p>
      )}
    </details>
  );
}
