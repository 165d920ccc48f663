type Position = [lng: number, lat: number];

/**
 * Rings of an even-odd area as polygons with their holes: a ring inside an even number of others is an outline, one
 * inside an odd number is a hole of the smallest outline around it. The map's renderer needs to know which.
 */
export function nestRings(rings: Position[][]): Position[][][] {
  const only = rings[0];
  if (only === undefined) return [];
  if (rings.length === 1) return [[only]];
  const around = rings.map((ring, i) =>
    rings.flatMap((other, j) => (i !== j && ringInside(ring, other) ? [j] : [])),
  );
  const parts = new Map<number, Position[][]>();
  rings.forEach((ring, i) => {
    if (around[i]!.length % 2 === 0) parts.set(i, [ring]);
  });
  rings.forEach((ring, i) => {
    if (around[i]!.length % 2 === 0) return;
    const owner = around[i]!.filter((j) => around[j]!.length === around[i]!.length - 1)[0];
    if (owner !== undefined) parts.get(owner)?.push(ring);
  });
  return [...parts.values()];
}

/** Rings may touch but do not cross: the first point that is not on the other's border decides. */
function ringInside(ring: readonly Position[], other: readonly Position[]): boolean {
  const corners = new Set(other.map(([lng, lat]) => `${lng},${lat}`));
  const free = ring.find(([lng, lat]) => !corners.has(`${lng},${lat}`)) ?? ring[0]!;
  let inside = false;
  for (let i = 0, j = other.length - 1; i < other.length; j = i, i += 1) {
    const [ax, ay] = other[j]!;
    const [bx, by] = other[i]!;
    if (ay > free[1] !== by > free[1] && free[0] < ax + ((free[1] - ay) / (by - ay)) * (bx - ax))
      inside = !inside;
  }
  return inside;
}
