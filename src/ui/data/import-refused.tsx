import type { ImportState } from '../../state/app-state';
import { closeImport } from '../../state/import-commands';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import styles from './import-dialog.module.css';

type Refused = Extract<ImportState, { phase: 'refused' }>;

export function ImportRefused({ importing, onChoose }: { importing: Refused; onChoose: () => void }) {
  const app = useApp();
  const { t } = useTranslation();
  const { fileName, error } = importing;
  return (
    <Modal
      title={t('import.refused', { file: fileName })}
      onClose={() => closeImport(app)}
      footer={
        <>
          <Button
            onClick={() => {
              closeImport(app);
              onChoose();
            }}
          >
            {t('import.try-again')}
          </Button>
          <Button look="primary" data-testid="import-cancel" onClick={() => closeImport(app)}>
            {t('shell.confirm')}
          </Button>
        </>
      }
    >
      <div role="alert" data-testid="app-error" data-code={error.code}>
        <p className={styles.refusal}>{t(`import-error.${error.code}`, error.detail)}</p>
        {error.detail?.estimatedMb === undefined ? null : (
          <p className={styles.refusal}>{t('import.too-large-figures', error.detail)}</p>
        )}
        <p className={styles.unchanged}>{t('import.refused-note')}</p>
      </div>
    </Modal>
  );
}
