import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../../src/domain/field';
import { PLACE_FIELDS } from '../../../src/domain/place';
import type { Order } from '../../../src/domain/question';
import { createTranslate } from '../../../src/i18n/translate';
import { messages } from '../../../src/i18n/zh-CN/messages';
import { groupFields } from '../../../src/ui/records/case-groups';
import { cellText, maskedPhone, minuteText } from '../../../src/ui/records/cell-text';
import { type RecordField, toggledField, toggledOrder } from '../../../src/ui/records/column-order';
import { fieldName } from '../../../src/ui/records/field-name';

const t = createTranslate('zh-CN', messages);
const text = (field: RecordField, value: string | number | null) => cellText(field, value, t, 'zh-CN');
const every: RecordField[] = [...FIELDS.map((field) => field.id), ...PLACE_FIELDS];

describe('cell text', () => {
  it('writes a local wall clock as it is, to the minute', () => {
    expect(text('reported_at', Date.UTC(2024, 1, 29, 23, 59, 59))).toBe('2024-02-29 23:59');
    expect(text('closed_at', Date.UTC(1999, 0, 1))).toBe('1999-01-01 00:00');
    expect(minuteText(Number.NaN)).toBe('');
    expect(minuteText(8.7e15)).toBe('');
  });

  it('keeps codes as text and coordinates to a tenth of a metre', () => {
    expect(text('case_id', '0012345678901234567')).toBe('0012345678901234567');
    expect(text('lon', 120.2)).toBe('120.200000');
    expect(text('delay_count', 1234)).toBe('1,234');
    expect(text('overdue', 1)).toBe('是');
    expect(text('overdue', 0)).toBe('否');
  });

  it('names the values that the product gives, and leaves others alone', () => {
    expect(text('status', 'closed')).toBe('已结案');
    expect(text('status', '别的')).toBe('别的');
    expect(text('geo_quality', 'default')).toBe('默认地址');
    expect(text('lat', Number.NaN)).toBe('');
    for (const field of every) {
      expect(text(field, null)).toBe('');
      expect(text(field, '')).toBe('');
    }
  });

  it('does not show a whole telephone number', () => {
    expect(text('phone', '13812345678')).toBe('138****5678');
    expect(maskedPhone('12345')).toBe('*****');
  });
});

describe('columns', () => {
  it('has a header for every field in the words of the bureau, no two the same', () => {
    const headers = every.map((field) => fieldName(field, t));
    expect(new Set(headers).size).toBe(every.length);
  });

  it('puts every field in exactly one group of the card', () => {
    const grouped = groupFields(every).flatMap((group) => group.fields);
    expect([...grouped].sort()).toEqual([...every].sort());
    expect(groupFields(['lat', 'lon']).map((group) => group.group)).toEqual(['where']);
  });

  it('sorts ascending, then descending, then not at all', () => {
    const once = toggledOrder([], 'major', false);
    const twice = toggledOrder(once, 'major', false);
    expect(once).toEqual([{ field: 'major', descending: false }]);
    expect(twice).toEqual([{ field: 'major', descending: true }]);
    expect(toggledOrder(twice, 'major', false)).toEqual([]);
  });

  it('adds a column to the order with Shift and keeps its place in line', () => {
    const two: readonly Order[] = [
      { field: 'major', descending: false },
      { field: 'reported_at', descending: true },
    ];
    expect(toggledOrder(two.slice(0, 1), 'reported_at', true)).toHaveLength(2);
    expect(toggledOrder(two, 'major', true).map((each) => each.field)).toEqual(['major', 'reported_at']);
    expect(toggledOrder(two, 'reported_at', true)).toEqual(two.slice(0, 1));
    expect(toggledOrder(two, 'status', false)).toEqual([{ field: 'status', descending: false }]);
  });

  it('takes columns away and puts new ones last, but never takes the last one', () => {
    expect(toggledField(['minor', 'major'], 'case_id')).toEqual(['minor', 'major', 'case_id']);
    expect(toggledField(['minor', 'major'], 'minor')).toEqual(['major']);
    expect(toggledField(['major'], 'major')).toEqual(['major']);
  });
});
