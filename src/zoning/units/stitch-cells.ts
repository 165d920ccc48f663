import type { CellPolygon } from './convex-cell';

/** Corners that lie closer to the straight line between their neighbours are left out. */
const STRAIGHT_METRES = 0.0005;

/**
 * Outlines of the cells from ≤ cell < to: cells that touch the next are one ring. The side between two is left out; where
 * theirs are not equally long, the outline steps along it, so that nothing is won or lost.
 */
export function stitched(cells: readonly CellPolygon[], from: number, to: number): number[][] {
  const rings: number[][] = [];
  for (let first = from; first < to; ) {
    let last = first;
    while (last + 1 < to && touchEachOther(cells, last)) last++;
    const ring = simplified(outline(cells, first, last));
    if (ring.length >= 6) rings.push(ring);
    first = last + 1;
  }
  return rings;
}

function touchEachOther(cells: readonly CellPolygon[], cell: number): boolean {
  return cells[cell]!.beyond.includes(cell + 1) && cells[cell + 1]!.beyond.includes(cell);
}

/** Forwards along the right sides of the cells, around the last one, and back along their left sides. */
function outline(cells: readonly CellPolygon[], first: number, last: number): number[] {
  const ring: number[] = [];
  const back: number[][] = [];
  for (let cell = first; cell <= last; cell++) {
    const { corners, beyond } = cells[cell]!;
    const count = beyond.length;
    const entry = cell === first ? -1 : beyond.indexOf(cell - 1);
    const exit = cell === last ? -1 : beyond.indexOf(cell + 1);
    const run = (begin: number, corners_: number) => {
      const points: number[] = [];
      for (let i = 0; i < corners_; i++) {
        const at = 2 * ((begin + i) % count);
        points.push(corners[at]!, corners[at + 1]!);
      }
      return points;
    };
    if (entry < 0) {
      // All corners, from the end of the side to the next cell around to its start.
      ring.push(...run(exit < 0 ? 0 : exit + 1, count));
    } else if (exit < 0) {
      ring.push(...run(entry + 1, count));
    } else {
      const right = ((exit - entry - 1 + count) % count) + 1;
      ring.push(...run(entry + 1, right));
      back.push(run(exit + 1, count - right));
    }
  }
  for (const points of back.reverse()) ring.push(...points);
  return ring;
}

function simplified(outlined: readonly number[]): number[] {
  const ring = withoutRepeats(outlined);
  const kept: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = [ring[at]!, ring[at + 1]!];
    const before = kept.length > 0 ? kept.slice(-2) : ring.slice(-2);
    // The first corner may be gone by the time the last is looked at.
    const after = at + 2 < ring.length ? ring.slice(at + 2, at + 4) : kept.slice(0, 2);
    const [dx, dy] = [after[0]! - before[0]!, after[1]! - before[1]!];
    const length = Math.hypot(dx, dy);
    const off =
      length < STRAIGHT_METRES
        ? Math.hypot(x - before[0]!, y - before[1]!)
        : Math.abs((x - before[0]!) * dy - (y - before[1]!) * dx) / length;
    if (off > STRAIGHT_METRES) kept.push(x, y);
  }
  return kept;
}

function withoutRepeats(ring: readonly number[]): number[] {
  const kept: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const before = kept.length === 0 ? ring.slice(-2) : kept.slice(-2);
    const apart = Math.hypot(ring[at]! - before[0]!, ring[at + 1]! - before[1]!);
    if (apart > STRAIGHT_METRES) kept.push(ring[at]!, ring[at + 1]!);
  }
  return kept;
}
