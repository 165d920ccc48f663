import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../src/export/safe-file-name';

describe('a file name', () => {
  it.each([
    ['市容案件 2024-01', '市容案件 2024-01.csv'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j.csv'],
    ['../../etc/passwd', '_.._etc_passwd.csv'],
    ['CON', '_CON.csv'],
    ['nul.tar', '_nul.tar.csv'],
    ['.hidden. ', 'hidden.csv'],
    ['abc\u202Efdp', 'abc_fdp.csv'],
    ['', '案件.csv'],
    [' . / ', '案件.csv'],
  ])('made of %j is %j', (text, expected) => {
    expect(safeFileName(text, 'csv', '案件')).toBe(expected);
  });

  it('is safe whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = safeFileName(text, 'csv', 'cases');
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(name).toMatch(/^[^. ].*[^. ]\.csv$|^[^. ]\.csv$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      }),
      { numRuns: 1000 },
    );
  });
});
