import { describe, expect, it } from 'vitest';
import { EARLIEST_DAY, LATEST_DAY } from '../../../src/domain/open-days';
import { createTranslate } from '../../../src/i18n/translate';
import { messages } from '../../../src/i18n/zh-CN/messages';
import { clauseText } from '../../../src/ui/filters/clause-text';

const t = createTranslate('zh-CN', messages);
const said = (from: number, to: number) =>
  clauseText(t, { kind: 'time', field: 'reported_at', from, to }, null, {});

describe('a span of days in words', () => {
  const march = Date.UTC(2024, 2, 1);
  const april = Date.UTC(2024, 3, 1);

  it('names only the ends that somebody chose', () => {
    expect(said(march, april)).toBe('2024-03-01 至 2024-03-31');
    expect(said(march, LATEST_DAY)).toBe('2024-03-01 起');
    expect(said(EARLIEST_DAY, april)).toBe('2024-03-31 止');
    expect(said(EARLIEST_DAY, LATEST_DAY)).toBe('不限时间');
  });
});
