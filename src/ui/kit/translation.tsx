import { createContext, type ReactNode, useContext } from 'react';
import type { Locale } from '../../domain/view';
import { firstWords } from '../../i18n/first-words';
import { createTranslate, type Translate } from '../../i18n/translate';

interface Translation {
  readonly locale: Locale;
  readonly t: Translate;
}

const TranslationContext = createContext<Translation>({
  locale: 'zh-CN',
  t: createTranslate('zh-CN', firstWords),
});

export function TranslationProvider({ value, children }: { value: Translation; children: ReactNode }) {
  return <TranslationContext value={value}>{children}</TranslationContext>;
}

export function useTranslation(): Translation {
  return useContext(TranslationContext);
}
