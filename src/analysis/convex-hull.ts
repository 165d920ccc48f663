/** Corners of the convex hull as indices of the points, counter-clockwise; Andrew 1979. Points on an edge are none. */
export function convexHull(xs: ArrayLike<number>, ys: ArrayLike<number>): readonly number[] {
  const order = Array.from({ length: xs.length }, (_, i) => i).sort(
    (a, b) => xs[a]! - xs[b]! || ys[a]! - ys[b]! || a - b,
  );
  const distinct = order.filter(
    (i, at) => at === 0 || xs[order[at - 1]!] !== xs[i] || ys[order[at - 1]!] !== ys[i],
  );
  if (distinct.length < 3) return distinct;
  const half = (points: readonly number[]): number[] => {
    const corners: number[] = [];
    for (const point of points) {
      while (corners.length >= 2 && turn(corners.at(-2)!, corners.at(-1)!, point) <= 0) corners.pop();
      corners.push(point);
    }
    corners.pop();
    return corners;
  };
  return [...half(distinct), ...half([...distinct].reverse())];

  /** Positive where c lies left of a → b. */
  function turn(a: number, b: number, c: number): number {
    return (xs[b]! - xs[a]!) * (ys[c]! - ys[a]!) - (ys[b]! - ys[a]!) * (xs[c]! - xs[a]!);
  }
}
