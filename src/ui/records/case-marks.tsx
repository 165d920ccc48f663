import { useEffect } from 'react';
import { restoreMarks } from '../../state/record-marks';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './case-life.module.css';
import { MarkControls } from './picked-bar';

/** Tags and note of one case. */
export function CaseMarksView({ rowId }: { rowId: number }) {
  const app = useApp();
  const { t } = useTranslation();
  const version = useAppState((state) => state.dataset.version);
  const note = useAppState(
    ({ records: { marks } }) => marks.marks.cases[marks.rows.get(rowId) ?? '']?.note ?? '',
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have other marks
  useEffect(() => {
    void restoreMarks(app).catch(() => undefined);
  }, [app, version]);
  return (
    <section className={styles.marks} data-testid="case-marks" aria-label={t('records.marks')}>
      <MarkControls key={rowId} rows={[rowId]} />
      {note === '' ? null : <p>{note}</p>}
    </section>
  );
}
