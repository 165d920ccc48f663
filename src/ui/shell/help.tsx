import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import styles from './help.module.css';

const SHORTCUTS = [
  ['Ctrl K', 'help.search'],
  ['Ctrl Z', 'help.undo'],
  ['Ctrl Shift Z', 'help.redo'],
  ['Alt 1 – 5', 'help.workspaces'],
  ['Esc', 'help.escape'],
] as const;

export function Help({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal title={t('help.title')} onClose={onClose} testId="help-dialog">
      <dl className={styles.keys}>
        {SHORTCUTS.map(([keys, text]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('help.brush')}</p>
      <p>{t('help.privacy')}</p>
    </Modal>
  );
}
