/** One text as bytes; `lost` counts the signs that were replaced since it was made. */
export interface TextBytes {
  encode(text: string): Uint8Array;
  readonly lost: number;
}

/** Two bytes as a number for each UTF-16 unit, 0 where there are none; four bytes as their place in the row of all such. */
interface Table {
  readonly pairs: Uint16Array;
  readonly quads: Int32Array;
}

let known: Table | null = null;

/** The browser decodes GB 18030 and does not encode it: the table is what the decoder says, turned about. */
function table(): Table {
  known ??= build();
  return known;
}

const QUAD_COUNT = 39_420;
/** Place of U+10000 among the four-byte codes, as for every sign from there on: 90 30 81 30. */
const FIRST_SUPPLEMENTARY = 189_000;

function build(): Table {
  const pairs = new Uint16Array(0x10000);
  const quads = new Int32Array(0x10000).fill(-1);
  const decoder = new TextDecoder('gb18030');
  // Two bytes: 81–FE, then 40–FE without 7F. Each is followed by a line end, so that nothing runs together.
  const bytes = new Uint8Array(126 * 190 * 3);
  const codes: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      bytes.set([lead, trail, 0x0a], codes.length * 3);
      codes.push(lead * 256 + trail);
    }
  }
  decoder
    .decode(bytes)
    .split('\n')
    .forEach((sign, at) => {
      const unit = sign.charCodeAt(0);
      if (sign.length === 1 && unit !== REPLACEMENT && unit >= 0x80 && pairs[unit] === 0)
        pairs[unit] = codes[at]!;
    });
  const quadBytes = new Uint8Array(QUAD_COUNT * 5);
  for (let at = 0; at < QUAD_COUNT; at++) {
    quadBytes.set(quadOf(at), at * 5);
    quadBytes[at * 5 + 4] = 0x0a;
  }
  decoder
    .decode(quadBytes)
    .split('\n')
    .forEach((sign, at) => {
      const unit = sign.charCodeAt(0);
      if (sign.length === 1 && (unit !== REPLACEMENT || at === REPLACEMENT_PLACE) && pairs[unit] === 0)
        quads[unit] = at;
    });
  return { pairs, quads };
}

const REPLACEMENT = 0xfffd;
/** 84 31 A4 37. */
const REPLACEMENT_PLACE = 39_417;

function quadOf(at: number): [number, number, number, number] {
  return [
    0x81 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ];
}

/**
 * GB 18030 has a place for every assigned sign of Unicode; what has none is half a pair of UTF-16, which is no sign, and
 * some twenty private code points, by the decoder's edition of the standard. `gbk`: one
 * and two bytes alone, as old readers of tables know them; other signs become a question mark.
 */
export function createGb18030({ gbk = false }: { readonly gbk?: boolean } = {}): TextBytes {
  const { pairs, quads } = table();
  let room = new Uint8Array(1 << 12);
  let lost = 0;
  return {
    get lost() {
      return lost;
    },
    encode(text) {
      if (room.length < text.length * 4) room = new Uint8Array(text.length * 8);
      let length = 0;
      const put = (at: number): void => {
        room.set(quadOf(at), length);
        length += 4;
      };
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        if (unit < 0x80) {
          room[length++] = unit;
          continue;
        }
        const pair = pairs[unit]!;
        if (pair !== 0) {
          room[length++] = pair >> 8;
          room[length++] = pair & 0xff;
          continue;
        }
        const point = text.codePointAt(at)!;
        if (point > 0xffff) at++;
        const place = point > 0xffff ? FIRST_SUPPLEMENTARY + point - 0x10000 : quads[unit]!;
        if (gbk || place < 0) lost++;
        if (gbk) room[length++] = 0x3f;
        else put(place < 0 ? REPLACEMENT_PLACE : place);
      }
      return room.slice(0, length);
    },
  };
}
