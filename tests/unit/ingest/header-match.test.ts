import { describe, expect, it } from 'vitest';
import { FIELDS, type FieldId } from '../../../src/domain/field';
import { STATUSES } from '../../../src/domain/status';
import { fields as en } from '../../../src/i18n/en/fields';
import { fields as zh } from '../../../src/i18n/zh-CN/fields';
import { distinctHeaders, matchHeaders } from '../../../src/ingest/header-match';
import { canonicalStatus } from '../../../src/ingest/values/status';

const ids = FIELDS.map(({ id }) => id);
const mappingOf = (headers: readonly string[]) =>
  Object.fromEntries(matchHeaders(headers).map(({ field, column }) => [field, column]));

describe('header names', () => {
  it.each([
    ['Chinese', zh],
    ['English', en],
  ])('of an export in %s are all recognised again', (_, labels) => {
    const headers = ids.map((id) => labels[`field.${id}` as const]);
    expect(mappingOf(headers)).toEqual(Object.fromEntries(ids.map((id, column) => [id, column])));
    for (const status of STATUSES) expect(canonicalStatus(labels[`status.${status}` as const])).toBe(status);
  });

  it('are recognised by the field ids themselves', () => {
    expect(mappingOf(ids)).toEqual(Object.fromEntries(ids.map((id, column) => [id, column])));
  });

  it.each<readonly [string, FieldId]>([
    ['案件編號', 'case_id'],
    ['通報時間', 'reported_at'],
    ['行政區', 'district'],
    ['服務項目', 'major'],
    ['子項目', 'minor'],
    ['案件描述', 'description'],
    ['經度', 'lon'],
    ['緯度', 'lat'],
    [' 上报 时间 ', 'reported_at'],
    ['【案件编号】', 'case_id'],
    ['Ｘ坐标', 'lon'],
    ['X坐标（米）', 'lon'],
    ['案件来源', 'source'],
    ['REC_ID', 'case_id'],
    ['LNG', 'lon'],
    ['街道(镇)', 'street'],
    ['社区（村）', 'community'],
  ])('%s is %s', (header, field) => {
    expect(mappingOf([header])).toEqual({ [field]: 0 });
  });

  it('prefers the better of two names, wherever it stands', () => {
    expect(mappingOf(['处置截止时间', '捆绑处置截止时间'])).toEqual({ deadline: 1 });
    expect(mappingOf(['时间', '上报时间'])).toEqual({ reported_at: 1 });
    expect(mappingOf(['编号', 'x', '经度'])).toEqual({ case_id: 0, lon: 2 });
  });

  it('takes the stage for the status only where there is no other', () => {
    expect(mappingOf(['当前阶段'])).toEqual({ status: 0 });
    expect(mappingOf(['当前阶段', '问题状态'])).toEqual({ status: 1, stage: 0 });
  });

  it('leaves unknown columns alone', () => {
    expect(mappingOf(['__proto__', 'constructor', 'toString', '', '延期理由', 'response_hours'])).toEqual({});
  });

  it('makes distinct names without taking one that is there', () => {
    expect(distinctHeaders(['a', 'a', 'a (2)', '', ' '], 6)).toEqual([
      'a',
      'a (3)',
      'a (2)',
      '列4',
      '列5',
      '列6',
    ]);
  });
});
