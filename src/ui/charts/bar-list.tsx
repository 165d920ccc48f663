import { type ReactNode, useMemo, useState } from 'react';
import { onlyValue, toggleValue } from '../../charts/value-selection';
import { numberFormat } from '../kit/number-format';
import { useTranslation } from '../kit/translation';
import styles from './bar-list.module.css';
import list from './list.module.css';

export interface BarListItem {
  /** '' is missing. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface BarListProps {
  /** Also the test id: chart-<id>. */
  readonly id: string;
  readonly title: string;
  /** Every value of the data, in any order; zero counts included. */
  readonly items: readonly BarListItem[];
  /** null is "no clause": everything. */
  readonly selected: readonly string[] | null;
  readonly onSelect: (selected: readonly string[] | null) => void;
  /** Kept in the given order instead of by count (a status has an order of its own). */
  readonly ordered?: boolean;
  readonly shown?: number;
  /** At the right end of the head. */
  readonly actions?: ReactNode;
}

const SHOWN = 8;
const SEARCHABLE = 12;

export function BarList(props: BarListProps) {
  const { id, title, items, selected, onSelect, ordered = false, shown = SHOWN, actions } = props;
  const { t, locale } = useTranslation();
  const [search, setSearch] = useState('');
  const [whole, setWhole] = useState(false);

  const sorted = useMemo(
    () =>
      ordered
        ? items
        : [...items].sort((a, b) => Number(a.value === '') - Number(b.value === '') || b.count - a.count),
    [items, ordered],
  );
  const values = useMemo(() => items.map((item) => item.value), [items]);
  const inside = useMemo(() => (selected === null ? null : new Set(selected)), [selected]);
  const total = items.reduce((sum, item) => sum + item.count, 0);
  const most = items.reduce((peak, item) => Math.max(peak, item.count), 1);
  const wanted = search.trim().toLowerCase();
  const found = wanted === '' ? sorted : sorted.filter((item) => item.label.toLowerCase().includes(wanted));
  const listed =
    whole || wanted !== ''
      ? found
      : // What is chosen stays in sight.
        found.filter((item, index) => index < shown || inside?.has(item.value));
  const counts = numberFormat(locale);
  const shares = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

  return (
    <section className={list.panel} data-testid={`chart-${id}`} aria-label={title}>
      <header className={list.header}>
        <h2 className={list.title}>{title}</h2>
        <span className={list.spacer} />
        {selected !== null && (
          <button type="button" className={list.link} onClick={() => onSelect(null)}>
            {t('charts.all')}
          </button>
        )}
        {actions}
      </header>
      {items.length > SEARCHABLE && (
        <input
          type="search"
          className={list.search}
          value={search}
          placeholder={t('charts.search')}
          aria-label={`${title}: ${t('charts.search')}`}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && setSearch('')}
        />
      )}
      {items.length === 0 && <p className={list.empty}>{t('charts.empty')}</p>}
      {items.length > 0 && listed.length === 0 && (
        <p className={list.empty}>{t('charts.search.none', { text: search })}</p>
      )}
      <ul className={styles.list}>
        {listed.map((item) => {
          const chosen = inside === null || inside.has(item.value);
          const label = item.label === '' ? t('charts.missing') : item.label;
          return (
            <li key={item.value} className={styles.row} data-state={chosen ? 'all' : 'none'}>
              <label className={styles.label}>
                <input
                  type="checkbox"
                  className={list.hidden}
                  checked={chosen}
                  onChange={() => onSelect(toggleValue(values, selected, item.value))}
                />
                <span className={list.box} data-state={chosen ? 'all' : 'none'} aria-hidden="true" />
                <span className={list.name} data-missing={item.value === ''} title={label}>
                  {label}
                </span>
                <span className={styles.figures}>
                  <span className={list.count}>{counts.format(item.count)}</span>
                  <span className={styles.share}>{shareText(item.count, total, shares)}</span>
                </span>
                <span className={list.track} aria-hidden="true">
                  <span
                    className={list.bar}
                    data-some={item.count > 0}
                    style={{ width: `${(item.count / most) * 100}%` }}
                  />
                </span>
              </label>
              <button
                type="button"
                className={list.only}
                onClick={() => onSelect(onlyValue(values, item.value))}
                aria-label={t('charts.only.of', { name: label })}
              >
                {t('charts.only')}
              </button>
            </li>
          );
        })}
      </ul>
      {wanted === '' && found.length > shown && (
        <button type="button" className={styles.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('charts.fewer') : t('charts.more', { count: found.length })}
        </button>
      )}
    </section>
  );
}

/** Some is never shown as nothing. */
function shareText(count: number, total: number, shares: Intl.NumberFormat): string {
  if (total === 0) return '';
  const share = count / total;
  return count > 0 && share < 0.001 ? `< ${shares.format(0.001)}` : shares.format(share);
}
