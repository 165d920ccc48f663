/** Arithmetic on rows of floats in one memory; places and lengths are in floats, lengths are multiples of LANES. */
export interface RowArithmetic {
  /** Grows to at least `floats`; what was there is lost, and so are earlier views of it. */
  reserve(floats: number): Float32Array;
  /** memory[out + i] += weight × (memory[a + i] + memory[b + i]) for i < length. */
  addPair(out: number, a: number, b: number, length: number, weight: number): void;
  /** The greatest of the row and 0. */
  greatest(row: number, length: number): number;
}

/** Floats that one instruction takes. */
export const LANES = 4;

/** Vectors of 128 bits where the browser has them (Chromium since 91), else one float at a time. */
export function rowArithmetic(): RowArithmetic {
  return vectorArithmetic() ?? plainArithmetic();
}

export function plainArithmetic(): RowArithmetic {
  let memory = new Float32Array(0);
  return {
    reserve(floats) {
      if (memory.length < floats) memory = new Float32Array(floats);
      return memory;
    },
    addPair(out, a, b, length, weight) {
      for (let i = 0; i < length; i++) {
        memory[out + i] = memory[out + i]! + weight * (memory[a + i]! + memory[b + i]!);
      }
    },
    greatest(row, length) {
      let most = 0;
      for (let i = row; i < row + length; i++) if (memory[i]! > most) most = memory[i]!;
      return most;
    },
  };
}

const PAGE_BYTES = 0x1_0000;

/** null where WebAssembly or its vectors are not to be had. */
export function vectorArithmetic(): RowArithmetic | null {
  let module: WebAssembly.Module;
  try {
    module = new WebAssembly.Module(VECTOR_MODULE);
  } catch {
    return null;
  }
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { addPair, greatest } = new WebAssembly.Instance(module, { js: { memory } }).exports as {
    readonly addPair: (out: number, a: number, b: number, bytes: number, weight: number) => void;
    readonly greatest: (row: number, bytes: number) => number;
  };
  let view = new Float32Array(memory.buffer);
  return {
    reserve(floats) {
      if (view.length < floats) {
        memory.grow(Math.ceil(((floats - view.length) * 4) / PAGE_BYTES));
        view = new Float32Array(memory.buffer);
      }
      return view;
    },
    addPair(out, a, b, length, weight) {
      if (length > 0) addPair(out * 4, a * 4, b * 4, length * 4, weight);
    },
    greatest: (row, length) => (length > 0 ? greatest(row * 4, length * 4) : 0),
  };
}

/**
 * The two loops in WebAssembly's binary form (core specification 2.0, chapter 5), put together here: no compiler for
 * a module of 200 bytes, and nothing to fetch.
 */
const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const i32 = (value: number) => [0x41, value];
const ADD_I32 = 0x6a;
const SUB_I32 = 0x6b;
const LOAD = [0xfd, 0x00, 0x00, 0x00];
const STORE = [0xfd, 0x0b, 0x00, 0x00];
const SPLAT = [0xfd, 0x13];
const ADD = [0xfd, 0xe4, 0x01];
const MULTIPLY = [0xfd, 0xe6, 0x01];
const MAXIMUM = [0xfd, 0xe9, 0x01];
const MAX_F32 = 0x97;
const lane = (index: number) => [0xfd, 0x1f, index];
const step = (local: number) => [...get(local), ...i32(16), ADD_I32, ...set(local)];
const END = 0x0b;
/** `loop … br_if 0 end`: runs again while the local, counted down by 16, is not 0. */
const whileLeft = (local: number, body: readonly number[]) => [
  ...[0x03, 0x40],
  ...body,
  ...get(local),
  ...i32(16),
  SUB_I32,
  ...[0x22, local],
  ...[0x0d, 0x00],
  END,
];

const sized = (bytes: readonly number[]) => [...leb(bytes.length), ...bytes];
const section = (id: number, bytes: readonly number[]) => [id, ...sized(bytes)];
const text = (name: string) => sized([...name].map((letter) => letter.charCodeAt(0)));

function leb(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

/** Locals: out, a, b, bytes left, weight; then the weight in all lanes. */
const ADD_PAIR = [
  ...[0x01, 0x01, V128],
  ...get(4),
  ...SPLAT,
  ...set(5),
  ...whileLeft(3, [
    ...get(0),
    ...[...get(0), ...LOAD],
    ...[...get(1), ...LOAD, ...get(2), ...LOAD, ...ADD],
    ...[...get(5), ...MULTIPLY],
    ...ADD,
    ...STORE,
    ...[...step(0), ...step(1), ...step(2)],
  ]),
  END,
];

/** Locals: row, bytes left; then the greatest so far of each lane. */
const GREATEST = [
  ...[0x01, 0x01, V128],
  ...whileLeft(1, [...get(2), ...get(0), ...LOAD, ...MAXIMUM, ...set(2), ...step(0)]),
  ...[...get(2), ...lane(0), ...get(2), ...lane(1), MAX_F32],
  ...[...get(2), ...lane(2), ...get(2), ...lane(3), MAX_F32],
  MAX_F32,
  END,
];

const VECTOR_MODULE = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...section(1, [2, 0x60, 5, I32, I32, I32, I32, F32, 0, 0x60, 2, I32, I32, 1, F32]),
  ...section(2, [1, ...text('js'), ...text('memory'), 0x02, 0x00, 0x01]),
  ...section(3, [2, 0, 1]),
  ...section(7, [2, ...text('addPair'), 0x00, 0, ...text('greatest'), 0x00, 1]),
  ...section(10, [2, ...sized(ADD_PAIR), ...sized(GREATEST)]),
]);
