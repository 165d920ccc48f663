import { describe, expect, it } from 'vitest';
import { lineOf, listFiles, type SourceFile, visitNodes } from '../support/source-tree';

// Wholly upper or wholly lower case: a sentence such as "Select a zone from the list" is neither.
const KEYWORDS = [
  'SELECT\\s[\\s\\S]+\\sFROM\\s',
  'INSERT\\s+INTO\\s',
  'CREATE\\s+(OR\\s+REPLACE\\s+)?(TEMP\\s+)?(TABLE|VIEW)\\s',
  'DROP\\s+(TABLE|VIEW)\\s',
  'UPDATE\\s+\\w+\\s+SET\\s',
  'DELETE\\s+FROM\\s',
];
const lowerCase = (pattern: string) => pattern.replace(/(?<!\\)[A-Z]/g, (letter) => letter.toLowerCase());
const STATEMENT = new RegExp(`^\\s*(${[...KEYWORDS, ...KEYWORDS.map(lowerCase)].join('|')})`);

function statements(file: SourceFile): string[] {
  const found: string[] = [];
  visitNodes(file, (node) => {
    const value = node.type === 'TemplateElement' ? node.value : undefined;
    const text =
      node.type === 'Literal' && typeof node.value === 'string'
        ? node.value
        : typeof value === 'object' && value !== null && 'cooked' in value
          ? String(value.cooked)
          : '';
    if (STATEMENT.test(text)) found.push(`${file.path}:${lineOf(file, node.start)}`);
  });
  return found;
}

describe('SQL is written in engine/ only', () => {
  it('finds none elsewhere', () => {
    const elsewhere = listFiles('src', ['.ts', '.tsx']).filter(
      (file) => !file.path.startsWith('src/engine/'),
    );
    expect(elsewhere.flatMap(statements)).toEqual([]);
  });

  it('sees one', () => {
    const file = (text: string) => ({ path: 'src/jobs/x.ts', text });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text of the sample
    expect(statements(file('run(`SELECT * FROM ${table} WHERE a`);'))).toHaveLength(1);
    expect(statements(file("run('create temp table t (a int)');"))).toHaveLength(1);
    expect(statements(file("const label = 'Select a zone from the map';"))).toEqual([]);
    expect(statements(file("const label = 'copy link';"))).toEqual([]);
  });
});
