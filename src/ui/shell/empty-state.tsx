import { switchToDemo } from '../../state/demo-commands';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import styles from './empty-state.module.css';

export function EmptyState({ onChoose }: { onChoose: () => void }) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <div className={styles.empty} data-testid="empty-state">
      <h2>{t('shell.empty.title')}</h2>
      <p>{t('shell.empty.text')}</p>
      <div>
        <Button look="primary" icon={<Icon name="file" />} onClick={onChoose}>
          {t('shell.empty.choose')}
        </Button>
        <Button data-testid="open-demo" onClick={() => void switchToDemo(app)}>
          {t('shell.empty.demo')}
        </Button>
      </div>
    </div>
  );
}
