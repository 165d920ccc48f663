import type { MapFaults } from '../../domain/map-fault';
import { useTranslation } from '../kit/translation';
import styles from './data-workspace.module.css';
import { RowList } from './row-list';

/** What is wrong with a map file, with the file's own lines. */
export function MapFaultList({ faults }: { faults: MapFaults | undefined }) {
  const { t } = useTranslation();
  if (faults === undefined || faults.total === 0) return null;
  const { list, total } = faults;
  return (
    <div data-testid="map-faults" data-total={total}>
      <p className={styles.hint}>
        {t('data.faults', { n: total })}
        {total > list.length ? ` · ${t('data.fault.more', { n: list.length })}` : null}
      </p>
      <RowList
        headers={[
          t('data.fault.line'),
          t('data.fault.feature'),
          t('data.fault.what'),
          t('data.fault.became'),
        ]}
        total={list.length}
        row={(at) => {
          const { line, feature, code, member, left } = list[at]!;
          return [
            line === 0 ? '' : String(line),
            feature === 0 ? '' : String(feature),
            t(`map-fault.${code}`, { member }),
            t(left ? 'data.fault.left' : 'data.fault.kept'),
          ];
        }}
      />
    </div>
  );
}
