import { describe, expect, it } from 'vitest';
import { createCaseIdentity } from '../../../src/ingest/case-identity';
import { createCaseReader, readerFields } from '../../../src/ingest/case-reader';
import { STANDARD_CLASSES } from '../../../src/ingest/classes/class-dictionary';
import { namesOfCode } from '../../../src/ingest/classes/code-names';
import { createImportLog } from '../../../src/ingest/import-log';
import { proposedRecipe, utf8 } from './read-cases';

describe('names of classes by their codes', () => {
  it('are the standard’s, for every code of it, in every written form', () => {
    for (const { code, name, major } of STANDARD_CLASSES) {
      expect(namesOfCode(code)).toEqual({ major, minor: name });
      expect(namesOfCode(`420102${code}`)).toEqual({ major, minor: name });
    }
    expect(namesOfCode('99999')).toBeNull();
    expect(namesOfCode('占道')).toBeNull();
  });

  it('are those of the list before it where the standard has the class no more', () => {
    const names = Array.from({ length: 9900 }, (_, i) => namesOfCode(String(i + 100).padStart(4, '0')));
    const known = names.filter((one) => one !== null);
    expect(known.length).toBeGreaterThan(20);
    expect(known.every(({ minor }) => minor !== '')).toBe(true);
  });
});

describe('a file with codes and no names', () => {
  const [first, second] = STANDARD_CLASSES;
  const bytes = utf8(
    `案件编号,上报时间,小类代码,经度,纬度\n1,2024-03-05,${first!.code},114.3,30.5\n2,2024-03-05,${second!.code},114.3,30.5\n3,2024-03-05,77777,114.3,30.5\n4,2024-03-05,,114.3,30.5\n`,
  );

  it('gets its classes from the dictionary, and says that it did', () => {
    const recipe = proposedRecipe(bytes);
    expect(recipe.mapping).toMatchObject({ class_code: 2 });
    expect(recipe.mapping.minor).toBeUndefined();
    expect(readerFields(recipe)).toEqual(expect.arrayContaining(['major', 'minor', 'class_code']));
    const reader = createCaseReader(recipe, createCaseIdentity(), createImportLog(), namesOfCode);
    reader.push(bytes);
    const { batch, report } = reader.finish();
    const texts = (field: 'major' | 'minor') => {
      const column = batch!.columns[field];
      if (column?.kind !== 'dictionary') throw new Error(field);
      return Array.from(column.codes, (code) => (code === 0 ? '' : column.added[code - 1]));
    };
    expect(texts('minor')).toEqual([first!.name, second!.name, '77777', '']);
    expect(texts('major')).toEqual([first!.major, second!.major, '', '']);
    expect(report.derived).toEqual(['major', 'minor']);
    expect(report.missing).toMatchObject({ minor: 1, major: 2 });
  });

  it('keeps the names of its own where it has them', () => {
    const named = utf8('案件编号,小类代码,小类名称,经度,纬度\n1,05001,本地小类,114.3,30.5\n');
    const recipe = proposedRecipe(named);
    expect(readerFields(recipe)).not.toContain('major');
    const reader = createCaseReader(recipe, createCaseIdentity(), createImportLog(), namesOfCode);
    reader.push(named);
    const { batch, report } = reader.finish();
    expect(batch!.columns.minor).toMatchObject({ added: ['本地小类'] });
    expect(report.derived).toBeUndefined();
  });
});
