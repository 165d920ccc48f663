import type { Locale } from '../domain/view';
import type { messages as source } from './zh-CN/messages';

export type MessageKey = keyof typeof source;
export type Messages = Readonly<Record<MessageKey, string>>;
export type MessageValues = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const PLACEHOLDER = /\{(\w+)(?:\?([^:{}]*):([^{}]*))?\}/g;

/**
 * Texts hold `{name}` for a value (numbers are grouped) and `{name?one:other}` for a word that follows the
 * number's plural form.
 */
export function createTranslate(locale: Locale, messages: Partial<Messages>): Translate {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const plurals = new Intl.PluralRules(locale);
  return (key, values) =>
    values === undefined
      ? (messages[key] ?? '')
      : (messages[key] ?? '').replace(PLACEHOLDER, (whole, name: string, one?: string, other?: string) => {
          const value = values[name];
          if (value === undefined) return whole;
          if (one !== undefined && other !== undefined) {
            return plurals.select(Number(value)) === 'one' ? one : other;
          }
          return typeof value === 'number' ? numbers.format(value) : value;
        });
}
