import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { type RankItem, type RankMeasure, rankItems } from '../../charts/ranking-order';
import { numberFormat } from '../kit/number-format';
import { useTranslation } from '../kit/translation';
import list from './list.module.css';
import styles from './ranking.module.css';
import { useCollator } from './use-collator';

export interface RankingProps {
  /** Also the test id: chart-<id>. */
  readonly id: string;
  readonly title: string;
  readonly items: readonly RankItem[];
  /** The figures beside the count. */
  readonly figures: readonly ('share' | 'per_km2')[];
  /** What is sorted by, highest first. */
  readonly measure: RankMeasure;
  readonly onMeasure: (measure: RankMeasure) => void;
  readonly selected: readonly string[] | null;
  /** `added` with Ctrl, Shift or the space bar: the others stay chosen. */
  readonly onSelect: (id: string, added: boolean) => void;
  /** A sentence under the title: what the ranking counts and leaves out. */
  readonly note?: string;
  /** Without a head of its own: it stands in a section that has one. */
  readonly bare?: boolean;
}

const ROW_PIXELS = 30;
/** Fewer rows are simply all there, so that the browser's own search finds them. */
const VIRTUAL_FROM = 200;

export function Ranking(props: RankingProps) {
  const { id, title, items, figures, bare = false, measure, onMeasure, selected, onSelect } = props;
  const { t, locale } = useTranslation();
  const collator = useCollator();
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [active, setActive] = useState(0);
  const ranked = useMemo(() => rankItems(items, measure, collator), [items, measure, collator]);
  const chosen = useMemo(() => new Set(selected ?? []), [selected]);
  const virtual = ranked.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: ranked.length,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 12,
  });
  const drawn = virtual
    ? virtualizer.getVirtualItems().map((item) => item.index)
    : ranked.map((_, index) => index);
  const measured = (index: number) =>
    measure === 'per_km2' ? (ranked[index]!.perKm2 ?? 0) : ranked[index]!.count;
  const most = ranked.length > 0 ? Math.max(measured(0), Number.MIN_VALUE) : 1;
  const density = numberFormat(locale, { maximumSignificantDigits: 3 });
  const counts = numberFormat(locale);
  const shares = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

  const go = (to: number) => {
    const row = Math.min(Math.max(to, 0), ranked.length - 1);
    setActive(row);
    const element = scroller.current;
    if (element === null) return;
    const top = row * ROW_PIXELS;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_PIXELS > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + ROW_PIXELS - element.clientHeight;
    }
  };
  const keyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PIXELS) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: ranked.length - 1,
    };
    const target = targets[event.key];
    const item = ranked[active];
    if (target !== undefined) go(target);
    else if ((event.key === 'Enter' || event.key === ' ') && item !== undefined) {
      onSelect(item.id, event.key === ' ' || event.ctrlKey || event.shiftKey);
    } else return;
    event.preventDefault();
  };

  const sorter = (by: RankMeasure) => (
    <button
      type="button"
      className={styles.sorter}
      aria-pressed={measure === by}
      onClick={() => measure !== by && onMeasure(by)}
    >
      {t(`charts.ranking.${by}`)}
      <span aria-hidden="true">{measure === by ? '↓' : ''}</span>
    </button>
  );

  return (
    <section
      className={`${list.panel} ${styles.ranking}`}
      {...(bare ? {} : { 'data-testid': `chart-${id}`, 'aria-label': title })}
    >
      {bare ? null : (
        <header className={list.header}>
          <h2 className={list.title}>{title}</h2>
          <span className={list.spacer} />
          <span className={styles.total}>{ranked.length.toLocaleString(locale)}</span>
        </header>
      )}
      {props.note !== undefined && <p className={styles.note}>{props.note}</p>}
      <div className={styles.columns}>
        <span className={styles.rank}>#</span>
        <span className={list.name}>{t('charts.ranking.name')}</span>
        <span className={styles.figure}>{sorter('count')}</span>
        {figures.map((figure) => (
          <span key={figure} className={styles.figure}>
            {figure === 'share' ? t('charts.ranking.share') : sorter('per_km2')}
          </span>
        ))}
      </div>
      {ranked.length === 0 ? (
        <p className={list.empty}>{t('charts.empty')}</p>
      ) : (
        <div
          ref={scroller}
          className={styles.scroller}
          role="listbox"
          aria-multiselectable="true"
          aria-label={title}
          tabIndex={0}
          aria-activedescendant={drawn.includes(active) ? `${prefix}${active}` : undefined}
          onKeyDown={keyDown}
        >
          <div className={styles.rows} role="presentation" style={{ height: ranked.length * ROW_PIXELS }}>
            {drawn.map((index) => {
              const item = ranked[index]!;
              const name = item.label === '' ? t('charts.missing') : item.label;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers the keys of its active option
                // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names its active option
                <div
                  key={item.id}
                  id={`${prefix}${index}`}
                  role="option"
                  data-value={item.id}
                  data-count={item.count}
                  className={styles.row}
                  style={{ top: index * ROW_PIXELS }}
                  aria-selected={chosen.has(item.id)}
                  aria-setsize={ranked.length}
                  aria-posinset={index + 1}
                  data-active={index === active}
                  onClick={(event) => {
                    setActive(index);
                    onSelect(item.id, event.ctrlKey || event.shiftKey || event.metaKey);
                  }}
                >
                  <span className={styles.rank} data-top={item.rank <= 3}>
                    {item.rank}
                  </span>
                  <span className={list.name} data-missing={item.label === ''} title={name}>
                    {name}
                  </span>
                  <span className={styles.figure} data-main={measure !== 'per_km2'}>
                    {counts.format(item.count)}
                  </span>
                  {figures.map((figure) => (
                    <span
                      key={figure}
                      className={styles.figure}
                      data-main={figure === 'per_km2' && measure === 'per_km2'}
                    >
                      {figure === 'share'
                        ? shares.format(item.share)
                        : item.perKm2 === null
                          ? '—'
                          : density.format(item.perKm2)}
                    </span>
                  ))}
                  <span className={list.track} aria-hidden="true">
                    <span
                      className={list.bar}
                      data-some={item.count > 0}
                      style={{ width: `${(measured(index) / most) * 100}%` }}
                    />
                  </span>
                </div>
              );
            })}
          </div>
        </div>
      )}
    </section>
  );
}
