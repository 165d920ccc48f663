import { useEffect, useState } from 'react';
import { useTranslation } from '../kit/translation';
import styles from './brief-sheet.module.css';

/** The map as it stood when the finding was set aside. */
export function BriefPicture({ picture }: { readonly picture: Blob }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  if (address === '') return null;
  return <img className={styles.picture} src={address} alt={t('brief.picture')} />;
}
