import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import {
  isMinorIn,
  majorState,
  onlyMajor,
  onlyMinor,
  onlyPairs,
  type Tri,
  toggleMajor,
  toggleMinor,
} from '../../charts/class-selection';
import {
  type ClassCount,
  classTree,
  type TreeOrder,
  type TreeRow,
  visibleRows,
} from '../../charts/class-tree-rows';
import type { ClassClause } from '../../domain/filter';
import { useTranslation } from '../kit/translation';
import styles from './class-tree.module.css';
import { rowKey, stepTree } from './class-tree-keys';
import { ClassTreeRow } from './class-tree-row';
import list from './list.module.css';
import { useCollator } from './use-collator';

export interface ClassTreeProps {
  readonly title?: string;
  /** `chart-class` unless the same tree is on the page already. */
  readonly testId?: string;
  /** Every class of the data, filtered by every clause but the class clause; zero counts included. */
  readonly rows: readonly ClassCount[];
  readonly selection: ClassClause | null;
  /** null is "no clause": everything. */
  readonly onSelect: (selection: ClassClause | null) => void;
  /** At the right end of the head. */
  readonly actions?: ReactNode;
}

export function ClassTree({
  title,
  testId = 'chart-class',
  rows,
  selection,
  onSelect,
  actions,
}: ClassTreeProps) {
  const { t } = useTranslation();
  const collator = useCollator();
  const [order, setOrder] = useState<TreeOrder>('count');
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  const [focused, setFocused] = useState<string | null>(null);
  const wanted = useDeferredValue(search);
  const container = useRef<HTMLDivElement>(null);

  const tree = useMemo(() => classTree(rows, order, collator), [rows, order, collator]);
  const names = { major: t('charts.class.missing.major'), minor: t('charts.class.missing.minor') };
  const visible = visibleRows(tree, expanded, wanted, (name) => (name === '' ? names.major : name));
  const most = tree.reduce((peak, node) => Math.max(peak, node.count, node.total), 1);
  const stop = visible.some((row) => rowKey(row) === focused) ? focused : visible[0] && rowKey(visible[0]);

  const stateOf = (row: TreeRow): Tri =>
    row.level === 1
      ? majorState(rows, selection, row.node.major)
      : isMinorIn(selection, row.major, row.node.minor)
        ? 'all'
        : 'none';
  const toggle = (row: TreeRow) =>
    onSelect(
      row.level === 1
        ? toggleMajor(rows, selection, row.node.major)
        : toggleMinor(rows, selection, row.major, row.node.minor),
    );
  const only = (row: TreeRow) =>
    onSelect(row.level === 1 ? onlyMajor(rows, row.node.major) : onlyMinor(rows, row.major, row.node.minor));
  const setOpen = (major: string, open: boolean) => {
    const next = new Set(expanded);
    if (open) next.add(major);
    else next.delete(major);
    setExpanded(next);
  };
  const focus = (key: string) => {
    setFocused(key);
    const item = container.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    item?.focus();
  };

  const keyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = visible.find((each) => rowKey(each) === stop);
    if (row === undefined) return;
    const step = stepTree(visible, row, event.key);
    if (step === null) return;
    event.preventDefault();
    if (step.kind === 'focus') focus(step.key);
    else if (step.kind === 'open') setOpen(step.major, step.open);
    else if (step.kind === 'toggle') toggle(row);
    else only(row);
  };

  /** Enter in the search box: exactly what is listed. */
  const onlyFound = () => {
    const found = new Set(visible.map(rowKey));
    const wholeMajors = new Set(
      visible.flatMap((row) => (row.level === 1 && !row.expanded ? [row.node.major] : [])),
    );
    if (wanted.trim() === '' || visible.length === 0) return;
    onSelect(
      onlyPairs(rows, (pair) => wholeMajors.has(pair.major) || found.has(rowKey({ level: 2, ...pair }))),
    );
  };

  return (
    <section className={list.panel} data-testid={testId} aria-label={title ?? t('charts.class.title')}>
      <header className={list.header}>
        <h2 className={list.title}>{title ?? t('charts.class.title')}</h2>
        <span className={list.spacer} />
        {selection !== null && (
          <button type="button" className={list.link} onClick={() => onSelect(null)}>
            {t('charts.all')}
          </button>
        )}
        <button
          type="button"
          className={list.link}
          onClick={() => setOrder(order === 'count' ? 'name' : 'count')}
          title={t('charts.order')}
        >
          {order === 'count' ? t('charts.order.count') : t('charts.order.name')}
        </button>
        {actions}
      </header>
      {rows.length > 12 && (
        <input
          type="search"
          className={list.search}
          value={search}
          placeholder={t('charts.search')}
          aria-label={t('charts.search')}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onlyFound();
            if (event.key === 'Escape') setSearch('');
          }}
        />
      )}
      {rows.length === 0 && <p className={list.empty}>{t('charts.empty')}</p>}
      {rows.length > 0 && visible.length === 0 && (
        <p className={list.empty}>{t('charts.search.none', { text: wanted })}</p>
      )}
      {visible.length > 0 && (
        <div
          ref={container}
          className={styles.tree}
          role="tree"
          aria-multiselectable="true"
          aria-label={title ?? t('charts.class.title')}
          onKeyDown={keyDown}
        >
          {visible.map((row) => {
            const key = rowKey(row);
            const missing = row.level === 1 ? names.major : names.minor;
            const name = row.level === 1 ? row.node.major : row.node.minor;
            return (
              <ClassTreeRow
                key={key}
                id={key}
                level={row.level}
                name={name === '' ? missing : name}
                missing={name === ''}
                count={row.node.count}
                total={row.node.total}
                most={most}
                state={stateOf(row)}
                expanded={row.level === 1 ? row.expanded : undefined}
                position={row.position}
                siblings={row.siblings}
                stop={key === stop}
                onFocus={() => setFocused(key)}
                onToggle={() => toggle(row)}
                onOnly={() => only(row)}
                onOpen={() => row.level === 1 && setOpen(row.node.major, !row.expanded)}
              />
            );
          })}
        </div>
      )}
    </section>
  );
}
