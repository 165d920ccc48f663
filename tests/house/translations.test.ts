import { describe, expect, it } from 'vitest';
import {
  IMPORT_ERROR_CODES,
  ODD_VALUE_CODES,
  REJECT_CODES,
  SKIP_CODES,
} from '../../src/domain/import-report';

type Texts = Readonly<Record<string, string>>;

const modules = {
  'zh-CN': import.meta.glob<Record<string, Texts>>('../../src/i18n/zh-CN/*.ts', { eager: true }),
  en: import.meta.glob<Record<string, Texts>>('../../src/i18n/en/*.ts', { eager: true }),
};

function textsByFile(locale: keyof typeof modules): Map<string, Map<string, string>> {
  return new Map(
    Object.entries(modules[locale]).map(([path, module]) => [
      path.replace(/^.*\//, ''),
      new Map(Object.values(module).flatMap((texts) => Object.entries(texts))),
    ]),
  );
}

// `{name}` is a value, `{name?one:other}` a word that follows its plural form, which Chinese does without.
function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();
}

const chinese = textsByFile('zh-CN');
const english = textsByFile('en');
const all = (texts: Map<string, Map<string, string>>) =>
  new Map([...texts.values()].flatMap((file) => [...file]));

describe('translations', () => {
  it('has the same files, and texts in them', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    expect(all(chinese).size).toBeGreaterThan(20);
  });

  it.each([...chinese.keys()])('%s has the same keys in both languages', (file) => {
    expect([...(english.get(file)?.keys() ?? [])].sort()).toEqual(
      [...(chinese.get(file)?.keys() ?? [])].sort(),
    );
  });

  it('has no empty text', () => {
    const empty = [...all(chinese), ...all(english)]
      .filter(([, text]) => text.trim() === '')
      .map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it('speaks Chinese in zh-CN and no Chinese in en', () => {
    const han = /\p{Script=Han}/u;
    const inEnglish = [...all(english)].filter(([key, text]) => han.test(text) && !key.includes('language'));
    expect(inEnglish).toEqual([]);
    const withHan = [...all(chinese).values()].filter((text) => han.test(text)).length;
    expect(withHan / all(chinese).size).toBeGreaterThan(0.9);
  });

  it('names the same values in both languages', () => {
    const translated = all(english);
    const different = [...all(chinese)].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(translated.get(key) ?? '').join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('defines no key in two files', () => {
    const keys = [...chinese]
      .filter(([file]) => file !== 'messages.ts')
      .flatMap(([, texts]) => [...texts.keys()]);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each([
    ['import-error', IMPORT_ERROR_CODES],
    ['reject', REJECT_CODES],
    ['skip', SKIP_CODES],
    ['odd', ODD_VALUE_CODES],
  ] as const)('has a text for every %s code', (prefix, codes) => {
    const texts = all(chinese);
    expect(codes.filter((code) => !texts.has(`${prefix}.${code}`))).toEqual([]);
  });
});
