import { useMemo } from 'react';
import type { RowField } from '../../domain/extra-field';
import { loadPage, recordFields, recordsVersion, selectRow } from '../../state/records-commands';
import { USUAL_FIELDS } from '../../state/screen-columns';
import { useApp, useAppState } from '../../state/use-app';
import { setOrder } from '../../state/view-commands';
import { useTranslation } from '../kit/translation';
import { RecordsTable } from './records-table';
import styles from './records-workspace.module.css';

export function RecordsWorkspace() {
  const app = useApp();
  const { t } = useTranslation();
  const total = useAppState((state) =>
    state.answers.count?.kind === 'count' ? state.answers.count.count : 0,
  );
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const fieldText = useAppState((state) => JSON.stringify(recordFields(state)));
  const version = useAppState(recordsVersion);
  const order = useAppState((state) => state.order);
  const chosen = useAppState((state) => state.visibleFields);
  const selected = useAppState((state) => state.selectedRow);
  const fields = useMemo(() => JSON.parse(fieldText) as RowField[], [fieldText]);
  const visible = useMemo(
    () => (chosen ?? USUAL_FIELDS).filter((field) => fields.includes(field)),
    [chosen, fields],
  );
  if (!engineReady) return <p className={styles.wait}>{t('records.wait')}</p>;
  return (
    <RecordsTable
      total={total}
      fields={fields}
      visibleFields={visible}
      onVisibleFields={(next) => app.store.setState({ visibleFields: next })}
      order={order}
      onOrder={(next) => setOrder(app, next)}
      loadPage={(from, n, signal) => loadPage(app, from, n, signal)}
      version={version}
      selectedRowId={selected}
      onRow={(rowId) => selectRow(app, rowId)}
    />
  );
}
