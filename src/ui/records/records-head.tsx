// biome-ignore-all lint/a11y/useSemanticElements: an HTML table cannot place millions of rows by arithmetic
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row
import type { Header } from '@tanstack/react-table';
import type { Order } from '../../domain/question';
import { useTranslation } from '../kit/translation';
import { recordFieldKind } from './cell-text';
import { type RecordField, toggledOrder } from './column-order';
import { fieldName } from './field-name';
import type { RecordRow, recordsFeatures } from './record-columns';
import styles from './records-table.module.css';

interface RecordsHeadProps {
  readonly headers: readonly Header<typeof recordsFeatures, RecordRow, unknown>[];
  readonly width: number;
  readonly order: readonly Order[];
  readonly onOrder: (order: readonly Order[]) => void;
}

export function RecordsHead({ headers, width, order, onOrder }: RecordsHeadProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.head} role="rowgroup" style={{ minWidth: width }}>
      <div className={styles.headRow} role="row" aria-rowindex={1}>
        {headers.map((header, index) => {
          const field = header.column.id as RecordField;
          const name = fieldName(field, t);
          const place = order.findIndex((each) => each.field === field);
          const sort = order[place];
          return (
            <div
              key={header.id}
              role="columnheader"
              className={styles.headCell}
              style={{ width: header.getSize() }}
              data-number={recordFieldKind(field) === 'number'}
              aria-colindex={index + 1}
              aria-sort={sort === undefined ? 'none' : sort.descending ? 'descending' : 'ascending'}
            >
              <button
                type="button"
                className={styles.sort}
                title={t('records.sort', { field: name })}
                onClick={(event) => onOrder(toggledOrder(order, field, event.shiftKey))}
              >
                <span className={styles.headName}>{name}</span>
                <span className={styles.arrow} aria-hidden="true">
                  {sort === undefined ? '' : sort.descending ? '↓' : '↑'}
                  {sort !== undefined && order.length > 1 && <sub>{place + 1}</sub>}
                </span>
              </button>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's convenience; the text is whole in the case card */}
              <div
                className={styles.resize}
                data-active={header.column.getIsResizing()}
                title={t('records.resize', { field: name })}
                onMouseDown={header.getResizeHandler()}
                onTouchStart={header.getResizeHandler()}
                onDoubleClick={() => header.column.resetSize()}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
