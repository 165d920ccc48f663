import type { RefObject } from 'react';
import type { SqlError } from '../../domain/sql-query';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './sql.module.css';

interface SqlErrorNoteProps {
  readonly error: SqlError;
  readonly text: string;
  readonly input: RefObject<HTMLTextAreaElement | null>;
}

/** What is wrong in words of the field, where, and what the database says of it. */
export function SqlErrorNote({ error, text, input }: SqlErrorNoteProps) {
  const { t } = useTranslation();
  const { code, line, column, words } = error;
  const shown = line === null ? null : (text.split('\n')[line - 1] ?? '');
  const at = Array.from(shown ?? '')
    .slice(0, (column ?? 1) - 1)
    .join('').length;

  /** The caret goes there, with the rest of the word chosen. */
  const show = () => {
    if (line === null || input.current === null) return;
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
      (line > 1 ? 1 : 0) +
      at;
    const word = /^[\p{L}\p{N}_]+/u.exec(text.slice(start))?.[0] ?? '';
    input.current.focus();
    input.current.setSelectionRange(start, start + Math.max(1, word.length));
  };

  return (
    <div
      id="sql-error"
      className={code === 'cancelled' ? styles.quiet : styles.error}
      role="alert"
      data-testid="sql-error"
      data-code={code}
      data-line={line ?? ''}
      data-column={column ?? ''}
    >
      <p>
        <strong>{t(`sql-error.${code}`)}</strong>
        {line === null || column === null ? null : (
          <>
            {' '}
            {t('sql.error.place', { line, column })}
            <Button look="quiet" data-testid="sql-error-show" onClick={show}>
              {t('sql.error.show')}
            </Button>
          </>
        )}
      </p>
      {shown === null || shown.trim() === '' ? null : (
        <pre className={styles.line}>
          {shown.slice(Math.max(0, at - 60), at)}
          <mark>{shown.slice(at, at + 1) || ' '}</mark>
          {shown.slice(at + 1, at + 100)}
        </pre>
      )}
      {words === '' ? null : (
        <details>
          <summary>{t('sql.error.engine')}</summary>
          <pre>{words}</pre>
        </details>
      )}
    </div>
  );
}
