import { readFileSync } from 'node:fs';
import type { Neighbours } from '../../../src/analysis/neighbours';

export const ORACLES = '../shared/data/oracles';

/** A .gal file: for every id its neighbours, in the order of the file's ids. */
export function readGal(path: string): { readonly ids: readonly string[]; readonly neighbours: Neighbours } {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const words = lines.join(' ').trim().split(/\s+/);
  const ids: string[] = [];
  const lists: string[][] = [];
  for (let at = 0; at < words.length; ) {
    const id = words[at]!;
    const n = Number(words[at + 1]);
    ids.push(id);
    lists.push(words.slice(at + 2, at + 2 + n));
    at += 2 + n;
  }
  if (!head!.split(/\s+/).includes(String(ids.length))) throw new Error(`${path} is cut`);
  return { ids, neighbours: neighboursOf(lists.map((list) => list.map((id) => ids.indexOf(id)))) };
}

export function neighboursOf(lists: readonly (readonly number[])[]): Neighbours {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = starts[i]! + list.length;
  });
  return { starts, ids: Uint32Array.from(lists.flat()) };
}

/** A numeric column of a dBASE file. */
export function dbfColumn(path: string, name: string): number[] {
  const bytes = readFileSync(path);
  const records = bytes.readUInt32LE(4);
  const head = bytes.readUInt16LE(8);
  const size = bytes.readUInt16LE(10);
  let offset = 1;
  for (let at = 32; bytes[at] !== 13; at += 32) {
    const field = bytes.toString('latin1', at, at + 11).replace(/\0.*$/s, '');
    const length = bytes[at + 16]!;
    if (field === name) {
      return Array.from({ length: records }, (_, record) =>
        Number(
          bytes.toString('latin1', head + record * size + offset, head + record * size + offset + length),
        ),
      );
    }
    offset += length;
  }
  throw new Error(`${path} has no column ${name}`);
}

/** Polygons of a shapefile that share a vertex. */
export function queenNeighbours(path: string): Neighbours {
  const bytes = readFileSync(path);
  const owners = new Map<string, Set<number>>();
  let shape = 0;
  for (let at = 100; at < bytes.length; shape++) {
    const length = bytes.readInt32BE(at + 4) * 2;
    const parts = bytes.readInt32LE(at + 8 + 36);
    const points = bytes.readInt32LE(at + 8 + 40);
    const from = at + 8 + 44 + 4 * parts;
    for (let point = 0; point < points; point++) {
      const key = bytes.toString('hex', from + point * 16, from + point * 16 + 16);
      const known = owners.get(key);
      if (known) known.add(shape);
      else owners.set(key, new Set([shape]));
    }
    at += 8 + length;
  }
  const lists = Array.from({ length: shape }, () => new Set<number>());
  for (const shapes of owners.values()) {
    for (const a of shapes) for (const b of shapes) if (a !== b) lists[a]!.add(b);
  }
  return neighboursOf(lists.map((set) => [...set].sort((a, b) => a - b)));
}
