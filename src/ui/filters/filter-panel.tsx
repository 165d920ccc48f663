import { useMemo } from 'react';
import type { CategoryField } from '../../domain/field';
import { type ClassClause, findClause, type ValuesClause } from '../../domain/filter';
import { STATUSES } from '../../domain/status';
import { presentCategories } from '../../state/questions';
import { useApp, useAppState } from '../../state/use-app';
import { removeClause, setClause } from '../../state/view-commands';
import { BarList } from '../charts/bar-list';
import { ClassTree } from '../charts/class-tree';
import { WhileSeen } from '../charts/while-seen';
import { useTranslation } from '../kit/translation';
import { valueText } from './clause-text';
import { FactFilter } from './fact-filter';
import { FilterChips } from './filter-chips';
import styles from './filter-panel.module.css';
import { ClassMenu, ValueMenu } from './list-menus';
import { ThemeBar } from './theme-bar';

export function FilterPanel() {
  const { t } = useTranslation();
  const fieldText = useAppState((state) => presentCategories(state).join());
  const fields = fieldText === '' ? [] : (fieldText.split(',') as CategoryField[]);
  const hasClasses = useAppState((state) => state.dataset.summary?.dictionaries.major !== undefined);

  return (
    <aside className={styles.panel} aria-label={t('filters.title')}>
      <div className={styles.head}>
        <FilterChips />
      </div>
      <div className={styles.lists}>
        <FactFilter />
        {hasClasses ? (
          <WhileSeen>
            <ClassFilter />
          </WhileSeen>
        ) : null}
        {fields.map((field) => (
          <WhileSeen key={field}>
            <CategoryFilter field={field} />
          </WhileSeen>
        ))}
      </div>
    </aside>
  );
}

function ClassFilter() {
  const app = useApp();
  const answer = useAppState((state) => state.answers.class);
  const dictionaries = useAppState((state) => state.dataset.summary?.dictionaries);
  const selection = useAppState((state) => findClause(state.view.filter, 'class') ?? null);
  const rows = useMemo(() => {
    if (answer?.kind !== 'classes' || dictionaries === undefined) return [];
    const { major: majors = [''], minor: minors = [''] } = dictionaries;
    return Array.from(answer.counts, (count, at) => ({
      major: majors[answer.majorCodes[at]!] ?? '',
      minor: minors[answer.minorCodes[at]!] ?? '',
      count,
    }));
  }, [answer, dictionaries]);

  const select = (clause: ClassClause | null) => {
    const enteredAt = performance.now();
    if (clause === null) removeClause(app, 'class', enteredAt);
    else setClause(app, clause, enteredAt);
  };
  return (
    <div>
      <ThemeBar rows={rows} selection={selection} onSelect={select} />
      <ClassTree
        rows={rows}
        selection={selection}
        onSelect={select}
        actions={
          <ClassMenu
            rows={rows}
            selection={selection}
            large={() => (
              <ClassTree testId="chart-class-large" rows={rows} selection={selection} onSelect={select} />
            )}
          />
        }
      />
    </div>
  );
}

function CategoryFilter({ field }: { field: CategoryField }) {
  const app = useApp();
  const { t } = useTranslation();
  const answer = useAppState((state) => state.answers[field]);
  const dictionary = useAppState((state) => state.dataset.summary?.dictionaries[field]);
  const selected = useAppState(
    (state) =>
      state.view.filter.find(
        (clause): clause is ValuesClause => clause.kind === 'values' && clause.field === field,
      )?.values ?? null,
  );
  const items = useMemo(() => {
    if (answer?.kind !== 'categories' || dictionary === undefined) return [];
    const all = Array.from(answer.counts, (count, code) => ({
      value: dictionary[code] ?? '',
      label: valueText(t, field, dictionary[code] ?? ''),
      count,
    })).filter((item) => item.value !== '' || item.count > 0);
    if (field !== 'status') return all;
    const rank = (value: string) => (STATUSES as readonly string[]).indexOf(value);
    return all.sort((a, b) => rank(a.value) - rank(b.value));
  }, [answer, dictionary, field, t]);

  const title = t(`field.${field}`);
  const list = {
    title,
    items,
    selected,
    ordered: field === 'status',
    onSelect: (values: readonly string[] | null) => {
      const enteredAt = performance.now();
      if (values === null) removeClause(app, `values:${field}`, enteredAt);
      else setClause(app, { kind: 'values', field, values }, enteredAt);
    },
  };
  const large = () => <BarList id={`${field}-large`} {...list} shown={items.length} />;
  return (
    <BarList
      id={field}
      {...list}
      shown={6}
      actions={<ValueMenu title={title} items={items} selected={selected} large={large} />}
    />
  );
}
