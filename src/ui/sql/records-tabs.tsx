import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from '../kit/translation';
import { RecordsWorkspace } from '../records/records-workspace';
import styles from './records-tabs.module.css';

const SqlWorkspace = lazy(async () => ({ default: (await import('./sql-workspace')).SqlWorkspace }));
const TABS = ['records', 'sql'] as const;

/** The table of cases, and a person's own queries. */
export function RecordsTabs() {
  const { t } = useTranslation();
  const [tab, setTab] = useState<(typeof TABS)[number]>('records');
  const panel = useId();
  return (
    <div className={styles.page}>
      <div className={styles.tabs} role="tablist" aria-label={t('sql.tabs')}>
        {TABS.map((one, at) => (
          <button
            key={one}
            type="button"
            role="tab"
            data-testid={`records-tab-${one}`}
            aria-selected={one === tab}
            aria-controls={panel}
            tabIndex={one === tab ? 0 : -1}
            onClick={() => setTab(one)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
              setTab(TABS[1 - at]!);
              const other = event.currentTarget.parentElement?.children[1 - at];
              if (other instanceof HTMLElement) other.focus();
            }}
          >
            {t(`sql.tab.${one}`)}
          </button>
        ))}
      </div>
      <div className={styles.panel} id={panel} role="tabpanel" aria-label={t(`sql.tab.${tab}`)}>
        {tab === 'records' ? (
          <RecordsWorkspace />
        ) : (
          <Suspense fallback={null}>
            <SqlWorkspace />
          </Suspense>
        )}
      </div>
    </div>
  );
}
