import type { MessageKey } from '../../i18n/translate';
import { useTranslation } from '../kit/translation';
import styles from './boot-error.module.css';

/** A page that says what is wrong and what to do, where the program itself cannot run. */
export function BootError({ messageKey, reason = '' }: { messageKey: MessageKey; reason?: string }) {
  const { t } = useTranslation();
  return (
    <main className={styles.page} role="alert" data-testid="app-error">
      <h1>{t('shell.title')}</h1>
      <p>{t(messageKey, { reason })}</p>
    </main>
  );
}
