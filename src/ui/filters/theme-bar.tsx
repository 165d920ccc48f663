import { useEffect, useState } from 'react';
import type { ClassCount } from '../../charts/class-tree-rows';
import { isThemeSelected, themeClause, themeCount, themeOfSelection } from '../../charts/theme-selection';
import type { ClassTheme } from '../../domain/class-theme';
import type { ClassClause } from '../../domain/filter';
import { loadClasses, saveTheme } from '../../state/class-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './theme-bar.module.css';
import { themeName } from './theme-name';

interface ThemeBarProps {
  /** Every class of the data, filtered by every clause but the class clause. */
  readonly rows: readonly ClassCount[];
  readonly selection: ClassClause | null;
  readonly onSelect: (selection: ClassClause | null) => void;
}

/** The classes under one name, as one click; what is chosen can become a theme itself. */
export function ThemeBar({ rows, selection, onSelect }: ThemeBarProps) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const data = useAppState((state) => state.dataset.summary?.id ?? null);
  const report = useAppState((state) => (state.classes.data === data ? state.classes.report : null));
  const [naming, setNaming] = useState(false);

  useEffect(() => {
    if (data !== null) void loadClasses(app);
  }, [app, data]);
  if (report === null) return null;

  const themes = report.themes.map((one) => ({
    ...one,
    clause: themeClause(one, rows),
    shown: themeCount(one, rows),
  }));
  const active = themes.find(({ clause }) => isThemeSelected(selection, clause));
  const nameOf = new Map(report.standard.map(({ code, name }) => [code, name]));
  const absent = (codes: readonly string[]) => codes.map((code) => nameOf.get(code) ?? code).join('、');

  return (
    <section aria-label={t('theme.title')}>
      <div className={styles.bar}>
        {themes.map(({ theme, pairs, clause, shown, absent: codes }) => (
          <button
            key={theme.id}
            type="button"
            className={styles.theme}
            data-testid={`theme-${theme.id}`}
            data-value={shown}
            aria-pressed={active?.theme.id === theme.id}
            disabled={pairs.length === 0}
            title={codes.length === 0 ? undefined : t('theme.absent', { what: absent(codes) })}
            onClick={() => onSelect(active?.theme.id === theme.id ? null : clause)}
          >
            <Dot theme={theme} />
            <span className={styles.name}>{themeName(t, theme)}</span>
            <span className={styles.count}>{shown.toLocaleString(locale)}</span>
          </button>
        ))}
        {selection !== null && active === undefined && !naming ? (
          <Button look="quiet" data-testid="theme-add" onClick={() => setNaming(true)}>
            {t('theme.add')}
          </Button>
        ) : null}
      </div>
      {active !== undefined && active.absent.length > 0 ? (
        <p className={styles.absent} data-testid="theme-absent">
          {t('theme.absent', { what: absent(active.absent) })}
        </p>
      ) : null}
      {naming && selection !== null ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            const name = new FormData(event.currentTarget).get('name');
            if (typeof name !== 'string' || name.trim() === '') return;
            const id = `u${Date.now().toString(36)}`;
            void saveTheme(app, themeOfSelection(id, name.trim().slice(0, 60), selection, report.matches));
            setNaming(false);
          }}
        >
          <input
            name="name"
            maxLength={60}
            placeholder={t('theme.name')}
            aria-label={t('theme.name')}
            data-testid="theme-name"
          />
          <Button type="submit">{t('theme.save')}</Button>
          <Button look="quiet" onClick={() => setNaming(false)}>
            {t('import.cancel')}
          </Button>
        </form>
      ) : null}
    </section>
  );
}

export function Dot({ theme }: { readonly theme: ClassTheme }) {
  return (
    <span
      className={styles.dot}
      aria-hidden="true"
      style={theme.hue === null ? undefined : { background: `hsl(${theme.hue} 55% 50%)` }}
    />
  );
}
