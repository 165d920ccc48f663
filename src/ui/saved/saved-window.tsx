import { useState } from 'react';
import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import { RecentExports } from './recent-exports';
import styles from './saved.module.css';
import { SavedViews } from './saved-views';

const TABS = ['views', 'exports'] as const;

/** Views and filters with names, and what was exported lately. */
export function SavedWindow({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<(typeof TABS)[number]>('views');
  return (
    <Modal title={t('saved.title')} wide testId="saved-window" onClose={onClose}>
      <div className={styles.tabs} role="tablist" aria-label={t('saved.title')}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            data-testid={`saved-tab-${one}`}
            aria-selected={one === tab}
            onClick={() => setTab(one)}
          >
            {t(`saved.${one}`)}
          </button>
        ))}
      </div>
      {tab === 'views' ? <SavedViews onClose={onClose} /> : <RecentExports onClose={onClose} />}
    </Modal>
  );
}
