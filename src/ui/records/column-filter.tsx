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
import styles from './column-menu.module.css';
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
      <div className={styles.line}>
        <h3 className={styles.heading}>{t('records.filter')}</h3>
        {filtered ? (
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              clearColumnFilter(app, field);
              onDone();
            }}
          >
            {t('records.filter.clear')}
          </button>
        ) : null}
      </div>
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
  const [from, setFrom] = useState(ends.from === null ? '' : dayText(ends.from));
  const [to, setTo] = useState(ends.to === null ? '' : dayText(ends.to - 1));
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        const day = (text: string) => (text === '' ? null : Date.parse(`${text}T00:00:00Z`));
        if (from === '' && to === '') clearColumnFilter(app, field);
        else filterDays(app, field as TimeField, day(from), day(to));
        onDone();
      }}
    >
      <Pair
        type="date"
        from={from}
        to={to}
        onFrom={setFrom}
        onTo={setTo}
        fromLabel={t('records.filter.from-day')}
        toLabel={t('records.filter.to-day')}
      />
      <div className={styles.line}>
        <span className={styles.spacer} />
        <button type="submit" className={styles.apply}>
          {t('records.filter.apply')}
        </button>
      </div>
    </form>
  );
}

function NumberFilter({ field, onDone }: FilterProps) {
  const app = useApp();
  const { t } = useTranslation();
  const clause = ownClause(currentFilter(app.store.getState()), field);
  const known = clause?.kind === 'number' ? clause : null;
  const [from, setFrom] = useState(known?.from?.toString() ?? '');
  const [to, setTo] = useState(known?.to?.toString() ?? '');
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        const number = (text: string) =>
          text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text);
        if (number(from) === null && number(to) === null) clearColumnFilter(app, field);
        else filterNumbers(app, field as NumberField, number(from), number(to));
        onDone();
      }}
    >
      <Pair
        type="text"
        from={from}
        to={to}
        onFrom={setFrom}
        onTo={setTo}
        fromLabel={t('records.filter.from-number')}
        toLabel={t('records.filter.to-number')}
      />
      <div className={styles.line}>
        <span className={styles.spacer} />
        <button type="submit" className={styles.apply}>
          {t('records.filter.apply')}
        </button>
      </div>
    </form>
  );
}

interface PairProps {
  readonly type: 'date' | 'text';
  readonly from: string;
  readonly to: string;
  readonly onFrom: (text: string) => void;
  readonly onTo: (text: string) => void;
  readonly fromLabel: string;
  readonly toLabel: string;
}

function Pair({ type, from, to, onFrom, onTo, fromLabel, toLabel }: PairProps) {
  const mode = type === 'text' ? ({ inputMode: 'decimal' } as const) : {};
  return (
    <div className={styles.pair}>
      <label>
        <span>{fromLabel}</span>
        <input
          className={styles.input}
          type={type}
          {...mode}
          value={from}
          onChange={(event) => onFrom(event.target.value)}
        />
      </label>
      <label>
        <span>{toLabel}</span>
        <input
          className={styles.input}
          type={type}
          {...mode}
          value={to}
          onChange={(event) => onTo(event.target.value)}
        />
      </label>
    </div>
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
        <button type="submit" className={styles.apply}>
          {t('records.filter.apply')}
        </button>
      </div>
    </form>
  );
}
