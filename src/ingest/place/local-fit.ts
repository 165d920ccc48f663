/** x' = a x + b y + c, y' = d x + e y + f. */
export interface PlaneFit {
  readonly kind: 'similarity' | 'affine';
  readonly coefficients: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
  /** Distance of each pair from where the fit puts it, in the target's unit. */
  readonly residuals: readonly number[];
}

export interface PlanePair {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/**
 * Least squares: turn, scale and move from two pairs, affine from three. null where the pairs do not settle it (too
 * few, at one point, or three on a line).
 */
export function fitPlane(pairs: readonly PlanePair[]): PlaneFit | null {
  if (pairs.length < 2) return null;
  const from = centre(pairs.map((pair) => pair.from));
  const to = centre(pairs.map((pair) => pair.to));
  const linear = pairs.length === 2 ? similarity(pairs, from, to) : affine(pairs, from, to);
  if (linear === null) return null;
  const [a, b, d, e] = linear;
  const c = to[0] - a * from[0] - b * from[1];
  const f = to[1] - d * from[0] - e * from[1];
  return {
    kind: pairs.length === 2 ? 'similarity' : 'affine',
    coefficients: [a, b, c, d, e, f],
    residuals: pairs.map(({ from: [x, y], to: [u, v] }) =>
      Math.hypot(a * x + b * y + c - u, d * x + e * y + f - v),
    ),
  };
}

type Plane = readonly [x: number, y: number];
type Linear = readonly [a: number, b: number, d: number, e: number];

function centre(points: readonly Plane[]): Plane {
  const sum = points.reduce(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0]);
  return [sum[0]! / points.length, sum[1]! / points.length];
}

function similarity(pairs: readonly PlanePair[], from: Plane, to: Plane): Linear | null {
  let square = 0;
  let along = 0;
  let across = 0;
  for (const pair of pairs) {
    const [x, y] = [pair.from[0] - from[0], pair.from[1] - from[1]];
    const [u, v] = [pair.to[0] - to[0], pair.to[1] - to[1]];
    square += x * x + y * y;
    along += x * u + y * v;
    across += x * v - y * u;
  }
  if (!(square > 0) || (along === 0 && across === 0)) return null;
  const [a, d] = [along / square, across / square];
  return [a, -d, d, a];
}

/** Below this the three points lie on a line, as far as their own digits can tell. */
const FLAT = 1e-9;

function affine(pairs: readonly PlanePair[], from: Plane, to: Plane): Linear | null {
  let [xx, xy, yy, xu, yu, xv, yv] = [0, 0, 0, 0, 0, 0, 0];
  for (const pair of pairs) {
    const [x, y] = [pair.from[0] - from[0], pair.from[1] - from[1]];
    const [u, v] = [pair.to[0] - to[0], pair.to[1] - to[1]];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xu += x * u;
    yu += y * u;
    xv += x * v;
    yv += y * v;
  }
  const determinant = xx * yy - xy * xy;
  if (!(determinant > FLAT * (xx + yy) ** 2)) return null;
  return [
    (xu * yy - yu * xy) / determinant,
    (yu * xx - xu * xy) / determinant,
    (xv * yy - yv * xy) / determinant,
    (yv * xx - xv * xy) / determinant,
  ];
}
