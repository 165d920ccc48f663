import { describe, expect, it } from 'vitest';
import { ENCODINGS, type Encoding } from '../../src/domain/recipe';
import { readTexts, readTextsBy } from '../unit/ingest/read-texts';
import { encodeText } from './encode-text';
import { type Random, seededRandom } from './random';
import { campaignSize, FIRST_SEED } from './size';

const TABLES = campaignSize(250, 5000);

const DELIMITERS = [',', ',', ';', '\t', '|', '||', '~|~', '^', '，', '\u0001', '::'];
const NAMES = ['案件编号', '大类', '描述', '地址', '上报时间', '经度', '备注一', '备注二', '处置部门'];
/** Han characters that GB18030 and Big5 both have. */
const SNIPPETS = [
  '路口有垃圾',
  '占道',
  ',',
  ';',
  '|',
  '^',
  ':',
  '~',
  '\t',
  '，',
  '\n',
  ' 空格 ',
  '\\',
  '=1+1',
  '0',
  'null',
  'ＡＢ',
];

/** What of the words above Big5 has only in its traditional form. */
const TRADITIONAL: Readonly<Record<string, string>> = {
  编: '編',
  号: '號',
  类: '類',
  报: '報',
  时: '時',
  间: '間',
  经: '經',
  备: '備',
  处: '處',
  门: '門',
  环: '環',
};

interface Written {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function randomTable(random: Random): Written {
  const encoding = random.pick(ENCODINGS);
  const delimiter = random.pick(DELIMITERS);
  const quote = random.pick(['"', '"', "'"]);
  const escaping = quote === '"' && random.chance(0.25) ? '\\' : '';
  const lineBreak = random.pick(['\n', '\r\n', '\r']);
  const always = random.chance(0.3);
  const columns = 3 + random.below(NAMES.length - 3);
  const spelled = (text: string) =>
    encoding === 'big5' ? text.replace(/\p{Script=Han}/gu, (sign) => TRADITIONAL[sign] ?? sign) : text;
  const headers = NAMES.slice(0, columns).map(spelled);
  const inside = [...SNIPPETS, ...(quote === '"' ? ['"', '""', "'"] : [])].filter(
    // A backslash is text in one dialect and a sign in the other; nothing told can tell a lone one.
    (text) => escaping === '' || text !== '\\',
  );
  const rows = Array.from({ length: 12 + random.below(40) }, (_, row) =>
    NAMES.slice(0, columns).map((name) => {
      if (name === '案件编号') return `0330106${String(row).padStart(12, '0')}`;
      if (name === '上报时间') return `2024-03-${String(1 + random.below(28)).padStart(2, '0')} 08:05:00`;
      if (name === '经度') return (110 + random.below(1e6) / 1e5).toFixed(6);
      if (random.chance(0.5)) return spelled(random.pick(['街面秩序', '市容环境', '', '其他']));
      const text = Array.from({ length: 1 + random.below(4) }, () => random.pick(inside)).join('');
      return text.replaceAll('\n', lineBreak);
    }),
  );
  const written = (text: string) => {
    const needed = always || text.includes(delimiter[0]!) || /["'\\\r\n]/.test(text) || text !== text.trim();
    const inner = escaping === '' ? text.replaceAll(quote, quote + quote) : text.replaceAll('"', '\\"');
    return needed ? quote + inner + quote : text;
  };
  const text = [headers, ...rows].map((cells) => cells.map(written).join(delimiter) + lineBreak).join('');
  return {
    bytes: encodeText(text, encoding, encoding.startsWith('utf') && random.chance(0.5)),
    encoding,
    delimiter,
    headers,
    rows,
  };
}

describe(`${TABLES} tables in any dialect and encoding`, () => {
  it('are read back equal with nothing told', () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + TABLES; seed++) {
      const { bytes, encoding, delimiter, headers, rows } = randomTable(seededRandom(seed + 21_000_000));
      const read = readTexts(bytes);
      const got = typeof read === 'string' ? { code: read } : { ...dialectOf(read), rows: read.rows };
      expect({ seed, ...got }).toEqual({ seed, encoding, delimiter, headers, rows });
    }
  });

  it('are read the same in pieces of any size', () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + TABLES / 5; seed++) {
      const random = seededRandom(seed + 21_000_000);
      const { bytes } = randomTable(random);
      const whole = readTexts(bytes);
      if (typeof whole === 'string') expect.fail(whole);
      expect(readTextsBy(bytes, whole.recipe, 1 + random.below(200)).rows).toEqual(whole.rows);
    }
  });
});

function dialectOf({ recipe, headers }: Exclude<ReturnType<typeof readTexts>, string>) {
  return { encoding: recipe.encoding, delimiter: recipe.delimiter, headers };
}
