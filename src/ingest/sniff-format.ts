import { isDbf } from './formats/dbf-head';
import { utf16ByteOrder } from './utf16';

/** What a file's first bytes say it is, whatever its name says. */
export const DETECTED_FORMATS = [
  'empty',
  'xlsx',
  'ods',
  'docx',
  'pptx',
  'zip',
  'gzip',
  'rar',
  '7z',
  'xls',
  'html',
  'mhtml',
  'spreadsheet-xml',
  'flat-ods',
  'kml',
  'xml',
  'json',
  'parquet',
  'shapes',
  'dbf',
  'pdf',
  'image',
  'binary',
  'delimited',
] as const;
export type DetectedFormat = (typeof DETECTED_FORMATS)[number];

/** Magic numbers from the formats' specifications: ZIP APPNOTE 4.3.7, MS-CFB 2.2, RFC 1952, Parquet. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const GZIP = [0x1f, 0x8b];
const PARQUET = [0x50, 0x41, 0x52, 0x31];
/** A shapefile's code 9994 and its five unused words. */
const SHAPES = [0x00, 0x00, 0x27, 0x0a, 0, 0, 0, 0];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const RAR = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07];
const SEVEN_ZIP = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c];
/** PNG, JPEG, GIF, TIFF in both byte orders. */
const IMAGES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];
/** First records of BIFF 2 to 5 outside a container: BOF with its version (MS-XLS 2.4.21 and its forerunners). */
const BARE_SHEETS = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x08, 0x08, 0x00],
  [0x09, 0x08, 0x10, 0x00],
];

/** Text has next to none of these; one in thirty is more than a table damaged in transfer shows. */
const CONTROL_SHARE = 1 / 30;

export function detectFormat(head: Uint8Array): DetectedFormat {
  const bare = withoutMark(head);
  if (bare.length === 0 || isBlank(bare)) return 'empty';
  if (begins(head, ZIP)) return zipFormat(head);
  if (begins(head, COMPOUND_FILE) || BARE_SHEETS.some((magic) => begins(head, magic))) return 'xls';
  if (begins(head, GZIP)) return 'gzip';
  if (begins(head, PARQUET)) return 'parquet';
  if (begins(head, SHAPES)) return 'shapes';
  if (isDbf(head)) return 'dbf';
  if (begins(head, PDF)) return 'pdf';
  if (begins(head, RAR)) return 'rar';
  if (begins(head, SEVEN_ZIP)) return '7z';
  if (IMAGES.some((magic) => begins(head, magic))) return 'image';
  // RFC 8142 opens every text of a sequence with a record separator.
  const text = latin(bare, 0, 8192).replaceAll('\0', '').replaceAll('\u001e', '').trimStart().toLowerCase();
  const markup = text.startsWith('<') ? markupFormat(text) : null;
  if (markup !== null) return markup;
  if (/^(?:mime-version:|from:|date:)[\s\S]*content-type:\s*multipart\/related/.test(text)) return 'mhtml';
  if (/^(\{\s*["}]|\[\s*[[{\]"\d])/.test(text)) return 'json';
  return isText(head) ? 'delimited' : 'binary';
}

/** A table of text may begin with '<' too, so one of the known roots has to be there. */
function markupFormat(text: string): DetectedFormat | null {
  if (/<(?:\w+:)?kml[\s>]/.test(text)) return 'kml';
  if (
    text.includes('urn:schemas-microsoft-com:office:spreadsheet') &&
    text.includes('<?xml') &&
    /<(?:\w+:)?workbook[\s>]/.test(text)
  )
    return 'spreadsheet-xml';
  if (/<office:document[\s>]/.test(text)) return 'flat-ods';
  if (/<(?:!doctype html|html|table|head|body|tr)[\s>]/.test(text)) return 'html';
  if (/^<(?:meta|!--|style|div)[\s>]/.test(text)) return 'html';
  return text.startsWith('<?xml') || text.startsWith('<!doctype') ? 'xml' : null;
}

function zipFormat(head: Uint8Array): DetectedFormat {
  const names = latin(head, 0, Math.min(head.length, 65_536));
  if (names.includes('opendocument.spreadsheet')) return 'ods';
  if (names.includes('xl/')) return 'xlsx';
  if (names.includes('word/')) return 'docx';
  if (names.includes('ppt/')) return 'pptx';
  return names.includes('[Content_Types].xml') ? 'xlsx' : 'zip';
}

function begins(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => head[i] === byte);
}

function withoutMark(head: Uint8Array): Uint8Array {
  if (begins(head, [0xef, 0xbb, 0xbf])) return head.subarray(3);
  return begins(head, [0xff, 0xfe]) || begins(head, [0xfe, 0xff]) ? head.subarray(2) : head;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13));
}

function isText(head: Uint8Array): boolean {
  // In UTF-16 every other byte of Latin text is NUL.
  if (utf16ByteOrder(head) !== null) return true;
  let controls = 0;
  let separators = 0;
  for (const byte of head) {
    if (byte === 1 || byte === 31) separators++;
    else if (byte === 127 || (byte < 32 && (byte < 9 || byte > 13) && byte !== 27)) controls++;
  }
  // Two of them delimit the fields of some databases' text; among other controls they are controls.
  return (controls === 0 ? 0 : controls + separators) <= head.length * CONTROL_SHARE;
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(from, to));
}
