/** Directed stretches of outline, four numbers each: x1, y1, x2, y2; what they enclose lies to the left. */
export type Stretches = number[];

/** One cell of the lattice, cut to the polygon. Columns count eastwards, rows northwards, from the lattice's origin. */
export interface Piece {
  readonly column: number;
  readonly row: number;
  readonly stretches: Stretches;
}

/** A ring without its repeated last point: x, y interleaved, in the unit of the lattice. */
export type Ring = Float64Array;

/**
 * A polygon (rings, even-odd) cut by the lines of a square lattice of side 1 from the origin. Every edge is cut at every
 * line once, and both cells beside a line get the same numbers: the pieces fill the polygon without gap or overlap.
 * No corner may lie on a line.
 */
export function latticePieces(rings: readonly Ring[]): readonly Piece[] {
  const cells = new Map<string, Piece>();
  const stretchesOf = (column: number, row: number): Stretches => {
    const key = `${column},${row}`;
    let piece = cells.get(key);
    if (piece === undefined) {
      piece = { column, row, stretches: [] };
      cells.set(key, piece);
    }
    return piece.stretches;
  };
  /** Where the outline crosses x = column, by column: the y; and likewise. */
  const upright = new Map<number, number[]>();
  const level = new Map<number, number[]>();
  for (const ring of orientedRings(rings)) {
    for (let at = 0; at < ring.length; at += 2) {
      const after = (at + 2) % ring.length;
      cutEdge(ring[at]!, ring[at + 1]!, ring[after]!, ring[after + 1]!, stretchesOf, upright, level);
    }
  }
  for (const [column, ys] of upright) {
    forInside(ys, (y1, y2, row) => {
      stretchesOf(column - 1, row).push(column, y1, column, y2);
      stretchesOf(column, row).push(column, y2, column, y1);
    });
  }
  for (const [row, xs] of level) {
    forInside(xs, (x1, x2, column) => {
      stretchesOf(column, row).push(x1, row, x2, row);
      stretchesOf(column, row - 1).push(x2, row, x1, row);
    });
  }
  return [...cells.values()];
}

/** The stretches of a line inside the polygon, cut at whole numbers; `at` is the whole number below each. */
function forInside(crossings: number[], found: (from: number, to: number, at: number) => void): void {
  crossings.sort((a, b) => a - b);
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    let from = crossings[i]!;
    const end = crossings[i + 1]!;
    while (from < end) {
      const at = Math.floor(from);
      const to = Math.min(end, at + 1);
      found(from, to, at);
      from = to;
    }
  }
}

function cutEdge(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stretchesOf: (column: number, row: number) => Stretches,
  upright: Map<number, number[]>,
  level: Map<number, number[]>,
): void {
  const cuts: { readonly along: number; readonly x: number; readonly y: number }[] = [];
  for (let x = Math.ceil(Math.min(x1, x2)); x < Math.max(x1, x2); x++) {
    const along = (x - x1) / (x2 - x1);
    const y = y1 + along * (y2 - y1);
    cuts.push({ along, x, y });
    add(upright, x, y);
  }
  for (let y = Math.ceil(Math.min(y1, y2)); y < Math.max(y1, y2); y++) {
    const along = (y - y1) / (y2 - y1);
    const x = x1 + along * (x2 - x1);
    cuts.push({ along, x, y });
    add(level, y, x);
  }
  cuts.sort((a, b) => a.along - b.along);
  let [fromX, fromY] = [x1, y1];
  for (const { x, y } of [...cuts, { x: x2, y: y2 }]) {
    // The middle says which cell: both ends may lie on lines.
    stretchesOf(Math.floor((fromX + x) / 2), Math.floor((fromY + y) / 2)).push(fromX, fromY, x, y);
    [fromX, fromY] = [x, y];
  }
}

function add(lines: Map<number, number[]>, line: number, crossing: number): void {
  const known = lines.get(line);
  if (known) known.push(crossing);
  else lines.set(line, [crossing]);
}

/** Inside to the left: a ring within an even number of others runs counter-clockwise, the rest clockwise. */
function orientedRings(rings: readonly Ring[]): readonly Ring[] {
  return rings.map((ring, own) => {
    const [x, y] = [ring[0]!, ring[1]!];
    const around = rings.filter((other, i) => i !== own && contains(other, x, y)).length;
    return signedArea(ring) > 0 === (around % 2 === 0) ? ring : reversed(ring);
  });
}

function contains(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let at = 0; at < ring.length; at += 2) {
    const after = (at + 2) % ring.length;
    const [x1, y1, x2, y2] = [ring[at]!, ring[at + 1]!, ring[after]!, ring[after + 1]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function signedArea(ring: Ring): number {
  let sum = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const after = (at + 2) % ring.length;
    sum += ring[at]! * ring[after + 1]! - ring[after]! * ring[at + 1]!;
  }
  return sum / 2;
}

function reversed(ring: Ring): Ring {
  const out = new Float64Array(ring.length);
  for (let at = 0; at < ring.length; at += 2) {
    out[at] = ring[ring.length - 2 - at]!;
    out[at + 1] = ring[ring.length - 1 - at]!;
  }
  return out;
}

/** Twice nothing is taken twice: the area that stretches enclose. */
export function areaOf(stretches: Stretches): number {
  let sum = 0;
  for (let at = 0; at < stretches.length; at += 4) {
    sum += stretches[at]! * stretches[at + 3]! - stretches[at + 2]! * stretches[at + 1]!;
  }
  return sum / 2;
}

/** Two pieces as one: what they share runs both ways and goes. */
export function joined(a: Stretches, b: Stretches): Stretches {
  const open = new Map<string, number[]>();
  const all = [...a, ...b];
  const gone = new Set<number>();
  for (let at = 0; at < all.length; at += 4) {
    const back = `${all[at + 2]},${all[at + 3]},${all[at]},${all[at + 1]}`;
    const match = open.get(back)?.pop();
    if (match !== undefined) {
      gone.add(match).add(at);
      continue;
    }
    const key = `${all[at]},${all[at + 1]},${all[at + 2]},${all[at + 3]}`;
    const list = open.get(key);
    if (list) list.push(at);
    else open.set(key, [at]);
  }
  const left: Stretches = [];
  for (let at = 0; at < all.length; at += 4) if (!gone.has(at)) left.push(...all.slice(at, at + 4));
  return left;
}

/** Length of what two pieces share. */
export function sharedLength(a: Stretches, b: Stretches): number {
  const own = new Set<string>();
  for (let at = 0; at < a.length; at += 4) own.add(`${a[at]},${a[at + 1]},${a[at + 2]},${a[at + 3]}`);
  let length = 0;
  for (let at = 0; at < b.length; at += 4) {
    if (!own.has(`${b[at + 2]},${b[at + 3]},${b[at]},${b[at + 1]}`)) continue;
    length += Math.hypot(b[at + 2]! - b[at]!, b[at + 3]! - b[at + 1]!);
  }
  return length;
}

/** Stretches put end to end. */
export function ringsOf(stretches: Stretches): readonly Ring[] {
  const from = new Map<string, number[]>();
  for (let at = 0; at < stretches.length; at += 4) {
    const key = `${stretches[at]},${stretches[at + 1]}`;
    const list = from.get(key);
    if (list) list.push(at);
    else from.set(key, [at]);
  }
  const used = new Uint8Array(stretches.length / 4);
  const rings: Ring[] = [];
  for (let first = 0; first < stretches.length; first += 4) {
    if (used[first / 4] === 1) continue;
    const points: number[] = [];
    for (let at: number | undefined = first; at !== undefined && used[at / 4] === 0; ) {
      used[at / 4] = 1;
      points.push(stretches[at]!, stretches[at + 1]!);
      const next: readonly number[] = from.get(`${stretches[at + 2]},${stretches[at + 3]}`) ?? [];
      at = next.find((one) => used[one / 4] === 0);
    }
    if (points.length >= 6) rings.push(Float64Array.from(points));
  }
  return rings;
}
