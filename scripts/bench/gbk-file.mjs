// The same file in GBK. Node decodes GBK but does not encode it: the table is the decoder turned round.
import { closeSync, existsSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const PIECE_BYTES = 8 << 20;

function pairs() {
  const decoder = new TextDecoder('gbk');
  const table = new Uint16Array(0x10000);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\uFFFD') table[text.charCodeAt(0)] ||= (lead << 8) | trail;
    }
  }
  return table;
}

/** Path of the GBK copy of a UTF-8 file, made once beside it. */
export function gbkFile(path) {
  const target = path.replace(/\.csv$/, '_gbk.csv');
  if (existsSync(target)) return target;
  const table = pairs();
  const decoder = new StringDecoder('utf8');
  const unfinished = `${target}.part`;
  const from = openSync(path, 'r');
  const to = openSync(unfinished, 'w');
  const piece = Buffer.alloc(PIECE_BYTES);
  const written = Buffer.alloc(PIECE_BYTES * 2);
  for (let size = readSync(from, piece); size > 0; size = readSync(from, piece)) {
    const text = decoder.write(piece.subarray(0, size));
    let at = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < 0x80) {
        written[at++] = code;
        continue;
      }
      const pair = table[code];
      if (pair === 0) throw new Error(`GBK has no ${text[i]}`);
      written[at++] = pair >> 8;
      written[at++] = pair & 0xff;
    }
    writeSync(to, written, 0, at);
  }
  closeSync(from);
  closeSync(to);
  renameSync(unfinished, target);
  return target;
}
