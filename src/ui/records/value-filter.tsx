import { useEffect, useMemo, useState } from 'react';
import type { RowField } from '../../domain/extra-field';
import type { ValueGroups } from '../../domain/find-records';
import { currentFilter } from '../../state/app-state';
import {
  clearColumnFilter,
  columnValues,
  filterValues,
  matchingWords,
  ownClause,
} from '../../state/column-filters';
import { useApp } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import { ApplyButton } from './apply-button';
import { cellText } from './cell-text';
import styles from './column-menu.module.css';

export interface FilterProps {
  readonly field: RowField;
  readonly onDone: () => void;
}

const SHOWN = 200;

/** The column's values with their numbers of rows, to be ticked; names are found by their sound too. */
export function ValueFilter({ field, onDone }: FilterProps) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const [values, setValues] = useState<ValueGroups | null>(null);
  const [text, setText] = useState('');
  const [matching, setMatching] = useState<ReadonlySet<string> | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const clause = ownClause(currentFilter(app.store.getState()), field);
    if (clause?.kind === 'values') return new Set(clause.values);
    return clause?.kind === 'column' && clause.test.op === 'among' ? new Set(clause.test.values) : new Set();
  });

  useEffect(() => {
    let left = false;
    columnValues(app, field).then(
      (found) => {
        if (!left) setValues(found);
      },
      () => {
        if (!left) setValues({ groups: [], more: false });
      },
    );
    return () => {
      left = true;
    };
  }, [app, field]);

  const rows = useMemo(
    () =>
      (values?.groups ?? []).map(({ values: [value = null], count }) => ({
        value,
        key: value === null ? '' : String(value),
        text: value === null ? t('chip.empty') : cellText(field, value, t, locale),
        count,
      })),
    [values, field, t, locale],
  );
  useEffect(() => {
    if (text.trim() === '') {
      setMatching(null);
      return;
    }
    let left = false;
    void matchingWords(
      rows.map((row) => row.text),
      text.trim(),
    ).then((words) => {
      if (!left) setMatching(new Set(words));
    });
    return () => {
      left = true;
    };
  }, [rows, text]);

  const shown = rows.filter((row) => matching === null || matching.has(row.text));
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  const apply = () => {
    const wanted = rows.filter((row) => chosen.has(row.key));
    if (wanted.length === 0) clearColumnFilter(app, field);
    else
      filterValues(
        app,
        field,
        wanted.map((row) => row.value),
      );
    onDone();
  };
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <input
        className={styles.input}
        type="search"
        value={text}
        placeholder={t('records.filter.search')}
        aria-label={t('records.filter.search')}
        onChange={(event) => setText(event.target.value)}
      />
      {values === null ? (
        <p className={styles.note}>{t('records.loading')}</p>
      ) : (
        <div className={styles.values}>
          {shown.slice(0, SHOWN).map((row) => (
            <label key={row.key} className={styles.value}>
              <input type="checkbox" checked={chosen.has(row.key)} onChange={() => toggle(row.key)} />
              <span className={styles.valueText}>{row.text}</span>
              <span className={styles.figure}>{row.count.toLocaleString(locale)}</span>
            </label>
          ))}
          {shown.length === 0 ? <p className={styles.note}>{t('records.filter.none')}</p> : null}
          {shown.length > SHOWN || values.more ? (
            <p className={styles.note}>{t('records.filter.more')}</p>
          ) : null}
        </div>
      )}
      <div className={styles.line}>
        <button
          type="button"
          className={styles.link}
          onClick={() => setChosen(new Set([...chosen, ...shown.map((row) => row.key)]))}
        >
          {t('records.filter.all-shown')}
        </button>
        <button type="button" className={styles.link} onClick={() => setChosen(new Set())}>
          {t('records.filter.no-one')}
        </button>
        <span className={styles.spacer} />
        <ApplyButton />
      </div>
    </form>
  );
}
