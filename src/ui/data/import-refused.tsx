import { MAP_FAULT_CODES, type MapFaultCode } from '../../domain/map-fault';
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
        {isMapFault(error.detail?.fault) ? (
          <p className={styles.refusal} data-testid="map-fault" data-line={error.detail?.line}>
            {t('import.map-fault', {
              line: String(error.detail?.line),
              what: t(`map-fault.${error.detail.fault}`, { member: String(error.detail.member) }),
            })}
          </p>
        ) : null}
        {error.code === 'truncated_json' && error.detail?.line !== undefined ? (
          <p className={styles.refusal}>{t('import.torn-at', error.detail)}</p>
        ) : null}
        {error.detail?.estimatedMb === undefined ? null : (
          <p className={styles.refusal}>{t('import.too-large-figures', error.detail)}</p>
        )}
        <p className={styles.unchanged}>{t('import.refused-note')}</p>
      </div>
    </Modal>
  );
}

function isMapFault(code: string | number | undefined): code is MapFaultCode {
  return (MAP_FAULT_CODES as readonly (string | number | undefined)[]).includes(code);
}
