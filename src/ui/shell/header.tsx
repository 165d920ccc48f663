import { lazy, Suspense, useState } from 'react';
import { WORKSPACES } from '../../domain/view';
import type { AppState } from '../../state/app-state';
import { toggleLocale, toggleTheme } from '../../state/settings-commands';
import { useApp, useAppState } from '../../state/use-app';
import { copyLink, redo, setWorkspace, undo } from '../../state/view-commands';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import { SearchBox } from '../search/search-box';
import styles from './header.module.css';

const SavedWindow = lazy(async () => ({ default: (await import('../saved/saved-window')).SavedWindow }));

export function Header({ onHelp }: { onHelp: () => void }) {
  const app = useApp();
  const { t } = useTranslation();
  const [saved, setSaved] = useState(false);
  const workspace = useAppState((state) => state.workspace);
  const summary = useAppState((state) => state.dataset.summary);
  const theme = useAppState((state) => state.theme);
  const canUndo = useAppState((state) =>
    planOf(state) ? planOf(state)?.undo !== null : state.undoDepth > 0,
  );
  const canRedo = useAppState((state) =>
    planOf(state) ? planOf(state)?.redo !== null : state.redoDepth > 0,
  );

  return (
    <>
      <header className={styles.header}>
        <h1 className={styles.title}>{t('shell.title')}</h1>
        <nav className={styles.nav} aria-label={t('shell.nav')}>
          {WORKSPACES.map((one) => (
            <button
              key={one}
              type="button"
              data-testid={`nav-${one}`}
              aria-current={one === workspace ? 'page' : undefined}
              onClick={() => setWorkspace(app, one)}
            >
              {t(`shell.nav.${one}`)}
            </button>
          ))}
        </nav>
        {summary === null ? null : (
          <button
            type="button"
            className={styles.dataset}
            onClick={() => setWorkspace(app, 'data')}
            title={summary.synthetic ? t('shell.demo-note', { name: summary.name }) : summary.name}
          >
            <span>{summary.name}</span>
            {summary.synthetic ? (
              <em className={styles.demo} data-testid="synthetic-badge">
                {t('shell.demo')}
              </em>
            ) : null}
          </button>
        )}
        <SearchBox />
        <div className={styles.tools}>
          <Button
            look="quiet"
            icon={<Icon name="undo" />}
            data-testid="undo"
            aria-label={t('shell.undo')}
            title={`${t('shell.undo')} (Ctrl+Z)`}
            disabled={!canUndo}
            onClick={() => undo(app)}
          />
          <Button
            look="quiet"
            icon={<Icon name="redo" />}
            data-testid="redo"
            aria-label={t('shell.redo')}
            title={`${t('shell.redo')} (Ctrl+Shift+Z)`}
            disabled={!canRedo}
            onClick={() => redo(app)}
          />
          <Button
            look="quiet"
            icon={<Icon name="bookmark" />}
            data-testid="saved-open"
            aria-label={t('saved.open')}
            title={t('saved.open')}
            onClick={() => setSaved(true)}
          />
          <Button
            look="quiet"
            icon={<Icon name="link" />}
            data-testid="copy-link"
            aria-label={t('shell.link')}
            title={t('shell.link')}
            onClick={() => void copyLink(app, `${location.origin}${location.pathname}`)}
          />
          <Button
            look="quiet"
            data-testid="toggle-language"
            title={t('shell.language')}
            onClick={() => toggleLocale(app)}
          >
            {t('shell.language.other')}
          </Button>
          <Button
            look="quiet"
            icon={<Icon name={theme === 'light' ? 'moon' : 'sun'} />}
            data-testid="toggle-theme"
            aria-label={t('shell.theme')}
            title={t('shell.theme')}
            onClick={() => toggleTheme(app)}
          />
          <Button
            look="quiet"
            icon={<Icon name="help" />}
            data-testid="help"
            aria-label={t('shell.help')}
            title={`${t('shell.help')} (?)`}
            onClick={onHelp}
          />
        </div>
      </header>
      {/* Not within the header: a window has a head of its own. */}
      <Suspense>{saved ? <SavedWindow onClose={() => setSaved(false)} /> : null}</Suspense>
    </>
  );
}

/** The planning workspace has a history of its own. */
function planOf(state: AppState) {
  return state.workspace === 'grid' ? state.plans.open : null;
}
