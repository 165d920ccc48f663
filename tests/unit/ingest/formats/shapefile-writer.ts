/** A field of a table to write: its name as bytes, type letter, width and decimals. */
export interface WrittenField {
  readonly name: Uint8Array;
  readonly type: string;
  readonly length: number;
}

/** A dBASE III table: cells as bytes, cut to their field's width. */
export function writeDbf(
  fields: readonly WrittenField[],
  records: readonly (readonly Uint8Array[])[],
  more: { readonly driver?: number; readonly deleted?: readonly number[] } = {},
): Uint8Array<ArrayBuffer> {
  const headerBytes = 33 + fields.length * 32;
  const recordBytes = 1 + fields.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(headerBytes + records.length * recordBytes + 1);
  const view = new DataView(bytes.buffer);
  bytes.set([0x03, 124, 6, 30]);
  view.setUint32(4, records.length, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, recordBytes, true);
  bytes[29] = more.driver ?? 0;
  for (const [i, { name, type, length }] of fields.entries()) {
    bytes.set(name.subarray(0, 10), 32 + i * 32);
    bytes[32 + i * 32 + 11] = type.charCodeAt(0);
    bytes[32 + i * 32 + 16] = length;
  }
  bytes[headerBytes - 1] = 0x0d;
  for (const [row, cells] of records.entries()) {
    let at = headerBytes + row * recordBytes;
    bytes[at++] = more.deleted?.includes(row) === true ? 0x2a : 0x20;
    for (const [i, { length }] of fields.entries()) {
      bytes.fill(0x20, at, at + length);
      bytes.set((cells[i] ?? new Uint8Array()).subarray(0, length), at);
      at += length;
    }
  }
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

/** Contents of shape records, each from its type on. */
export function writeShp(type: number, contents: readonly ArrayBuffer[]): Uint8Array<ArrayBuffer> {
  const length = 100 + contents.reduce((sum, { byteLength }) => sum + 8 + byteLength, 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  let at = 100;
  for (const [i, content] of contents.entries()) {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, content.byteLength / 2);
    bytes.set(new Uint8Array(content), at + 8);
    at += 8 + content.byteLength;
  }
  return bytes;
}

export function pointContent(x: number, y: number, more: readonly number[] = []): ArrayBuffer {
  const content = new ArrayBuffer(20 + more.length * 8);
  const view = new DataView(content);
  view.setInt32(0, more.length === 0 ? 1 : more.length === 2 ? 11 : 21, true);
  for (const [i, value] of [x, y, ...more].entries()) view.setFloat64(4 + i * 8, value, true);
  return content;
}

export function partsContent(
  type: number,
  parts: readonly (readonly (readonly [number, number])[])[],
): ArrayBuffer {
  const points = parts.flat();
  const content = new ArrayBuffer(44 + parts.length * 4 + points.length * 16);
  const view = new DataView(content);
  view.setInt32(0, type, true);
  view.setInt32(36, parts.length, true);
  view.setInt32(40, points.length, true);
  let start = 0;
  for (const [i, part] of parts.entries()) {
    view.setInt32(44 + i * 4, start, true);
    start += part.length;
  }
  for (const [i, point] of points.entries()) {
    view.setFloat64(44 + parts.length * 4 + i * 16, point[0], true);
    view.setFloat64(52 + parts.length * 4 + i * 16, point[1], true);
  }
  return content;
}

export function nullContent(): ArrayBuffer {
  return new ArrayBuffer(4);
}
