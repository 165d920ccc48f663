import { useEffect, useRef } from 'react';
import { recordFields } from '../../state/records-commands';
import { openSql, setSqlText } from '../../state/sql-commands';
import { sqlStore } from '../../state/sql-state';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import { SchemaTree } from './schema-tree';
import styles from './sql.module.css';
import { SqlEditor } from './sql-editor';
import { SqlResultPane } from './sql-result-pane';

/** Tables on the left, the query above, what it gave below. */
export function SqlWorkspace() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const input = useRef<HTMLTextAreaElement>(null);
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const version = useAppState((state) => `${state.dataset.version} ${recordFields(state).length}`);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other data or another language has other names
  useEffect(() => void openSql(app), [app, engineReady, version, locale]);

  /** At the caret, as typing would, so that the browser's own undo takes it back. */
  const insert = (text: string) => {
    const element = input.current;
    if (element === null) return;
    element.focus();
    const { selectionStart: from, selectionEnd: to, value } = element;
    const lead = from > 0 && !/[\s(,.]$/.test(value.slice(0, from)) ? ' ' : '';
    if (document.execCommand?.('insertText', false, lead + text) === true) return;
    setSqlText(app, value.slice(0, from) + lead + text + value.slice(to));
  };

  if (!engineReady && sqlStore(app).getState().outline === null) {
    return <p className={styles.wait}>{t('sql.wait')}</p>;
  }
  return (
    <section className={styles.workspace} aria-label={t('sql.title')}>
      <SchemaTree onInsert={insert} />
      <div className={styles.main}>
        <SqlEditor input={input} />
        <SqlResultPane input={input} />
      </div>
    </section>
  );
}
