import { useId, useState } from 'react';
import type { ClassReport, ClassTheme, ThemeClasses } from '../../domain/class-theme';
import { deleteTheme, saveTheme } from '../../state/class-commands';
import { useApp } from '../../state/use-app';
import { Dot } from '../filters/theme-bar';
import { themeName } from '../filters/theme-name';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './class-matches.module.css';

const FIRST_HUE = 280;

/** Themes of the field as they are, the user's to be named, coloured and filled. */
export function ThemeEditor({ report }: { readonly report: ClassReport }) {
  const app = useApp();
  const { t } = useTranslation();
  const listId = useId();
  return (
    <section aria-label={t('theme.title')}>
      <h3 className={styles.title}>{t('theme.title')}</h3>
      <ul className={styles.themes} data-testid="theme-list">
        {report.themes.map((one) => (
          <ThemeRow key={one.theme.id} classes={one} report={report} listId={listId} />
        ))}
      </ul>
      <datalist id={listId}>
        {report.standard.map(({ code, name }) => (
          <option key={code} value={`${code} ${name}`} />
        ))}
      </datalist>
      <Button
        data-testid="theme-new"
        onClick={() =>
          void saveTheme(app, {
            id: `u${Date.now().toString(36)}`,
            name: t('theme.new-name'),
            hue: FIRST_HUE,
            codes: [],
            legacy: [],
            names: [],
          })
        }
      >
        {t('theme.new')}
      </Button>
    </section>
  );
}

interface ThemeRowProps {
  readonly classes: ThemeClasses;
  readonly report: ClassReport;
  readonly listId: string;
}

function ThemeRow({ classes, report, listId }: ThemeRowProps) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const { theme, absent, count } = classes;
  const own = theme.name !== '';
  const name = themeName(t, theme);
  const nameOf = new Map(report.standard.map((one) => [one.code, one.name]));
  const [adding, setAdding] = useState('');
  const save = (change: Partial<ClassTheme>) => void saveTheme(app, { ...theme, ...change });
  const add = (text: string) => {
    const code = /^\d{5}/.exec(text.trim())?.[0] ?? '';
    setAdding(nameOf.has(code) ? '' : text);
    if (nameOf.has(code) && !theme.codes.includes(code)) save({ codes: [...theme.codes, code].sort() });
  };
  const member = (key: string, text: string, missing: boolean, without: Partial<ClassTheme>) => (
    <span
      key={key}
      className={styles.member}
      data-absent={missing}
      title={missing ? t('theme.not-here') : undefined}
    >
      {text}
      {own ? (
        <button type="button" aria-label={t('theme.take-out', { name: text })} onClick={() => save(without)}>
          ×
        </button>
      ) : null}
    </span>
  );
  return (
    <li className={styles.theme} data-testid={`theme-row-${theme.id}`}>
      <Dot theme={theme} />
      {own ? (
        <input
          type="text"
          defaultValue={theme.name}
          maxLength={60}
          aria-label={t('theme.name')}
          onBlur={(event) => {
            const text = event.target.value.trim();
            if (text !== '' && text !== theme.name) save({ name: text });
          }}
        />
      ) : (
        <strong>{name}</strong>
      )}
      <span className={styles.hint}>{t('theme.count', { n: count.toLocaleString(locale) })}</span>
      <div className={styles.members}>
        {theme.codes.map((code) =>
          member(code, nameOf.get(code) ?? code, absent.includes(code), {
            codes: theme.codes.filter((other) => other !== code),
          }),
        )}
        {own
          ? theme.names.map((text) =>
              member(`name:${text}`, text, false, { names: theme.names.filter((other) => other !== text) }),
            )
          : null}
        {own ? (
          <input
            type="text"
            list={listId}
            value={adding}
            placeholder={t('theme.add-class')}
            aria-label={t('theme.add-class')}
            data-testid="theme-add-class"
            onChange={(event) => add(event.target.value)}
          />
        ) : null}
      </div>
      {own ? (
        <>
          <input
            type="range"
            min={0}
            max={359}
            defaultValue={theme.hue ?? FIRST_HUE}
            aria-label={t('theme.hue', { name })}
            onPointerUp={(event) => save({ hue: Number(event.currentTarget.value) })}
            onKeyUp={(event) => save({ hue: Number(event.currentTarget.value) })}
          />
          <Button look="quiet" onClick={() => void deleteTheme(app, theme.id)}>
            {t('theme.delete')}
          </Button>
        </>
      ) : null}
    </li>
  );
}
