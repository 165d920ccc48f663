import { useState } from 'react';
import type { NumberField, TimeField } from '../../domain/field';
import { chosenEnds } from '../../domain/open-days';
import { currentFilter } from '../../state/app-state';
import {
  clearColumnFilter,
  filterDays,
  filterKind,
  filterNumbers,
  filterTest,
  ownClause,
} from '../../state/column-filters';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import { ApplyButton } from './apply-button';
import styles from './column-menu.module.css';
import { FilterHead } from './filter-head';
import { type FilterProps, ValueFilter } from './value-filter';

/** The filter of one column; what it sets is a clause like any other, with its chip and its undo. */
export function ColumnFilter({ field, onDone }: FilterProps) {
  const app = useApp();
  const { t } = useTranslation();
  const filtered = useAppState((state) => ownClause(currentFilter(state), field) !== undefined);
  const kind = filterKind(field);
  const empties = (['empty', 'filled'] as const).map((op) => (
    <button
      key={op}
      type="button"
      className={styles.item}
      onClick={() => {
        filterTest(app, field, { op });
        onDone();
      }}
    >
      {t(`records.filter.${op}`)}
    </button>
  ));
  return (
    <section className={styles.section} aria-label={t('records.filter')}>
      <FilterHead field={field} filtered={filtered} onDone={onDone} />
      {kind === 'values' ? <ValueFilter field={field} onDone={onDone} /> : null}
      {kind === 'time' ? <DayFilter field={field} onDone={onDone} /> : null}
      {kind === 'number' ? <NumberFilter field={field} onDone={onDone} /> : null}
      {kind === 'text' || field.startsWith('extra:') ? <TextFilter field={field} onDone={onDone} /> : null}
      <div className={styles.line}>{empties}</div>
    </section>
  );
}

function DayFilter({ field, onDone }: FilterProps) {
  const app = useApp();
  const { t } = useTranslation();
  const clause = ownClause(currentFilter(app.store.getState()), field);
  const ends = clause?.kind === 'time' ? chosenEnds(clause) : { from: null, to: null };
  const dayText = (time: number) => new Date(time).toISOString().slice(0, 10);
  return (
    <RangeFilter
      type="date"
      from={ends.from === null ? '' : dayText(ends.from)}
      to={ends.to === null ? '' : dayText(ends.to - 1)}
      fromLabel={t('records.filter.from-day')}
      toLabel={t('records.filter.to-day')}
      read={(text) => (text === '' ? null : Date.parse(`${text}T00:00:00Z`))}
      onApply={(from, to) => {
        if (from === null && to === null) clearColumnFilter(app, field);
        else filterDays(app, field as TimeField, from, to);
        onDone();
      }}
    />
  );
}

function NumberFilter({ field, onDone }: FilterProps) {
  const app = useApp();
  const { t } = useTranslation();
  const clause = ownClause(currentFilter(app.store.getState()), field);
  const known = clause?.kind === 'number' ? clause : null;
  return (
    <RangeFilter
      type="text"
      from={known?.from?.toString() ?? ''}
      to={known?.to?.toString() ?? ''}
      fromLabel={t('records.filter.from-number')}
      toLabel={t('records.filter.to-number')}
      read={(text) => (text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text))}
      onApply={(from, to) => {
        if (from === null && to === null) clearColumnFilter(app, field);
        else filterNumbers(app, field as NumberField, from, to);
        onDone();
      }}
    />
  );
}

interface RangeProps {
  readonly type: 'date' | 'text';
  /** What the fields hold at first. */
  readonly from: string;
  readonly to: string;
  readonly fromLabel: string;
  readonly toLabel: string;
  /** null: this end is open. */
  readonly read: (text: string) => number | null;
  readonly onApply: (from: number | null, to: number | null) => void;
}

function RangeFilter({ type, read, onApply, fromLabel, toLabel, ...first }: RangeProps) {
  const [from, setFrom] = useState(first.from);
  const [to, setTo] = useState(first.to);
  const mode = type === 'text' ? ({ inputMode: 'decimal' } as const) : {};
  const ends = [
    { label: fromLabel, text: from, set: setFrom },
    { label: toLabel, text: to, set: setTo },
  ];
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        onApply(read(from), read(to));
      }}
    >
      <div className={styles.pair}>
        {ends.map(({ label, text, set }) => (
          <label key={label}>
            <span>{label}</span>
            <input
              className={styles.input}
              type={type}
              {...mode}
              value={text}
              onChange={(event) => set(event.target.value)}
            />
          </label>
        ))}
      </div>
      <div className={styles.line}>
        <span className={styles.spacer} />
        <ApplyButton />
      </div>
    </form>
  );
}

function TextFilter({ field, onDone }: FilterProps) {
  const app = useApp();
  const { t } = useTranslation();
  const clause = ownClause(currentFilter(app.store.getState()), field);
  const [text, setText] = useState(
    clause?.kind === 'column' && clause.test.op === 'contains' ? clause.test.text : '',
  );
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') clearColumnFilter(app, field);
        else filterTest(app, field, { op: 'contains', text: text.trim() });
        onDone();
      }}
    >
      <div className={styles.line}>
        <input
          className={styles.input}
          type="search"
          maxLength={200}
          value={text}
          placeholder={t('records.filter.contains')}
          aria-label={t('records.filter.contains')}
          onChange={(event) => setText(event.target.value)}
        />
        <ApplyButton />
      </div>
    </form>
  );
}
