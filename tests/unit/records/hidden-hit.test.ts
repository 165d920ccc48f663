import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../src/i18n/translate';
import { messages } from '../../../src/i18n/zh-CN/messages';
import { fieldOfHit } from '../../../src/ui/records/hidden-hit';

const t = createTranslate('zh-CN', messages);
const page = {
  rowIds: Uint32Array.of(7, 9),
  fields: ['case_id', 'street', 'description'] as const,
  cells: [
    ['0012', '0013'],
    ['重庆路街道', null],
    ['门口堆放', '占道 ＡＢ１２'],
  ],
};

describe('the column of a hit', () => {
  const of = (at: number, fields: readonly ('case_id' | 'street' | 'description')[], needle: string) =>
    fieldOfHit({ page, at }, fields, needle, t, 'zh-CN');

  it('is the first that reads so, wide or narrow, of the row itself and of the columns that are asked', () => {
    expect(of(0, ['case_id', 'street'], '重庆')).toBe('street');
    expect(of(1, ['street', 'description'], 'ab12')).toBe('description');
    expect(of(1, ['case_id', 'street'], 'ab12')).toBeUndefined();
    expect(of(0, ['description'], 'ab12')).toBeUndefined();
    expect(of(0, ['case_id', 'description'], '001')).toBe('case_id');
  });

  it('is none where a name was found by its sound, or nothing is looked for', () => {
    expect(of(0, ['street'], 'cqljd')).toBeUndefined();
    expect(of(0, ['street'], '')).toBeUndefined();
  });
});
