import { useEffect } from 'react';
import type { MessageKey } from '../../i18n/translate';
import type { Notice } from '../../state/app-state';
import { dismissNotice } from '../../state/application';
import { useApp, useAppState } from '../../state/use-app';
import { stepText } from '../filters/clause-text';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import styles from './notices.module.css';

const SHOWN_MS = { info: 3500, good: 5000, warn: 12_000, error: 30_000 } as const;

export function Notices() {
  const notices = useAppState((state) => state.notices);
  return (
    <div className={styles.stack} role="status">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const app = useApp();
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(() => dismissNotice(app, notice.id), SHOWN_MS[notice.kind]);
    return () => clearTimeout(timer);
  }, [app, notice.id, notice.kind]);

  const values = { ...notice.values };
  if (typeof values.what === 'string') values.what = stepText(t, values.what);
  if (notice.key === 'notice.export-failed') values.code = t(`export-error.${values.code}` as MessageKey);
  if (typeof values.data === 'string') values.data = values.data.slice(0, 8);
  return (
    <div
      className={`${styles.notice} ${styles[notice.kind]}`}
      data-testid={notice.kind === 'error' ? 'app-error' : 'notice'}
      data-key={notice.key}
    >
      <span>{t(notice.key as MessageKey, values)}</span>
      <button type="button" aria-label={t('shell.close')} onClick={() => dismissNotice(app, notice.id)}>
        <Icon name="close" />
      </button>
    </div>
  );
}
