import type { DefaultAddress } from '../domain/import-report';

/**
 * A geocoder that finds nothing puts the case at its city's default point, which then looks like the worst hotspot
 * of all. A point (exact pair of coordinates) is such a default address when it holds an unlikely share of all
 * located cases: with addresses, at least 50 cases, 0.5 % of all, and as many different addresses as 30 % of its
 * cases (at least 50): a busy place has many cases and one address. Without addresses, at least 50 cases, 2 % of
 * all, and five times the next point.
 */
const RULE = {
  fewestCases: 50,
  share: 0.005,
  fewestAddresses: 50,
  addressesPerCase: 0.3,
  shareWithoutAddresses: 0.02,
  timesNextPoint: 5,
} as const;

export interface DefaultAddresses {
  readonly addresses: readonly DefaultAddress[];
  /** 1 for each row at a default address. */
  readonly rows: Uint8Array;
  readonly distinctPoints: number;
}

/**
 * `lngs`, `lats`: NaN without a point. `addressHashes`: one per row, 0 without an address, or null where the data
 * has none. `usable`: 0 for rows whose point says nothing (a suspect one); they count as distinct points only.
 */
export function findDefaultAddresses(
  lngs: Float64Array,
  lats: Float64Array,
  usable: Uint8Array,
  addressHashes: Uint32Array | null,
): DefaultAddresses {
  const { points, pointCount } = numberPoints(lngs, lats);
  const cases = new Uint32Array(pointCount);
  const firstRows = new Uint32Array(pointCount);
  let located = 0;
  for (let row = 0; row < points.length; row++) {
    if (points[row] === NO_POINT || usable[row] === 0) continue;
    const point = points[row]!;
    if (cases[point] === 0) firstRows[point] = row;
    cases[point] = cases[point]! + 1;
    located++;
  }

  const hashes = addressHashes?.some((hash) => hash !== 0) ? addressHashes : null;
  const found =
    hashes === null
      ? standingOut(cases, located)
      : withManyAddresses(cases, located, distinctPerPoint(points, usable, cases, hashes, located));

  const isDefault = new Uint8Array(pointCount);
  for (const { point } of found) isDefault[point] = 1;
  const rows = new Uint8Array(points.length);
  for (let row = 0; row < points.length; row++) {
    if (points[row] !== NO_POINT && usable[row] === 1) rows[row] = isDefault[points[row]!]!;
  }
  const addresses = found
    .map(({ point, distinctAddresses }) => ({
      lng: lngs[firstRows[point]!]!,
      lat: lats[firstRows[point]!]!,
      cases: cases[point]!,
      distinctAddresses,
      share: cases[point]! / located,
    }))
    .sort((a, b) => b.cases - a.cases);
  return { addresses, rows, distinctPoints: pointCount };
}

interface Found {
  readonly point: number;
  readonly distinctAddresses: number | null;
}

function withManyAddresses(
  cases: Uint32Array,
  located: number,
  distinct: ReadonlyMap<number, number>,
): readonly Found[] {
  const found: Found[] = [];
  for (const [point, distinctAddresses] of distinct) {
    const n = cases[point]!;
    const enough = Math.max(RULE.fewestAddresses, RULE.addressesPerCase * n);
    if (isLarge(n, RULE.share * located) && distinctAddresses >= enough)
      found.push({ point, distinctAddresses });
  }
  return found;
}

function standingOut(cases: Uint32Array, located: number): readonly Found[] {
  let largest = -1;
  let next = 0;
  for (let point = 0; point < cases.length; point++) {
    if (largest < 0 || cases[point]! > cases[largest]!) {
      next = largest < 0 ? 0 : cases[largest]!;
      largest = point;
    } else if (cases[point]! > next) next = cases[point]!;
  }
  if (largest < 0) return [];
  const n = cases[largest]!;
  return isLarge(n, RULE.shareWithoutAddresses * located) && n >= RULE.timesNextPoint * next
    ? [{ point: largest, distinctAddresses: null }]
    : [];
}

function isLarge(cases: number, share: number): boolean {
  return cases >= RULE.fewestCases && cases >= share;
}

/** Different addresses at each point that is large enough to matter. */
function distinctPerPoint(
  points: Uint32Array,
  usable: Uint8Array,
  cases: Uint32Array,
  hashes: Uint32Array,
  located: number,
): ReadonlyMap<number, number> {
  const seen = new Map<number, Set<number>>();
  for (let row = 0; row < points.length; row++) {
    const point = points[row]!;
    if (point === NO_POINT || usable[row] === 0 || !isLarge(cases[point]!, RULE.share * located)) continue;
    const addresses = seen.get(point) ?? new Set();
    seen.set(point, addresses);
    if (hashes[row] !== 0) addresses.add(hashes[row]!);
  }
  return new Map([...seen].map(([point, addresses]) => [point, addresses.size]));
}

const NO_POINT = 0xffff_ffff;

/** Numbers the distinct coordinate pairs 0, 1, 2 … in the order of their first rows (open addressing). */
function numberPoints(
  lngs: Float64Array,
  lats: Float64Array,
): { readonly points: Uint32Array; readonly pointCount: number } {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, lngs.length * 2)));
  const slots = new Int32Array(size).fill(-1);
  const points = new Uint32Array(lngs.length).fill(NO_POINT);
  const pair = new Float64Array(2);
  const words = new Uint32Array(pair.buffer);
  let pointCount = 0;
  for (let row = 0; row < lngs.length; row++) {
    // + 0 makes −0 and 0 one place.
    pair[0] = lngs[row]! + 0;
    pair[1] = lats[row]! + 0;
    if (Number.isNaN(pair[0]) || Number.isNaN(pair[1])) continue;
    let hash = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x85eb_ca6b), 0xc2b2_ae35);
    hash = Math.imul(hash ^ (hash >>> 15) ^ words[2]!, 0x27d4_eb2f);
    hash = Math.imul(hash ^ (hash >>> 13) ^ words[3]!, 0x1656_67b1);
    let slot = (hash ^ (hash >>> 16)) & (size - 1);
    for (;;) {
      const other = slots[slot]!;
      if (other < 0) {
        slots[slot] = row;
        points[row] = pointCount++;
        break;
      }
      if (lngs[other] === lngs[row] && lats[other] === lats[row]) {
        points[row] = points[other]!;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return { points, pointCount };
}
