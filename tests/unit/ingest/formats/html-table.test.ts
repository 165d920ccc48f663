import { describe, expect, it } from 'vitest';
import { htmlTable } from '../../../../src/ingest/formats/html-table';
import { detectFormat } from '../../../../src/ingest/sniff-format';
import { readTabulated } from './read-tabulated';

const never = new AbortController().signal;

async function read(page: string | Blob, table = '#1') {
  const result = await readTabulated(htmlTable, page instanceof Blob ? page : new Blob([page]), { table });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('tables of a page', () => {
  it('have the text that a reader sees', async () => {
    const { rows } = await read(
      '<html><style>td{}</style><script>"<table><tr><td>no"</script><table><tr><th> 案件 编号 <th>a&amp;b&nbsp;</tr><tr><td>一<br>二</td><td><b>x</b>,y</td></tr><TR><TD>3<TD>"4"</table>',
    );
    expect(rows).toEqual([
      ['案件 编号', 'a&b'],
      ['一\n二', 'x,y'],
      ['3', '"4"'],
    ]);
  });

  it('keep columns under each other where cells span', async () => {
    const { rows, rowNumbers } = await read(
      '<table><tr><td colspan=3>标题</td></tr><tr><td rowspan=2>翠苑街道</td><td rowspan="2">7</td><td>甲</td></tr><tr><td>乙</td></tr><tr></tr><tr><td>文新街道</td><td colspan=0>8</td><td>丙</td></tr></table>',
    );
    expect(rows).toEqual([
      ['标题'],
      ['翠苑街道', '7', '甲'],
      ['翠苑街道', '', '乙'],
      ['文新街道', '8', '丙'],
    ]);
    expect(rowNumbers).toEqual([1, 2, 3, 5]);
  });

  it('are listed with their captions; those inside others are tables of their own', async () => {
    const page =
      '<table><tr><td>外<table><caption>内表</caption><tr><td>1</td><td>2</td></tr></table></td><td>右</td></tr></table><table><tr><td>版面</td></tr></table>';
    const tables = await htmlTable.tables(new Blob([page]), never);
    expect(tables.ok && tables.value.map(({ name, rows }) => [name, rows])).toEqual([
      ['#1', 1],
      ['#2 内表', 1],
    ]);
    expect((await read(page, '#2 内表')).rows).toEqual([['1', '2']]);
    expect((await read(page)).rows).toEqual([['外', '右']]);
  });

  it('give back long numbers that Excel shows rounded', async () => {
    const { rows } = await read(
      '<table><tr><td x:num="1234567890123450000">1.23E+18</td><td x:num="1.5">2</td></tr></table>',
    );
    expect(rows).toEqual([['1234567890123450000', '2']]);
  });

  it('nested without end are refused', async () => {
    const page = new Blob(['<table><tr><td>'.repeat(100_000)]);
    expect(await htmlTable.tables(page, never)).toEqual({ ok: false, error: { code: 'too_deep' } });
  });

  it('do not depend on how the page is cut', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, i) => `<tr><td>编号${i}</td><td>占道经营 &lt;${i}&gt;</td></tr>`,
    );
    const read30k = await read(`<table>${rows.join('')}</table>`);
    expect(read30k.rows).toHaveLength(30_000);
    read30k.rows.forEach((row, i) => {
      if (row[0] !== `编号${i}` || row[1] !== `占道经营 <${i}>`) expect(row).toEqual([i]);
    });
  });

  it('are found in a page saved as a single file', async () => {
    const page =
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=_x"\r\n\r\n----=_x\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><meta charset=3Dgb2312><table><tr><td>=BD=D6=B5=C0</td><td>=\r\n1</td></tr></table>\r\n----=_x\r\nContent-Type: image/png\r\n\r\n..\r\n----=_x--';
    const file = new Blob([page]);
    expect(detectFormat(new Uint8Array(await file.arrayBuffer()))).toBe('mhtml');
    const tables = await htmlTable.tables(file, never);
    expect(tables).toMatchObject({ ok: true, value: [{ name: '#1', encoding: 'gb18030' }] });
    expect((await read(file)).rows).toEqual([['街道', '1']]);
  });

  it('of a page in GBK that calls itself UTF-8 are read as GBK', async () => {
    const gbk = Uint8Array.of(0xbd, 0xd6, 0xb5, 0xc0, 0xb0, 0xec, 0xca, 0xc2, 0xb4, 0xa6);
    const file = new Blob(['<meta charset=utf-8><table><tr><td>', gbk, '</td><td>1</td></tr></table>']);
    expect((await read(file)).rows).toEqual([['街道办事处', '1']]);
  });
});
