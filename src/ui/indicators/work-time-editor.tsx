import { useEffect, useState } from 'react';
import type { WorkTimeError } from '../../domain/calendar';
import type { IndicatorReport } from '../../domain/indicator';
import type { Result } from '../../domain/result';
import { useApp } from '../../state/use-app';
import {
  adoptWorkTime,
  draftWithFile,
  readDraft,
  saveDraft,
  type WorkTimeDraft,
  workTimeDraft,
} from '../../state/work-time-commands';
import { Button } from '../kit/button';
import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import styles from './work-time-editor.module.css';

interface WorkTimeEditorProps {
  readonly report: IndicatorReport | null;
  readonly onClose: () => void;
}

/** Days off, weekend days worked, and the hours of a workday: what work limits run on. */
export function WorkTimeEditor({ report, onClose }: WorkTimeEditorProps) {
  const app = useApp();
  const { t } = useTranslation();
  const [draft, setDraft] = useState<WorkTimeDraft | null>(null);
  const [error, setError] = useState<WorkTimeError | null>(null);
  useEffect(() => void workTimeDraft(app).then(setDraft), [app]);

  function take(read: Result<unknown, WorkTimeError>): boolean {
    setError(read.ok ? null : read.error);
    return read.ok;
  }

  async function load(file: File | undefined): Promise<void> {
    if (file === undefined || draft === null) return;
    const read = draftWithFile(draft, await file.text());
    if (take(read) && read.ok) setDraft(read.value);
  }

  const known = draft === null ? null : readDraft(draft);
  const years = report?.yearsWithoutCalendar ?? [];
  return (
    <Modal
      title={t('work-time.title')}
      testId="work-time-editor"
      onClose={onClose}
      footer={
        <>
          <Button data-testid="work-time-reset" onClick={() => void adoptWorkTime(app, null).then(onClose)}>
            {t('work-time.reset')}
          </Button>
          <Button
            look="primary"
            data-testid="work-time-save"
            disabled={draft === null}
            onClick={() => {
              if (draft === null) return;
              void saveDraft(app, draft).then((saved) => {
                if (take(saved)) onClose();
              });
            }}
          >
            {t('work-time.save')}
          </Button>
        </>
      }
    >
      <p className={styles.note}>{t('work-time.note')}</p>
      {known?.ok === true ? (
        <p className={styles.note} data-testid="work-time-years">
          {t('work-time.years', { years: known.value.years.join('、') })}
        </p>
      ) : null}
      {years.length > 0 ? (
        <p className={styles.warn}>{t('work-time.outside', { years: years.join('、') })}</p>
      ) : null}
      {error === null ? null : (
        <p className={styles.warn} role="alert" data-testid="work-time-error">
          {t(`work-time-error.${error.code}`, { line: error.line ?? 0, text: error.text ?? '' })}
        </p>
      )}
      {draft === null ? null : (
        <>
          <div className={styles.days}>
            <label>
              {t('work-time.holidays')}
              <textarea
                rows={10}
                data-testid="work-time-holidays"
                value={draft.holidays}
                onChange={(event) => setDraft({ ...draft, holidays: event.target.value })}
              />
            </label>
            <label>
              {t('work-time.workdays')}
              <textarea
                rows={10}
                data-testid="work-time-workdays"
                value={draft.workdays}
                onChange={(event) => setDraft({ ...draft, workdays: event.target.value })}
              />
            </label>
          </div>
          <fieldset className={styles.shifts}>
            <legend>{t('work-time.shifts')}</legend>
            {draft.shifts.map((shift, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a shift is its place in the day
              <span key={at}>
                {([0, 1] as const).map((end) => (
                  <input
                    key={end}
                    type="time"
                    aria-label={t(end === 0 ? 'work-time.shift-from' : 'work-time.shift-to', { n: at + 1 })}
                    data-testid={`work-time-shift-${at}-${end}`}
                    value={clockText(shift[end])}
                    onChange={(event) =>
                      setDraft({ ...draft, shifts: withMinute(draft.shifts, at, end, event.target.value) })
                    }
                  />
                ))}
              </span>
            ))}
          </fieldset>
          <label className={styles.file}>
            {t('work-time.load')} <small>{t('work-time.load-note')}</small>
            <input
              type="file"
              accept=".json,.csv,.txt"
              data-testid="work-time-file"
              onChange={(event) => void load(event.target.files?.[0])}
            />
          </label>
        </>
      )}
    </Modal>
  );
}

function clockText(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  // A day's end cannot be typed into a time field; a minute before it is.
  const shown = Math.min(minute, 24 * 60 - 1);
  return `${two(Math.floor(shown / 60))}:${two(shown % 60)}`;
}

function withMinute(
  shifts: WorkTimeDraft['shifts'],
  at: number,
  end: 0 | 1,
  text: string,
): WorkTimeDraft['shifts'] {
  const [hours = '', minutes = ''] = text.split(':');
  const minute = Number(hours) * 60 + Number(minutes);
  if (text === '' || Number.isNaN(minute)) return shifts;
  return shifts.map((shift, i) => (i === at ? (end === 0 ? [minute, shift[1]] : [shift[0], minute]) : shift));
}
