import type { ClassTheme } from '../../domain/class-theme';
import type { MessageKey, Translate } from '../../i18n/translate';

/** Themes of the field are named by the language, the user's by the user. */
export function themeName(t: Translate, theme: ClassTheme): string {
  return theme.name === '' ? t(`theme.${theme.id}` as MessageKey) : theme.name;
}
