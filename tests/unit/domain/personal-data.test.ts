import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonal, maskPersonal } from '../../../src/domain/personal-data';
import { sharedPath } from '../../support/shared-data';
import { readCsv } from '../../support/simple-csv';

const kinds = (text: string) =>
  findPersonal(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('what gives a person away', () => {
  it.each([
    ['市民来电13812345678反映', [['mobile', '13812345678']], '市民来电138****5678反映'],
    ['联系 138-1234-5678。', [['mobile', '138-1234-5678']], '联系 138-****-5678。'],
    ['+86 13812345678', [['mobile', '+86 13812345678']], '+86 138****5678'],
    ['１３８１２３４５６７８', [['mobile', '１３８１２３４５６７８']], '１３８****５６７８'],
    ['Tel13812345678', [['mobile', '13812345678']], 'Tel138****5678'],
    ['手機0912-345-678', [['mobile', '0912-345-678']], '手機091*-**5-678'],
    ['电话0715-8123456', [['landline', '0715-8123456']], '电话****-*****56'],
    ['(027)8765 4321转105', [['landline', '(027)8765 4321转105']], '(***)**** ****转*05'],
    ['电话：02787654321', [['landline', '02787654321']], '电话：*********21'],
    ['座机8765-4321', [['landline', '8765-4321']], '座机****-**21'],
    ['身份证号11010519491231002X', [['identity', '11010519491231002X']], '身份证号110*************2X'],
    ['证 11010519491231002X', [['identity', '11010519491231002X']], '证 110*************2X'],
    ['张先生反映占道', [['name', '张']], '*先生反映占道'],
    ['张建国先生反映', [['name', '张建国']], '张**先生反映'],
    ['欧阳女士', [['name', '欧阳']], '欧*女士'],
    ['采集员李四', [['name', '李四']], '采集员李*'],
    ['举报人：王小明，电话', [['name', '王小明']], '举报人：王**，电话'],
    ['幸福小区3号楼2单元501室漏水', [['door', '3号楼2单元501室']], '幸福小区3号楼2单元***室漏水'],
    ['12栋1802', [['door', '12栋1802']], '12栋****'],
    ['金都大厦1203室', [['door', '1203室']], '金都大厦****室'],
  ])('%s', (text, pieces, masked) => {
    expect(kinds(text)).toEqual(pieces);
    expect(maskPersonal(text)).toBe(masked);
  });

  it.each([
    '4212022024030500012',
    '421202202403050001',
    'SZPS202502252032300001',
    'GD13812345678',
    '114.13812345678',
    '13812345678.5',
    '113.13812345,29.84130000',
    '2024-03-05 14:05:06',
    '20240305140506',
    '05-20240305',
    '1709618706000',
    '138123456789',
    '人民路120号门前',
    '中山路300米处',
    '两室一厅',
    '3室1厅',
    '处置时限4工作时，超期12小时',
    '网格421202001001015',
    '一位女士反映，多位先生在场',
    '12345热线、12319、110',
    '长120米宽300米',
    '店主占道经营',
    '18栋楼前300米',
  ])('nothing in %s', (text) => {
    expect(kinds(text)).toEqual([]);
    expect(maskPersonal(text)).toBe(text);
  });

  it('keeps the length, and what was masked is not found as a number again', () => {
    const part = fc.constantFrom(
      '13812345678',
      '0715-8123456',
      '张三丰先生',
      '501室',
      '反映',
      '，',
      '2024-03-05',
      'a',
      '7',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = parts.join(' ');
        const masked = maskPersonal(text);
        expect(masked.length).toBe(text.length);
        expect(findPersonal(masked).filter(({ kind }) => kind === 'mobile' || kind === 'identity')).toEqual(
          [],
        );
      }),
    );
  });

  it('finds none in the ids, times and coordinates of a real file', () => {
    const path = sharedPath('data/tainan_1999/cases.csv');
    if (path === null) return;
    const [header = [], ...records] = readCsv(readFileSync(path, 'utf8').slice(0, 3_000_000));
    const exact = ['案件編號', '通報時間', '緯度', '經度'].map((name) =>
      header.findIndex((h) => h.includes(name)),
    );
    const wrong = records.flatMap((cells) => exact.flatMap((at) => kinds(cells[at] ?? '')));
    expect(records.length).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });
});
