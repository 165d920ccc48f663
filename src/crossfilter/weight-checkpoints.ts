import { noBits } from './bitset';

/**
 * Weights of a grid at some positions of a growing sum, of those cells alone on which anything lies by then: a city fills
 * a part of the rectangle around it, a polygon a part of that.
 */
export interface WeightCheckpoints {
  /** `weights` are those of the positions before `position`; weights never fall. */
  keep(position: number, weights: Int32Array): void;
  /** The kept positions nearest to each of these, 0 among them. */
  nearest(position: number): number;
  /** weights += those at `to` − those at `from`, both kept positions or 0. */
  addBetween(from: number, to: number, weights: Int32Array): void;
  /** Cells that one addition goes through. */
  cells(): number;
  /** Leaves out every second one; `true` if it was the last too, which then is no longer kept. */
  thin(): boolean;
  bytes(): number;
}

interface Checkpoint {
  readonly position: number;
  /** Of the first cells of the list, as many as had anything at the time. */
  readonly weights: Int32Array;
}

export function weightCheckpoints(gridCells: number): WeightCheckpoints {
  let checkpoints: Checkpoint[] = [];
  let places = new Uint32Array(0);
  let found = 0;
  const known = noBits(gridCells);
  const isKnown = (cell: number) => (known[cell >>> 5]! & (1 << (cell & 31))) !== 0;

  function noteCells(weights: Int32Array): void {
    let more = 0;
    for (let cell = 0; cell < gridCells; cell++) if (weights[cell] !== 0 && !isKnown(cell)) more++;
    if (more === 0) return;
    const grown = new Uint32Array(found + more);
    grown.set(places);
    for (let cell = 0; cell < gridCells; cell++) {
      if (weights[cell] === 0 || isKnown(cell)) continue;
      known[cell >>> 5] = known[cell >>> 5]! | (1 << (cell & 31));
      grown[found++] = cell;
    }
    places = grown;
  }

  function at(position: number): Int32Array {
    return checkpoints.find((one) => one.position === position)?.weights ?? NOTHING;
  }

  return {
    keep(position, weights) {
      noteCells(weights);
      const kept = new Int32Array(found);
      for (let i = 0; i < found; i++) kept[i] = weights[places[i]!]!;
      checkpoints.push({ position, weights: kept });
    },
    nearest(position) {
      let best = 0;
      for (const one of checkpoints)
        if (Math.abs(one.position - position) < Math.abs(best - position)) best = one.position;
      return best;
    },
    addBetween(from, to, weights) {
      const [less, more] = [at(from), at(to)];
      for (let i = 0; i < less.length; i++) {
        const cell = places[i]!;
        weights[cell] = weights[cell]! + more[i]! - less[i]!;
      }
      for (let i = less.length; i < more.length; i++) {
        const cell = places[i]!;
        weights[cell] = weights[cell]! + more[i]!;
      }
    },
    cells: () => found,
    thin() {
      const odd = checkpoints.length % 2 === 1;
      checkpoints = checkpoints.filter((_, index) => index % 2 === 1);
      return odd;
    },
    bytes: () => checkpoints.reduce((sum, { weights }) => sum + weights.byteLength, 0),
  };
}

const NOTHING = new Int32Array(0);
