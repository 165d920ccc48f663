import { describe, expect, it } from 'vitest';
import { refusal } from '../../../src/ingest/refusal';
import { proposedRecipe, readCases, utf8 } from './read-cases';
import { sharedFile } from './shared-files';

describe('refusal', () => {
  it('lets a file with rows pass', () => {
    expect(refusal(readCases(utf8('id,time\n1,2024-01-01\n')).report)).toBeNull();
  });

  it('names a file without rows', () => {
    expect(refusal(readCases(utf8('案件编号,上报时间\n')).report)?.code).toBe('no_usable_rows');
  });

  it('names the wrong encoding where that is why', () => {
    const bytes = sharedFile('corpora/dirty-zh/gbk.csv');
    if (!bytes) return;
    const recipe = proposedRecipe(bytes);
    expect(refusal(readCases(bytes, { ...recipe, encoding: 'utf-8' }).report)).toEqual({
      code: 'wrong_encoding',
    });
  });
});
