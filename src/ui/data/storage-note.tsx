import { useEffect, useState } from 'react';
import { useApp } from '../../state/use-app';
import { sizeText } from '../kit/size-text';
import { useTranslation } from '../kit/translation';
import styles from './import-mode.module.css';

/** Said before the import: the browser has no room to keep these bytes. */
export function StorageNote({ bytes }: { bytes: number }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const [room, setRoom] = useState<boolean | null>(null);
  useEffect(() => {
    let wanted = true;
    setRoom(null);
    app.services.keeper.hasRoom(bytes).then(
      (answer) => wanted && setRoom(answer),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [app, bytes]);
  if (room !== false) return null;
  return (
    <p className={styles.warning} role="status" data-testid="storage-note">
      {t('import.no-room', { size: sizeText(bytes, locale) })}
    </p>
  );
}
