import { useMemo } from 'react';
import { useTranslation } from '../kit/translation';

/** Order of names in the interface's language; numbers inside names count as numbers (2 before 10). */
export function useCollator(): Intl.Collator {
  const { locale } = useTranslation();
  return useMemo(() => new Intl.Collator(locale, { numeric: true }), [locale]);
}
