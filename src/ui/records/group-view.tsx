import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { GroupKey, ValueGroups } from '../../domain/find-records';
import { copyNotice } from '../../state/copy-notice';
import { saveGroups } from '../../state/group-file';
import {
  filterGroup,
  type GroupedRows,
  groupLines,
  groupTable,
  loadGroups,
  nestGroups,
} from '../../state/record-groups';
import { recordsVersion } from '../../state/records-commands';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import { cellText, recordFieldKind } from './cell-text';
import type { RecordField } from './column-order';
import { fieldName } from './field-name';
import { groupCover } from './group-cover';
import styles from './group-view.module.css';

interface GroupViewProps {
  readonly keys: readonly GroupKey[];
  /** Columns that rows can be grouped by. */
  readonly fields: readonly RecordField[];
  readonly onKeys: (keys: readonly GroupKey[] | null) => void;
}

const SHOWN = 500;
type GroupOrder = 'count' | 'name';

/** The filter's rows counted by one or two columns. */
export function GroupView({ keys, fields, onKeys }: GroupViewProps) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const version = useAppState(recordsVersion);
  const [answer, setAnswer] = useState<ValueGroups | 'failed' | null>(null);
  const [order, setOrder] = useState<GroupOrder>('count');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const keyText = JSON.stringify(keys);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are other groups
  useEffect(() => {
    let left = false;
    loadGroups(app, keys).then(
      (groups) => {
        if (!left) setAnswer(groups);
      },
      () => {
        if (!left) setAnswer('failed');
      },
    );
    return () => {
      left = true;
    };
  }, [app, keyText, version]);

  const nested = useMemo(
    () => (answer === null || answer === 'failed' ? [] : nestGroups(answer.groups, order)),
    [answer, order],
  );
  const total = nested.reduce((sum, group) => sum + group.count, 0);
  const valueText = (level: number, value: string | number | null) => {
    const key = keys[level];
    if (key === undefined) return '';
    if (value === null || value === '') return t('chip.empty');
    if (recordFieldKind(key.field) === 'time') {
      const day = new Date(Number(value)).toISOString();
      return day.slice(0, key.unit === 'year' ? 4 : key.unit === 'month' ? 7 : 10);
    }
    return cellText(key.field, value, t, locale);
  };
  const change = (level: number, field: string) => {
    const rest = keys.filter((_, at) => at !== level);
    if (field === '') onKeys(rest.length === 0 ? null : rest);
    else {
      const key: GroupKey =
        recordFieldKind(field as RecordField) === 'time'
          ? { field: field as RecordField, unit: 'month' }
          : { field: field as RecordField };
      onKeys(level < keys.length ? keys.map((one, at) => (at === level ? key : one)) : [...keys, key]);
    }
  };
  const choose = (level: number) => (
    <label key={level} className={styles.choice}>
      <span>{t(level === 0 ? 'records.group.by' : 'records.group.then')}</span>
      <select
        value={keys[level]?.field ?? ''}
        data-testid={`group-by-${level + 1}`}
        onChange={(event) => change(level, event.target.value)}
      >
        <option value="">{t('records.group.nothing')}</option>
        {fields
          .filter((field) => !keys.some((key, at) => at !== level && key.field === field))
          .map((field) => (
            <option key={field} value={field}>
              {fieldName(field, t)}
            </option>
          ))}
      </select>
      {keys[level] !== undefined && recordFieldKind(keys[level].field) === 'time' ? (
        <select
          value={keys[level].unit ?? 'month'}
          aria-label={t('records.group.unit')}
          onChange={(event) =>
            onKeys(
              keys.map((one, at) =>
                at === level
                  ? { field: one.field, unit: event.target.value as 'day' | 'month' | 'year' }
                  : one,
              ),
            )
          }
        >
          {(['day', 'month', 'year'] as const).map((unit) => (
            <option key={unit} value={unit}>
              {t(`records.group.${unit}`)}
            </option>
          ))}
        </select>
      ) : null}
    </label>
  );
  const names = keys.map((key) => fieldName(key.field, t));
  const header = [...names, t('records.group.cases')];
  const save = async (format: 'csv' | 'xlsx') => {
    const more = answer !== null && answer !== 'failed' && answer.more;
    const cover = groupCover(t, app.store.getState(), names, total);
    const file = { format, headers: header, cover, more };
    await saveGroups(app, keys, groupLines(nested, keys.length), file, valueText);
  };
  const copy = async () => {
    const text = groupTable(nested, keys.length, header, valueText);
    await copyNotice(app, text, 'records.group.copied');
  };
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  const line = (group: GroupedRows, level: number, path: readonly GroupedRows[]): ReactNode[] => {
    const key = [...path, group].map(({ value }) => JSON.stringify(value)).join();
    const opened = open.has(key);
    const share = total === 0 ? 0 : group.count / total;
    return [
      <tr key={key} data-level={level}>
        <td>
          {group.children.length > 0 ? (
            <button
              type="button"
              className={styles.fold}
              aria-expanded={opened}
              aria-label={valueText(level, group.value)}
              onClick={() => toggle(key)}
            >
              {opened ? '▾' : '▸'}
            </button>
          ) : (
            <span className={styles.leaf} />
          )}
          <button
            type="button"
            className={styles.value}
            title={t('records.group.show')}
            onClick={() => {
              filterGroup(
                app,
                [...path, group].map(({ value }, at) => ({ key: keys[at]!, value })),
              );
              onKeys(null);
            }}
          >
            {valueText(level, group.value)}
          </button>
        </td>
        <td className={styles.number}>{group.count.toLocaleString(locale)}</td>
        <td className={styles.number}>
          {share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 })}
        </td>
        <td className={styles.barCell}>
          <span className={styles.share} style={{ width: `${share * 100}%` }} />
        </td>
      </tr>,
      ...(opened
        ? group.children.slice(0, SHOWN).flatMap((child) => line(child, level + 1, [...path, group]))
        : []),
    ];
  };
  const parents = nested.filter((group) => group.children.length > 0);
  return (
    <div className={styles.view} data-testid="group-view" data-groups={nested.length} data-cases={total}>
      <div className={styles.tools}>
        {choose(0)}
        {keys.length > 0 ? choose(1) : null}
        <label className={styles.choice}>
          <span>{t('records.group.order')}</span>
          <select value={order} onChange={(event) => setOrder(event.target.value as GroupOrder)}>
            <option value="count">{t('records.group.order.count')}</option>
            <option value="name">{t('records.group.order.name')}</option>
          </select>
        </label>
        {parents.length > 0 ? (
          <button
            type="button"
            className={styles.link}
            onClick={() =>
              setOpen(open.size > 0 ? new Set() : new Set(parents.map(({ value }) => JSON.stringify(value))))
            }
          >
            {t(open.size > 0 ? 'records.group.fold' : 'records.group.unfold')}
          </button>
        ) : null}
        <button
          type="button"
          className={styles.link}
          disabled={nested.length === 0}
          onClick={() => void copy()}
        >
          {t('records.group.copy')}
        </button>
        {(['csv', 'xlsx'] as const).map((format) => (
          <button
            key={format}
            type="button"
            className={styles.link}
            data-testid={`group-save-${format}`}
            disabled={nested.length === 0}
            onClick={() => void save(format)}
          >
            {t('records.group.save', { format: format.toUpperCase() })}
          </button>
        ))}
        <span className={styles.spacer} />
        <button type="button" className={styles.link} onClick={() => onKeys(null)}>
          {t('records.group.back')}
        </button>
      </div>
      {answer === 'failed' ? <p className={styles.note}>{t('records.failed')}</p> : null}
      {answer === null ? <p className={styles.note}>{t('records.loading')}</p> : null}
      <div className={styles.scroller}>
        <table className={styles.groups}>
          <thead>
            <tr>
              <th scope="col">{keys.map((key) => fieldName(key.field, t)).join(' › ')}</th>
              <th scope="col" className={styles.number}>
                {t('records.group.cases')}
              </th>
              <th scope="col" className={styles.number}>
                {t('records.group.share')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>{nested.slice(0, SHOWN).flatMap((group) => line(group, 0, []))}</tbody>
        </table>
        {answer !== null && answer !== 'failed' && (answer.more || nested.length > SHOWN) ? (
          <p className={styles.note}>{t('records.group.more', { n: Math.min(SHOWN, nested.length) })}</p>
        ) : null}
      </div>
    </div>
  );
}
