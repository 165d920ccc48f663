import { useEffect, useRef, useState } from 'react';
import { closeFind, filterByFind, findText, stepFind } from '../../state/record-find';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import type { RecordField } from './column-order';
import { fieldName } from './field-name';
import styles from './find-bar.module.css';

/** A key follows the last one this soon while somebody types. */
const TYPING_MS = 180;

interface FindBarProps {
  /** First row in view: the search begins there. */
  readonly from: () => number;
  /** The column that the hit in view stands in and that is not shown. */
  readonly hidden: RecordField | null;
  readonly onShow: (field: RecordField) => void;
  readonly onClose: () => void;
}

/** Looks for a text in all rows of the table, those that are not on the page too. */
export function FindBar({ from, hidden, onShow, onClose }: FindBarProps) {
  const app = useApp();
  const { t } = useTranslation();
  const find = useAppState((state) => state.records.find);
  const [text, setText] = useState(find?.text ?? '');
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
    return () => clearTimeout(timer.current);
  }, []);

  const search = (wanted: string, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void findText(app, wanted, from()), wait);
  };
  const status =
    find === null || find.text.trim() === ''
      ? ''
      : find.status === 'searching'
        ? t('records.find.searching')
        : find.status === 'failed'
          ? t('records.failed')
          : find.places.length === 0
            ? t(find.status === 'complete' ? 'records.find.nothing' : 'records.find.searching')
            : find.status === 'near'
              ? t('records.find.first')
              : t('records.find.at', { at: (find.at ?? -1) + 1, count: find.places.length });
  return (
    <search
      className={styles.bar}
      data-testid="find-bar"
      data-status={find?.status ?? ''}
      data-hits={find?.places.length ?? 0}
    >
      <input
        ref={input}
        className={styles.input}
        type="text"
        value={text}
        maxLength={200}
        placeholder={t('records.find.placeholder')}
        aria-label={t('records.find')}
        onCompositionStart={() => {
          composing.current = true;
          clearTimeout(timer.current);
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          search(event.currentTarget.value, TYPING_MS);
        }}
        onChange={(event) => {
          setText(event.target.value);
          if (!composing.current) search(event.target.value, TYPING_MS);
        }}
        onKeyDown={(event) => {
          // Enter and Escape that choose a word of an input method are not ours.
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') {
            event.stopPropagation();
            closeFind(app);
            onClose();
          } else if (event.key === 'Enter') {
            event.preventDefault();
            if (find?.text !== text) search(text, 0);
            else stepFind(app, event.shiftKey ? -1 : 1);
          }
        }}
      />
      <span className={styles.status} role="status">
        {status}
        {hidden === null ? null : ` · ${t('records.find.hidden', { field: fieldName(hidden, t) })}`}
      </span>
      {hidden === null ? null : (
        <button
          type="button"
          className={styles.link}
          data-testid="find-show-column"
          onClick={() => onShow(hidden)}
        >
          {t('records.find.show')}
        </button>
      )}
      <button
        type="button"
        className={styles.button}
        aria-label={t('records.find.before')}
        title={t('records.find.before')}
        disabled={(find?.places.length ?? 0) === 0}
        onClick={() => stepFind(app, -1)}
      >
        ↑
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={t('records.find.next')}
        title={t('records.find.next')}
        disabled={(find?.places.length ?? 0) === 0}
        onClick={() => stepFind(app, 1)}
      >
        ↓
      </button>
      <button
        type="button"
        className={styles.link}
        disabled={find?.status !== 'complete' || find.places.length === 0}
        onClick={() => void filterByFind(app)}
      >
        {t('records.find.only')}
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={t('records.find.close')}
        onClick={() => {
          closeFind(app);
          onClose();
        }}
      >
        ×
      </button>
    </search>
  );
}
