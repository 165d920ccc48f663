import type { Tri } from '../../charts/class-selection';
import { numberFormat } from '../kit/number-format';
import { useTranslation } from '../kit/translation';
import styles from './class-tree.module.css';
import list from './list.module.css';

interface ClassTreeRowProps {
  readonly id: string;
  readonly level: 1 | 2;
  readonly name: string;
  readonly missing: boolean;
  readonly count: number;
  readonly total: number;
  readonly most: number;
  readonly state: Tri;
  readonly expanded: boolean | undefined;
  readonly position: number;
  readonly siblings: number;
  /** The one row that Tab reaches. */
  readonly stop: boolean;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
  readonly onOnly: () => void;
  readonly onOpen: () => void;
}

/** Keys are the tree's; the marks inside a row are for the pointer alone. */
export function ClassTreeRow(props: ClassTreeRowProps) {
  const { t, locale } = useTranslation();
  const { name, level, count, total, most, state, expanded } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree answers the keys of the focused row
    <div
      role="treeitem"
      tabIndex={props.stop ? 0 : -1}
      data-key={props.id}
      className={styles.row}
      data-level={level}
      data-state={state}
      aria-level={level}
      aria-setsize={props.siblings}
      aria-posinset={props.position}
      aria-checked={state === 'some' ? 'mixed' : state === 'all'}
      aria-expanded={expanded}
      aria-label={`${name} ${t('charts.cases', { count })}`}
      onFocus={props.onFocus}
      onClick={(event) => {
        const part = event.target instanceof Element && event.target.closest('[data-part]');
        const name = part instanceof HTMLElement ? part.dataset.part : undefined;
        if (name === 'open') props.onOpen();
        else if (name === 'only') props.onOnly();
        else props.onToggle();
      }}
    >
      <span
        className={styles.open}
        data-part={expanded === undefined ? undefined : 'open'}
        aria-hidden="true"
      >
        {expanded !== undefined && (
          <svg width="10" height="10" viewBox="0 0 10 10" data-open={expanded} aria-hidden="true">
            <path d="M3 1l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        )}
      </span>
      <span className={list.box} data-state={state} aria-hidden="true" />
      <span className={list.name} data-missing={props.missing} title={name}>
        {name}
      </span>
      <span className={list.only} data-part="only" title={t('charts.only.of', { name })} aria-hidden="true">
        {t('charts.only')}
      </span>
      <span className={list.count}>{numberFormat(locale).format(count)}</span>
      <span className={list.track} aria-hidden="true">
        <span className={list.rest} style={{ width: `${(Math.max(total, count) / most) * 100}%` }} />
        <span className={list.bar} data-some={count > 0} style={{ width: `${(count / most) * 100}%` }} />
      </span>
    </div>
  );
}
