import type { CaseRecipe, Encoding } from '../../src/domain/recipe';
import { encodeText } from './encode-text';
import type { Random } from './random';

export interface KnownRow {
  readonly case_id: string;
  /** Milliseconds of the local wall clock. */
  readonly reported_at: number;
  readonly major: string | null;
  readonly description: string | null;
  readonly lon: number;
  readonly lat: number;
}

export interface RandomFile {
  readonly bytes: Uint8Array;
  readonly recipe: CaseRecipe;
  readonly rows: readonly KnownRow[];
  readonly blankLines: number;
}

const FIELDS = ['case_id', 'reported_at', 'major', 'description', 'lon', 'lat'] as const;
const HEADERS: Record<(typeof FIELDS)[number], string> = {
  case_id: '案件编号',
  reported_at: '上报时间',
  major: '大类名称',
  // Not the product's own header: a file that looks like its own export is read back with the formula guard taken off.
  description: '案件描述',
  lon: '经度',
  lat: '纬度',
};
const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-8', 'utf-8', 'gb18030', 'utf-16le', 'utf-16be'];
const MAJORS = ['街面秩序', '市容环境', '宣传广告', '施工管理', '突发事件', '其他'];
// Each of these has broken a reader somewhere: delimiters, doubled and lone quotes, breaks inside a cell, text that
// looks like a formula or like nothing, characters of one to four bytes.
const SNIPPETS = [
  '路口有垃圾',
  ',',
  ';',
  '\t',
  '|',
  '"',
  '""',
  '“引号”',
  '\n',
  '=1+1',
  "'",
  '\\',
  ' 空格 ',
  'null',
  '0',
  '镕喆',
  '。',
  '--',
  'ＡＢ',
];
const ASTRAL = ['𠮷', '😀'];

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

function quoteCell(text: string, delimiter: string, always: boolean): string {
  const needed = always || text.includes(delimiter) || /["\r\n]/.test(text) || text !== text.trim();
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file that is right in every way, in a random dialect, with what must be read from it. */
export function randomCaseFile(random: Random): RandomFile {
  const encoding = random.pick(ENCODINGS);
  const delimiter = random.pick([',', ',', ';', '\t', '|']);
  const lineBreak = random.pick(['\n', '\r\n']);
  const quoteAlways = random.chance(0.3);
  const order = [...FIELDS].sort(() => random.below(3) - 1);
  const snippets = encoding === 'gb18030' ? SNIPPETS : [...SNIPPETS, ...ASTRAL];
  const count = random.chance(0.05) ? 2000 + random.below(3000) : 1 + random.below(60);

  const rows: KnownRow[] = [];
  const lines = [order.map((field) => quoteCell(HEADERS[field], delimiter, quoteAlways)).join(delimiter)];
  let blankLines = 0;
  for (let row = 0; row < count; row++) {
    const day = 1 + random.below(28);
    const [month, hour, minute] = [1 + random.below(12), random.below(24), random.below(60)];
    const time = `2024-${twoDigits(month)}-${twoDigits(day)} ${twoDigits(hour)}:${twoDigits(minute)}:00`;
    const parts = Array.from({ length: random.below(6) }, () => random.pick(snippets));
    // A break inside a cell is written as the file's own, so that a line is a line.
    const description = parts.join('').replaceAll('\n', lineBreak);
    const known: KnownRow = {
      // Nineteen digits with a leading zero: read as a number it would come back as another case.
      case_id: `0330106${String(row).padStart(12, '0')}`,
      reported_at: Date.UTC(2024, month - 1, day, hour, minute),
      major: random.chance(0.1) ? null : random.pick(MAJORS),
      description: description === '' ? null : description,
      lon: (110_000_000 + random.below(10_000_000)) / 1e6,
      lat: (20_000_000 + random.below(10_000_000)) / 1e6,
    };
    rows.push(known);
    const cells = order.map((field) => {
      const value = field === 'reported_at' ? time : known[field];
      return quoteCell(value === null ? '' : String(value), delimiter, quoteAlways);
    });
    lines.push(cells.join(delimiter));
    if (random.chance(0.02)) {
      lines.push('');
      blankLines++;
    }
  }
  const text = lines.join(lineBreak) + (random.chance(0.8) ? lineBreak : '');
  const headers = order.map((field) => HEADERS[field]);
  return {
    bytes: encodeText(text, encoding, encoding.startsWith('utf-16') || random.chance(0.3)),
    recipe: {
      format: 'delimited',
      encoding,
      delimiter,
      quote: '"',
      headerLine: 1,
      headers,
      mapping: Object.fromEntries(order.map((field, column) => [field, column])),
    },
    rows,
    // A blank last line that ends without a break is the end of the file, not a record.
    blankLines,
  };
}

/** The same bytes with some of them lost, doubled, swapped or replaced: what disks, mails and editors do. */
export function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  let result = Array.from(bytes);
  for (let wound = 1 + random.below(6); wound > 0; wound--) {
    const at = random.below(Math.max(1, result.length));
    const length = 1 + random.below(random.chance(0.2) ? 400 : 4);
    switch (random.below(5)) {
      case 0:
        result.splice(at, length);
        break;
      case 1:
        result.splice(at, 0, ...Array.from({ length }, () => random.below(256)));
        break;
      case 2:
        result.splice(at, 0, ...result.slice(at, at + length));
        break;
      case 3:
        result.splice(at, 1, random.pick([0, 0x22, 0x2c, 0x0a, 0x0d, 0xff, 0x1a]));
        break;
      default:
        result = result.slice(0, Math.max(1, at));
    }
  }
  return Uint8Array.from(result);
}
