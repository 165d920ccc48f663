import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from '../kit/translation';
import styles from './column-chooser.module.css';
import { type RecordField, toggledField } from './column-order';
import { fieldName } from './field-name';

interface ColumnChooserProps {
  readonly fields: readonly RecordField[];
  /** Facts, which are worked out and not in the data. */
  readonly facts: readonly RecordField[];
  readonly visible: readonly RecordField[];
  readonly onVisible: (fields: readonly RecordField[]) => void;
  readonly presets: readonly { readonly id: string; readonly name: string; readonly onChoose: () => void }[];
  /** The columns are not the usual ones. */
  readonly changed: boolean;
}

export function ColumnChooser({ fields, facts, visible, onVisible, presets, changed }: ColumnChooserProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const item = (field: RecordField) => (
    <label key={field} className={styles.item}>
      <input
        type="checkbox"
        checked={visible.includes(field)}
        disabled={visible.length === 1 && visible[0] === field}
        onChange={() => onVisible(toggledField(visible, field))}
      />
      <span>{fieldName(field, t)}</span>
    </label>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere inside
    <div
      ref={root}
      className={styles.root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={styles.button}
        data-changed={changed}
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        onClick={() => setOpen(!open)}
      >
        {t('records.columns')}
        <span className={styles.figure}>{visible.length}</span>
      </button>
      {open && (
        <fieldset className={styles.panel} id={panel}>
          <legend className={styles.hidden}>{t('records.columns.title')}</legend>
          <div className={styles.top}>
            <span>
              {t('records.columns.shown', { shown: visible.length, all: fields.length + facts.length })}
            </span>
          </div>
          <div className={styles.presets}>
            {presets.map((preset) => (
              <button
                key={preset.id}
                type="button"
                className={styles.link}
                data-testid={`columns-${preset.id}`}
                onClick={preset.onChoose}
              >
                {preset.name}
              </button>
            ))}
          </div>
          <div className={styles.list}>
            {fields.map(item)}
            {facts.length === 0 ? null : <h3 className={styles.heading}>{t('records.facts')}</h3>}
            {facts.map(item)}
          </div>
        </fieldset>
      )}
    </div>
  );
}
