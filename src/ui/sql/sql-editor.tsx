import type { RefObject } from 'react';
import { cancelSql, runSql, setSqlText } from '../../state/sql-commands';
import { ROW_LIMITS, sqlStore, TIME_LIMITS } from '../../state/sql-state';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './sql.module.css';
import { useSql } from './use-sql';

/** The query, what limits it, and the texts that can be put in its place. */
export function SqlEditor({ input }: { readonly input: RefObject<HTMLTextAreaElement | null> }) {
  const app = useApp();
  const { t } = useTranslation();
  const text = useSql((state) => state.text);
  const running = useSql((state) => state.running);
  const rowLimit = useSql((state) => state.rowLimit);
  const seconds = useSql((state) => state.seconds);
  const error = useSql((state) => (state.asked?.text === state.text ? state.error : null));
  const examples = useSql((state) => state.outline?.is.examples ?? null);
  const recents = useSql((state) => state.recents);
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const set = sqlStore(app).setState;

  return (
    <div className={styles.editor}>
      <textarea
        ref={input}
        className={styles.input}
        data-testid="sql-input"
        aria-label={t('sql.input')}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : 'sql-error'}
        placeholder={t('sql.placeholder')}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        value={text}
        onChange={(event) => setSqlText(app, event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing)
            return;
          event.preventDefault();
          void runSql(app);
        }}
      />
      <div className={styles.bar}>
        {running === null ? (
          <Button
            look="primary"
            data-testid="sql-run"
            title={t('sql.run-key')}
            disabled={!engineReady || text.trim() === ''}
            onClick={() => void runSql(app)}
          >
            {t('sql.run')}
          </Button>
        ) : (
          <>
            <Button data-testid="sql-cancel" onClick={() => cancelSql(app)}>
              {t('sql.cancel')}
            </Button>
            <span className={styles.running} role="status">
              {t(running === 'query' ? 'sql.running' : running === 'export' ? 'sql.writing' : 'sql.picking')}
            </span>
          </>
        )}
        <select
          data-testid="sql-examples"
          aria-label={t('sql.examples')}
          value=""
          onChange={(event) => {
            const example = examples?.find(({ id }) => id === event.target.value);
            if (example !== undefined) setSqlText(app, example.text);
          }}
        >
          <option value="">{t('sql.examples')}</option>
          {(examples ?? []).map(({ id }) => (
            <option key={id} value={id}>
              {t(`sql.example.${id}`)}
            </option>
          ))}
        </select>
        <select
          data-testid="sql-recents"
          aria-label={t('sql.recents')}
          value=""
          onChange={(event) => {
            const recent = recents[Number(event.target.value)];
            if (event.target.value !== '' && recent !== undefined) setSqlText(app, recent);
          }}
        >
          <option value="">{t('sql.recents')}</option>
          {recents.length === 0 ? <option disabled>{t('sql.recents.none')}</option> : null}
          {recents.map((recent, at) => (
            <option key={recent} value={at}>
              {recent.replace(/\s+/g, ' ').slice(0, 80)}
            </option>
          ))}
        </select>
        <span className={styles.spacer} />
        <label>
          {t('sql.row-limit')}
          <select
            data-testid="sql-row-limit"
            value={rowLimit}
            onChange={(event) => set({ rowLimit: Number(event.target.value) })}
          >
            {ROW_LIMITS.map((n) => (
              <option key={n} value={n}>
                {t('sql.row-limit.rows', { n })}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('sql.time-limit')}
          <select
            data-testid="sql-time-limit"
            value={seconds}
            onChange={(event) => set({ seconds: Number(event.target.value) })}
          >
            {TIME_LIMITS.map((n) => (
              <option key={n} value={n}>
                {t('sql.time-limit.seconds', { n })}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}
