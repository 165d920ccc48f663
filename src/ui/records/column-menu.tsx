import { useEffect, useRef } from 'react';
import { factOfField } from '../../domain/fact-field';
import type { Order } from '../../domain/question';
import { shownFields } from '../../state/screen-columns';
import { moveField, setPinned, setWidth, showFields } from '../../state/table-layout';
import { useApp, useAppState } from '../../state/use-app';
import { setOrder } from '../../state/view-commands';
import { useTranslation } from '../kit/translation';
import { recordFieldKind } from './cell-text';
import { ColumnFilter } from './column-filter';
import styles from './column-menu.module.css';
import type { RecordField } from './column-order';
import { defaultWidth, LEAST_WIDTH, MOST_WIDTH } from './column-widths';
import { FactChoice } from './fact-choice';
import { fieldName } from './field-name';

interface ColumnMenuProps {
  readonly field: RecordField;
  /** CSS pixels within the panel. */
  readonly left: number;
  readonly top: number;
  readonly onGroup: (field: RecordField) => void;
  readonly onClose: () => void;
}

const WIDTH_STEP = 32;

/** Everything that can be done with one column: its order, its filter, its place. */
export function ColumnMenu({ field, left, top, onGroup, onClose }: ColumnMenuProps) {
  const app = useApp();
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const order = useAppState((state) => state.order);
  const pinned = useAppState((state) => state.records.pinned.includes(field));
  const width = useAppState((state) => state.records.widths[field]) ?? defaultWidth(field);
  const fact = factOfField(field)?.fact ?? null;
  const name = fieldName(field, t);
  const kind = recordFieldKind(field);
  const hasSound = kind === 'category' && field !== 'geo_quality' && field !== 'status';
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    root.current?.querySelector<HTMLElement>('button, input')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) close.current();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);

  const sort = (next: Order, added: boolean) => {
    const rest = order.filter((each) => each.field !== field);
    setOrder(app, added ? [...rest, next] : [next]);
    onClose();
  };
  const others = order.some((each) => each.field !== field);
  const shown = shownFields(app.store.getState());
  const place = shown.indexOf(field);
  const sorts: readonly (readonly [key: 'asc' | 'desc' | 'sound-asc' | 'sound-desc', order: Order])[] = [
    ['asc', { field, descending: false }],
    ['desc', { field, descending: true }],
    ...(hasSound || (kind === 'text' && field.startsWith('extra:'))
      ? ([
          ['sound-asc', { field, descending: false, by: 'pinyin' }],
          ['sound-desc', { field, descending: true, by: 'pinyin' }],
        ] as const)
      : []),
  ];
  return (
    <div
      ref={root}
      className={styles.menu}
      style={{ left, top }}
      role="dialog"
      aria-label={t('records.menu', { field: name })}
      data-testid="column-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {fact === null ? (
        <section className={styles.section}>
          {sorts.map(([key, next]) => (
            <div key={key} className={styles.line}>
              <button type="button" className={styles.item} onClick={() => sort(next, false)}>
                {t(`records.sort.${key}`)}
              </button>
              {others ? (
                <button
                  type="button"
                  className={styles.small}
                  title={t('records.sort.add')}
                  onClick={() => sort(next, true)}
                >
                  {t('records.sort.then')}
                </button>
              ) : null}
            </div>
          ))}
        </section>
      ) : null}
      {fact === null ? (
        <ColumnFilter field={field} onDone={onClose} />
      ) : (
        <FactChoice field={field} fact={fact} onDone={onClose} />
      )}
      <section className={styles.section}>
        <div className={styles.line}>
          <button type="button" className={styles.item} onClick={() => setPinned(app, field, !pinned)}>
            {pinned ? t('records.unpin') : t('records.pin')}
          </button>
          {fact === null ? (
            <button
              type="button"
              className={styles.item}
              onClick={() => {
                onGroup(field);
                onClose();
              }}
            >
              {t('records.group-by-this')}
            </button>
          ) : null}
          <button
            type="button"
            className={styles.item}
            disabled={shown.length === 1}
            onClick={() => {
              showFields(
                app,
                shown.filter((one) => one !== field),
              );
              onClose();
            }}
          >
            {t('records.hide')}
          </button>
        </div>
        <div className={styles.line}>
          <span className={styles.label}>{t('records.place')}</span>
          <button
            type="button"
            className={styles.small}
            aria-label={t('records.move.left')}
            title={t('records.move.left')}
            disabled={place <= 0}
            onClick={() => moveField(app, field, place - 1)}
          >
            ←
          </button>
          <button
            type="button"
            className={styles.small}
            aria-label={t('records.move.right')}
            title={t('records.move.right')}
            disabled={place >= shown.length - 1}
            onClick={() => moveField(app, field, place + 1)}
          >
            →
          </button>
          <span className={styles.label}>{t('records.width')}</span>
          <button
            type="button"
            className={styles.small}
            aria-label={t('records.width.less')}
            onClick={() => setWidth(app, field, Math.max(LEAST_WIDTH, width - WIDTH_STEP))}
          >
            −
          </button>
          <button
            type="button"
            className={styles.small}
            aria-label={t('records.width.more')}
            onClick={() => setWidth(app, field, Math.min(MOST_WIDTH, width + WIDTH_STEP))}
          >
            +
          </button>
        </div>
      </section>
    </div>
  );
}
