import { type ReactNode, useMemo, useState } from 'react';
import { factOfField } from '../../domain/fact-field';
import type { Order } from '../../domain/question';
import { factColumns } from '../../state/fact-columns';
import { applyPreset, PRESETS } from '../../state/table-layout';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import { ColumnChooser } from './column-chooser';
import type { RecordField } from './column-order';
import { fieldName } from './field-name';
import styles from './records-table.module.css';
import { TagMenu } from './tag-menu';

interface RecordsBarProps {
  readonly total: number;
  readonly order: readonly Order[];
  readonly onOrder: (order: readonly Order[]) => void;
  readonly fields: readonly RecordField[];
  readonly visible: readonly RecordField[];
  readonly onVisible: (fields: readonly RecordField[]) => void;
  readonly position: ReactNode;
  readonly grouped: boolean;
  readonly onFind: () => void;
  readonly onGroup: () => void;
}

/** What the table is of, and what can be done with all of it. */
export function RecordsBar(props: RecordsBarProps) {
  const app = useApp();
  const { t } = useTranslation();
  const { order, total } = props;
  const data = useAppState((state) => state.dataset.summary);
  const facts = useMemo(() => factColumns(data?.fields ?? []), [data]);
  const shown = props.visible.filter((field) => factOfField(field) !== null);
  const chosen = useAppState((state) => state.visibleFields !== null);
  return (
    <header className={styles.bar}>
      <h2 className={styles.title}>{t('records.title')}</h2>
      <span className={styles.count}>{t('records.count', { count: total })}</span>
      <span className={styles.sorted}>
        {order.length === 0
          ? t('records.unsorted')
          : `${t('records.sorted')} ${order
              .map(
                (each) =>
                  `${fieldName(each.field, t)}${each.by === 'pinyin' ? `(${t('records.sort.pinyin-mark')})` : ''} ${each.descending ? '↓' : '↑'}`,
              )
              .join(' · ')}`}
        {order.length > 0 && (
          <button type="button" className={styles.link} onClick={() => props.onOrder([])}>
            {t('records.unsort')}
          </button>
        )}
      </span>
      <span className={styles.spacer} />
      {props.position}
      <TagMenu />
      <button type="button" className={styles.tool} title={t('records.find.key')} onClick={props.onFind}>
        {t('records.find')}
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-pressed={props.grouped}
        data-testid="group-rows"
        onClick={props.onGroup}
      >
        {t('records.group')}
      </button>
      <ColumnChooser
        fields={props.fields}
        facts={[...new Set([...facts, ...shown])]}
        visible={props.visible}
        onVisible={props.onVisible}
        presets={PRESETS.map((preset) => ({
          id: preset,
          name: t(`records.preset.${preset}`),
          onChoose: () => applyPreset(app, preset),
        }))}
        changed={chosen}
      />
    </header>
  );
}

/** Rows in view; a number that is typed in brings its row there. */
export function JumpToRow({
  from,
  to,
  total,
  onJump,
}: {
  from: number;
  to: number;
  total: number;
  onJump: (row: number) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  if (total === 0) return null;
  if (text === null) {
    return (
      <button
        type="button"
        className={styles.position}
        title={t('records.jump')}
        data-testid="jump-to-row"
        onClick={() => setText('')}
      >
        {t('records.position', { from, to })}
      </button>
    );
  }
  return (
    <form
      className={styles.jump}
      onSubmit={(event) => {
        event.preventDefault();
        const row = Number(text.normalize('NFKC').replaceAll(',', ''));
        setText(null);
        if (Number.isInteger(row) && row >= 1) onJump(Math.min(row, total) - 1);
      }}
    >
      <label>
        {t('records.jump')}
        <input
          // biome-ignore lint/a11y/noAutofocus: the field was asked for by the button before
          autoFocus
          inputMode="numeric"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => setText(null)}
          onKeyDown={(event) => event.key === 'Escape' && setText(null)}
        />
      </label>
    </form>
  );
}
