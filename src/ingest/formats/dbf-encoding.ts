import type { Encoding } from '../../domain/recipe';
import { sniffEncoding } from '../encoding';

/** Language driver ids of the dBASE header that name a Chinese code page. */
const DRIVER_ENCODINGS: ReadonlyMap<number, Encoding> = new Map([
  [0x4d, 'gb18030'],
  [0x7a, 'gb18030'],
  [0x4f, 'big5'],
  [0x78, 'big5'],
]);

/**
 * Encoding of a table's text. What a .cpg or the header states counts where the bytes bear it out: Western code pages
 * are written into Chinese files by default, and a .cpg is often copied from another layer.
 */
export function dbfEncoding(sample: Uint8Array, driver: number, stated: string | null): Encoding {
  const named = (stated === null ? null : encodingOfName(stated)) ?? DRIVER_ENCODINGS.get(driver) ?? null;
  if (named !== null && fits(sample, named)) return named;
  const { encoding } = sniffEncoding(sample, true);
  return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
}

function encodingOfName(name: string): Encoding | null {
  const plain = name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  if (/^(utf8|65001|cp65001)$/.test(plain)) return 'utf-8';
  if (/(936|gbk|gb2312|gb18030|54936|euccn)$/.test(plain)) return 'gb18030';
  return /(950|big5|big5hkscs)$/.test(plain) ? 'big5' : null;
}

/** Texts that were cut inside a character break once each; a wrong encoding breaks everywhere. */
function fits(sample: Uint8Array, encoding: Encoding): boolean {
  const text = new TextDecoder(encoding).decode(sample);
  const broken = (text.match(/\uFFFD+(?!\n|$|\uFFFD)/g) ?? []).length;
  const foreign = (text.match(/[^ -~\s]/g) ?? []).length;
  return broken * 50 <= foreign;
}
