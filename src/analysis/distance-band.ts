import { longitudeShrink, METRES_PER_DEGREE } from './ground';
import type { Neighbours } from './neighbours';
import { forPointsWithin, pointBuckets } from './point-buckets';
import { neighboursOfLists } from './zone-units';

/** Neighbours that a place should have at least. */
const FEWEST = 8;

/**
 * Places within one distance of each other: the median of the distances to the eighth nearest. Where that finds fewer
 * than eight, the eight nearest instead, so that every place has at least eight where there are nine places.
 * `centres`: lng, lat interleaved.
 */
export function distanceBandNeighbours(centres: Float64Array): {
  readonly neighbours: Neighbours;
  readonly bandMetres: number;
} {
  const n = centres.length / 2;
  const { xs, ys } = onPlane(centres);
  const wanted = Math.min(FEWEST, n - 1);
  if (wanted < 1)
    return { neighbours: neighboursOfLists(Array.from({ length: n }, () => [])), bandMetres: 0 };
  const nearest = Array.from({ length: n }, (_, place) => nearestOf(xs, ys, place, wanted));
  const reaches = Float64Array.from(nearest, (list, place) => {
    const last = list.at(-1)!;
    return Math.hypot(xs[last]! - xs[place]!, ys[last]! - ys[place]!);
  });
  const bandMetres = reaches.slice().sort()[Math.floor(n / 2)]!;
  const buckets = pointBuckets(xs, ys, Math.max(bandMetres, 1));
  const lists = nearest.map((eight, place) => {
    const within: number[] = [];
    forPointsWithin(buckets, xs, ys, xs[place]!, ys[place]!, bandMetres, (other) => {
      if (other !== place) within.push(other);
    });
    return (within.length >= wanted ? within : [...eight]).sort((a, b) => a - b);
  });
  return { neighbours: neighboursOfLists(lists), bandMetres };
}

/** Metres on a plane tangent at the middle; good to some centimetres a kilometre over a city. */
export function onPlane(lngLats: Float64Array): { readonly xs: Float64Array; readonly ys: Float64Array } {
  const n = lngLats.length / 2;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += lngLats[2 * i + 1]!;
  const lngMetres = METRES_PER_DEGREE * longitudeShrink(n === 0 ? 0 : sum / n);
  const west = lngLats[0] ?? 0;
  const south = lngLats[1] ?? 0;
  return {
    xs: Float64Array.from({ length: n }, (_, i) => (lngLats[2 * i]! - west) * lngMetres),
    ys: Float64Array.from({ length: n }, (_, i) => (lngLats[2 * i + 1]! - south) * METRES_PER_DEGREE),
  };
}

/** Nearest first, ties by number: an insertion into a short list, fast enough for tens of thousands of zones. */
function nearestOf(xs: Float64Array, ys: Float64Array, place: number, wanted: number): readonly number[] {
  const found: number[] = [];
  const distances: number[] = [];
  for (let other = 0; other < xs.length; other++) {
    if (other === place) continue;
    const distance = (xs[other]! - xs[place]!) ** 2 + (ys[other]! - ys[place]!) ** 2;
    if (found.length === wanted && distance >= distances.at(-1)!) continue;
    let at = found.length;
    while (at > 0 && distances[at - 1]! > distance) at--;
    found.splice(at, 0, other);
    distances.splice(at, 0, distance);
    if (found.length > wanted) {
      found.pop();
      distances.pop();
    }
  }
  return found;
}
