import { describe, expect, it } from 'vitest';
import { propose } from '../../../src/ingest/propose';
import { sniffDialect } from '../../../src/ingest/sniff-dialect';
import { utf8 } from './read-cases';
import { readTexts } from './read-texts';

const dialectOf = (text: string) => sniffDialect(utf8(text), true);
const tableOf = (text: string) => {
  const table = readTexts(utf8(text));
  if (typeof table === 'string') throw new Error(table);
  return table;
};

describe('dialect', () => {
  it.each([
    ['a,b,c\n1,2,3\n4,5,6\n', ','],
    ['a||b||c\n1||2||3\n4||||6\n', '||'],
    ['a~|~b\n1~|~2\n3~|~4\n', '~|~'],
    ['编号，地点，描述\n1，路口，垃圾\n2，街边，占道\n', '，'],
    ['a^b^c\n1^2,5^3\n4^5^6\n', '^'],
    ['id\u0001name\n1\u0001x\n2\u0001y\n', '\u0001'],
    ['a,,c\n1,,3\n4,,6\n', ','],
  ])('of %j is delimited by %j', (text, delimiter) => {
    expect(dialectOf(text).delimiter).toBe(delimiter);
  });

  it('of amounts is not delimited by their currency, of times not by their blank', () => {
    expect(dialectOf('price\n5$10\n6$20\n7$30\n').delimiter).toBe(',');
    expect(dialectOf('上报时间\n2024-03-01 08:00:00\n2024-03-02 09:00:00\n').delimiter).toBe(',');
  });

  it('has an escape where quotes are escaped, and none where a backslash ends a cell', () => {
    expect(dialectOf('a,b\n"5\\" pipe, long",1\n"6\\", short",2\n').escape).toBe('\\');
    expect(dialectOf('a,b\n"C:\\data\\",1\n"D:\\x, y\\",2\n').escape).toBeUndefined();
  });

  it('has an escape where only that makes all records regular, though more cells then begin with a quote', () => {
    const rows = ['1,"\\"null,=1",其他', '2,"\'",', '3,"\\"","Ａ\t"', '4,"\\",",街面', '5,a,b', '6,,c'];
    expect(dialectOf(`编号,大类,描述\r\n${rows.join('\r\n')}\r\n`).escape).toBe('\\');
  });

  it('has apostrophes for quotes only where they leave no quote unread', () => {
    expect(dialectOf("a,b\n'x, y',1\n'z, w',2\n").quote).toBe("'");
    expect(dialectOf('a,b\n"it\'s, so",1\n"that\'s, why",2\n').quote).toBe('"');
  });
});

describe('header', () => {
  it('lies below a title, even one with all its delimiters', () => {
    const { recipe } = tableOf('月度统计,,\n,,\nname,size,date\nx,1,2024-01-01\ny,2,2024-01-02\n');
    expect(recipe).toMatchObject({ headerLine: 3, headers: ['name', 'size', 'date'] });
  });

  it('of two rows joins what a merged cell spans', () => {
    const { recipe, rows } = tableOf(
      '案件编号,上报信息,,处置,\n,上报时间,地址描述,处置部门,结案时间\n1,2024-01-01 08:00:00,路口,城管,2024-01-02 08:00:00\n2,2024-01-01 09:00:00,街边,城管,\n',
    );
    expect(recipe.headerRows).toBe(2);
    expect(recipe.headers).toEqual([
      '案件编号',
      '上报信息 上报时间',
      '上报信息 地址描述',
      '处置 处置部门',
      '处置 结案时间',
    ]);
    expect(rows.length).toBe(2);
    const proposed = propose(utf8('案件编号,上报,\n,上报时间,地址\n1,2024-01-01 08:00:00,x\n'), 'x', 99);
    expect(proposed.ok && proposed.value.recipe.mapping).toMatchObject({
      case_id: 0,
      reported_at: 1,
      address: 2,
    });
  });

  it('that comes again, quoted or not, is skipped', () => {
    const { report } = tableOf('"a","b"\n1,2\na,b\n3,4\n5,6\n7,8\n9,1\n2,3\n4,5\n');
    expect(report.skips).toEqual([{ line: 3, code: 'header', text: 'a,b' }]);
  });

  it('with a doubled delimiter keeps its names over their columns', () => {
    const { headers } = tableOf('name,,size,date,x\na,1,2024-01-01,5\nb,2,2024-01-02,6\nc,3,2024-01-03,7\n');
    expect(headers).toEqual(['name', 'size', 'date', 'x']);
  });
});
