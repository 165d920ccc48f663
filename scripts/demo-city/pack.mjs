import { gzipSync } from 'node:zlib';

/**
 * Writes the columnar pack that src/ingest/formats/packed.ts reads. Integers are split into byte planes (and, where
 * rows are in order, stored as differences), because deflate finds nothing in interleaved 32-bit numbers.
 */
export function writePack(rowCount, columns) {
  const buffers = [];
  let at = 0;
  const store = (values, { delta = false } = {}) => {
    const stored = delta ? differences(values) : values;
    let largest = 0;
    for (const value of stored) {
      if (!(value >= 0 && value <= 0xffff_ffff && Number.isInteger(value))) {
        throw new RangeError(`not an unsigned 32-bit integer: ${value}`);
      }
      if (value > largest) largest = value;
    }
    let width = 0;
    while (largest >= 256 ** width) width++;
    width = Math.max(1, width);
    const buffer = Buffer.alloc(width * stored.length);
    for (let plane = 0; plane < width; plane++) {
      for (let i = 0; i < stored.length; i++) {
        buffer[plane * stored.length + i] = Math.floor(stored[i] / 256 ** plane) % 256;
      }
    }
    const spec = delta ? { at, width, delta: true } : { at, width };
    buffers.push(buffer);
    at += buffer.length;
    return spec;
  };
  const header = {
    format: 'shirong-pack',
    version: 1,
    rowCount,
    columns: columns.map((column) => encodeColumn(column, store)),
  };
  const json = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(8);
  start.write('SRPK', 0, 'latin1');
  start.writeUInt32LE(json.length, 4);
  // zlib in Node writes mtime 0; byte 9 (the operating system) is fixed so that every machine gives the same bytes.
  const packed = gzipSync(Buffer.concat([start, json, ...buffers]), { level: 9, memLevel: 9 });
  packed[9] = 255;
  return packed;
}

function encodeColumn(column, store) {
  const { field, kind } = column;
  switch (kind) {
    case 'dictionary':
    case 'lookup':
    case 'pair': {
      const spec = { field, kind, values: column.values, codes: store(column.codes) };
      return column.of ? { ...spec, of: column.of } : spec;
    }
    case 'number': {
      const { scale, origin, by, origins, keys } = column;
      const stored = column.values.map((value, row) => {
        if (Number.isNaN(value)) return 0;
        const from = by ? origin + origins[keys[row]] : origin;
        return 1 + zigzag(Math.round(value * scale) - from);
      });
      const spec = { field, kind, scale, origin, ints: store(stored) };
      return by ? { ...spec, by, origins: store(origins) } : spec;
    }
    case 'time': {
      const { after, base, originSeconds, delta = false } = column;
      if (column.midnights) return { field, kind, after, ...fromMidnight(column, store) };
      const stored = column.values.map((value, row) =>
        Number.isNaN(value)
          ? 0
          : 1 + (after ? value - base[row] : value / 1000 - originSeconds) / (after ? 1000 : 1),
      );
      const spec = { field, kind, ints: store(stored, { delta }) };
      return after ? { ...spec, after } : { ...spec, originSeconds };
    }
    case 'concat':
      return {
        field,
        kind,
        templates: column.templates,
        template: storeVariants(column.template, column, store),
        slots: column.slots.map((slot) => {
          if (slot.field) return { field: slot.field };
          if (slot.digits)
            return { digits: store(slot.digits, { delta: slot.delta === true }), width: slot.width ?? 0 };
          return { values: slot.values, codes: storeVariants(slot.codes, slot, store) };
        }),
      };
    default:
      throw new Error(`no encoding called ${kind}`);
  }
}

/** With `by` and `starts`, codes are stored as what they exceed their category's start by; 0 stays 0. */
function storeVariants(codes, { by, keys, starts }, store) {
  if (!by) return store(codes);
  const own = codes.map((code, row) => (code === 0 ? 0 : code - starts[keys[row]]));
  return { ...store(own), by, starts: store(starts) };
}

/** Whole hours are stored from the midnight before `base`, the rest from `base` itself: either repeats often. */
function fromMidnight({ values, base }, store) {
  const midnights = values.map((value) => (value % 3_600_000 === 0 ? 1 : 0));
  const stored = values.map((value, row) => {
    if (Number.isNaN(value)) return 0;
    const from = midnights[row] ? base[row] - (base[row] % 86_400_000) : base[row];
    return 1 + (value - from) / 1000;
  });
  return { midnights: store(midnights), ints: store(stored) };
}

function differences(values) {
  let last = 0;
  return Array.from(values, (value) => {
    const difference = zigzag(value - last);
    last = value;
    return difference;
  });
}

function zigzag(value) {
  return value < 0 ? -2 * value - 1 : 2 * value;
}
