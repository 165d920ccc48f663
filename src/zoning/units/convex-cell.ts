/** A convex polygon, counter-clockwise, and what lies beyond each of its sides. */
export interface CellPolygon {
  /** x, y interleaved. */
  readonly corners: readonly number[];
  /** The place that side i (from corner i to the next) is half-way to; OUTSIDE for none. */
  readonly beyond: readonly number[];
}

export const OUTSIDE = -1;

/** Around (x, y), along the unit vector (ux, uy): so far back and ahead, and `half` to either side. */
export function rectangle(
  x: number,
  y: number,
  ux: number,
  uy: number,
  back: number,
  ahead: number,
  half: number,
): CellPolygon {
  const corner = (along: number, left: number) => [x + along * ux - left * uy, y + along * uy + left * ux];
  return {
    corners: [
      ...corner(-back, -half),
      ...corner(ahead, -half),
      ...corner(ahead, half),
      ...corner(-back, half),
    ],
    beyond: [OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE],
  };
}

/** The part of a cell that is nearer to (x, y) than to the other place; the cell itself where that is all of it. */
export function nearerThan(
  cell: CellPolygon,
  x: number,
  y: number,
  other: number,
  otherX: number,
  otherY: number,
): CellPolygon {
  const [dx, dy] = [otherX - x, otherY - y];
  const middle = ((x + otherX) * dx + (y + otherY) * dy) / 2;
  const { corners, beyond } = cell;
  const count = corners.length / 2;
  const past = (corner: number) => corners[2 * corner]! * dx + corners[2 * corner + 1]! * dy - middle;
  let some = false;
  for (let corner = 0; corner < count && !some; corner++) some = past(corner) > 0;
  if (!some) return cell;
  const nextCorners: number[] = [];
  const nextBeyond: number[] = [];
  for (let corner = 0; corner < count; corner++) {
    const after = corner + 1 < count ? corner + 1 : 0;
    const [here, there] = [past(corner), past(after)];
    if (here <= 0) {
      nextCorners.push(corners[2 * corner]!, corners[2 * corner + 1]!);
      nextBeyond.push(beyond[corner]!);
    }
    if (here <= 0 === there <= 0) continue;
    const share = here / (here - there);
    nextCorners.push(
      corners[2 * corner]! + share * (corners[2 * after]! - corners[2 * corner]!),
      corners[2 * corner + 1]! + share * (corners[2 * after + 1]! - corners[2 * corner + 1]!),
    );
    // Leaving, the new side begins; coming back, the rest of the old one goes on.
    nextBeyond.push(here <= 0 ? other : beyond[corner]!);
  }
  return nextCorners.length < 6 ? { corners: [], beyond: [] } : { corners: nextCorners, beyond: nextBeyond };
}
