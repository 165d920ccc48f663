import { useEffect, useRef } from 'react';
import { useTranslation } from '../kit/translation';
import styles from './case-card.module.css';
import { groupFields } from './case-groups';
import { CaseLifeView } from './case-life';
import { CaseMarksView } from './case-marks';
import { CaseSiblings } from './case-siblings';
import { CaseSteps } from './case-steps';
import { type CellValue, cellText } from './cell-text';
import type { RecordField } from './column-order';
import { fieldName } from './field-name';
import { RawRecordView } from './raw-record';

export interface CaseCardProps {
  /** Changes with the case, so that the card begins at its top again. */
  readonly rowId: number;
  readonly fields: readonly RecordField[];
  /** values[i] belongs to fields[i]; null and '' are missing. */
  readonly values: readonly CellValue[];
  readonly onClose: () => void;
}

/** Everything known of one case, grouped; fields without a value are only counted. */
export function CaseCard({ rowId, fields, values, onClose }: CaseCardProps) {
  const { t, locale } = useTranslation();
  const body = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case begins at its top
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
  }, [rowId]);

  const texts = new Map(fields.map((field, at) => [field, cellText(field, values[at] ?? null, t, locale)]));
  const known = fields.filter((field) => texts.get(field) !== '');
  const heading = [texts.get('major'), texts.get('minor')].filter(Boolean).join(' · ');
  const status = texts.get('status');
  return (
    <aside
      className={styles.card}
      data-testid="case-card"
      aria-label={t('records.card')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className={styles.header}>
        <div className={styles.heading}>
          <h2 className={styles.title}>{heading || t('records.card')}</h2>
          <p className={styles.subtitle}>
            {texts.get('case_id') ? <span className={styles.number}>{texts.get('case_id')}</span> : null}
            {status ? <span className={styles.status}>{status}</span> : null}
          </p>
        </div>
        <button
          type="button"
          className={styles.close}
          onClick={onClose}
          aria-label={t('records.card.close')}
          title={t('records.card.close')}
        >
          ×
        </button>
      </header>
      <CaseSteps rowId={rowId} />
      <section
        className={styles.body}
        ref={body}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard
        tabIndex={0}
        aria-label={heading || t('records.card')}
      >
        <CaseMarksView rowId={rowId} />
        <CaseLifeView rowId={rowId} suspended={values[fields.indexOf('suspended')] === 1} />
        {known.length === 0 && <p className={styles.empty}>{t('records.card.empty')}</p>}
        {groupFields(known).map(({ group, fields: members }) => (
          <section key={group} className={styles.group}>
            <h3>{t(`records.card.${group}`)}</h3>
            <dl>
              {members.map((field) => (
                <div key={field} className={styles.pair}>
                  <dt>{fieldName(field, t)}</dt>
                  <dd>{texts.get(field)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {known.length < fields.length && known.length > 0 && (
          <p className={styles.rest}>{t('records.card.hidden', { count: fields.length - known.length })}</p>
        )}
        <CaseSiblings rowId={rowId} />
        <RawRecordView rowId={rowId} />
      </section>
    </aside>
  );
}
