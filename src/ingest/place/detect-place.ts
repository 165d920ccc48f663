import {
  type CoordinateSystemId,
  meridianOf,
  type PlaceCandidate,
  type PlaceEvidence,
  type PlaceProposal,
  type Swap,
} from '../../domain/place-reading';
import { type CoordinateSystem, inRange, type PlaceRange } from './coordinate-system';
import { statedSystem } from './system-hint';
import { COORDINATE_SYSTEMS } from './system-registry';

/** Rows of a file, as it has them: NaN where a number is missing. */
export interface PlaceSample {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly headers: readonly [x: string, y: string];
  /** What the source itself states of its system: a .prj, a crs member, an EPSG code. */
  readonly hint?: string;
}

/** A system explains a file where nearly all pairs lie in its range, in one order or the other. */
const FITTING = 0.9;
/** Fewer rows in the other order than this are single typing errors; all the same they are put right. */
const WHOLE = 0.995;

/**
 * Which systems the numbers alone allow, the likelier first, with the evidence of each. GCJ-02, BD-09 and WGS 84 have
 * one range and so have the two Mercators and the 21 meridians: those come out together, with the verdict `ask`, until
 * landmarks tell (`weighLandmarks`).
 */
export function detectPlaces(sample: PlaceSample): PlaceProposal {
  const { xs, ys, headers } = sample;
  const stated = statedSystem(sample.hint);
  const fits = COORDINATE_SYSTEMS.flatMap((system) => fitOf(system, xs, ys) ?? []);
  const taiwan = fits.some(({ system }) => system.id === 'wgs84') && isTaiwan(xs, ys);
  const possible = fits
    .filter(({ system }) => !taiwan || (system.id !== 'gcj02' && system.id !== 'bd09'))
    .map((fit) => ({ ...fit, named: namedBy(headers, fit.system) }))
    .sort(
      (a, b) =>
        Number(isStated(b.system.id)) - Number(isStated(a.system.id)) ||
        Number(b.named !== null) - Number(a.named !== null) ||
        habit(a.system.id) - habit(b.system.id),
    );
  function isStated(id: CoordinateSystemId): boolean {
    return stated?.kind === 'known' && stated.system === id;
  }

  const candidates = possible.map(({ system, swap, inOrder, swapped, pairs, named }): PlaceCandidate => {
    const evidence: PlaceEvidence[] = [{ code: 'range', fits: inOrder + swapped, of: pairs }];
    if (isStated(system.id)) evidence.unshift({ code: 'stated', name: stated!.name });
    if (named !== null) evidence.push({ code: 'header', header: named });
    return { reading: { system: system.id, swap }, evidence };
  });
  const elsewhere = candidates.length === 0 ? worldDegrees(xs, ys) : null;
  const best = possible[0];
  return {
    verdict:
      elsewhere !== null ? 'clear' : verdictOf(possible, best !== undefined && isStated(best.system.id)),
    candidates: elsewhere !== null ? [elsewhere] : candidates,
    order: {
      asMapped: best?.inOrder ?? 0,
      swapped: best?.swapped ?? 0,
      neither: countPairs(xs, ys) - (best?.inOrder ?? 0) - (best?.swapped ?? 0),
    },
    sample: { xs, ys },
    unsupported: stated?.kind === 'unsupported' ? stated.name : null,
  };
}

interface Fit {
  readonly system: CoordinateSystem;
  readonly swap: Swap;
  readonly inOrder: number;
  readonly swapped: number;
  readonly pairs: number;
}

function fitOf(system: CoordinateSystem, xs: Float64Array, ys: Float64Array): Fit | null {
  const { range } = system;
  if (range === null) return null;
  let pairs = 0;
  let inOrder = 0;
  let swapped = 0;
  for (let row = 0; row < xs.length; row++) {
    const x = xs[row]!;
    const y = ys[row]!;
    // 0, 0 is how a missing place is written; it speaks for no system.
    if (Number.isNaN(x) || Number.isNaN(y) || (x === 0 && y === 0)) continue;
    pairs++;
    if (inRange(range, x, y)) inOrder++;
    else if (inRange(range, y, x)) swapped++;
  }
  if (pairs === 0 || inOrder + swapped < FITTING * pairs) return null;
  const known = inOrder + swapped;
  const swap = swapped === 0 ? 'none' : swapped >= WHOLE * known ? 'all' : 'rows';
  return { system, swap, inOrder, swapped, pairs };
}

function countPairs(xs: Float64Array, ys: Float64Array): number {
  let pairs = 0;
  for (let row = 0; row < xs.length; row++) if (!Number.isNaN(xs[row]! + ys[row]!)) pairs++;
  return pairs;
}

const TAIWAN: PlaceRange = { east: [119.9, 122.1], north: [21.8, 25.4] };

/** There maps are not shifted: the two shifted systems of the mainland are no candidates. */
function isTaiwan(xs: Float64Array, ys: Float64Array): boolean {
  let inside = 0;
  let pairs = 0;
  for (let row = 0; row < xs.length; row++) {
    if (Number.isNaN(xs[row]! + ys[row]!)) continue;
    pairs++;
    if (inRange(TAIWAN, xs[row]!, ys[row]!) || inRange(TAIWAN, ys[row]!, xs[row]!)) inside++;
  }
  return inside >= FITTING * pairs;
}

const NAMES: readonly (readonly [RegExp, readonly CoordinateSystemId[]])[] = [
  [/gcj|高德|腾讯|火星|amap/i, ['gcj02']],
  [/bd-?09|baidu|百度/i, ['bd09', 'bd09-mercator']],
  [/wgs|gps|84|cgcs|2000|天地图/i, ['wgs84']],
  // 运城's export, the one real one at hand, has Baidu's metres under these names (domain facts §0).
  [/^[xy][坐座][标標]$/i, ['bd09-mercator']],
  [/3857|墨卡托|mercator/i, ['web-mercator']],
  [/twd97|tm2|二度分帶/i, ['twd97-tm2']],
];

function namedBy(headers: readonly string[], { id }: CoordinateSystem): string | null {
  for (const header of headers) {
    const text = header.normalize('NFKC').trim();
    if (NAMES.some(([pattern, systems]) => pattern.test(text) && systems.includes(id))) return header;
  }
  return null;
}

/** Smaller is likelier, where nothing else tells: how often bureaus write it; meridians from the populous middle. */
function habit(id: CoordinateSystemId): number {
  const meridian = meridianOf(id);
  if (meridian !== null) return 100 + Math.abs(meridian - 116);
  return [
    'wgs84',
    'gcj02',
    'bd09',
    'bd09-mercator',
    'web-mercator',
    'gauss-krueger-zone',
    'twd97-tm2',
  ].indexOf(id);
}

function verdictOf(
  possible: readonly { readonly named: string | null }[],
  stated: boolean,
): PlaceProposal['verdict'] {
  if (possible.length === 0) return 'none';
  if (stated) return 'stated';
  return possible.length === 1 ? 'clear' : 'ask';
}

/** Degrees of another part of the world: nothing else is written so. */
function worldDegrees(xs: Float64Array, ys: Float64Array): PlaceCandidate | null {
  const world: PlaceRange = { east: [-180, 180], north: [-90, 90] };
  let pairs = 0;
  let inOrder = 0;
  for (let row = 0; row < xs.length; row++) {
    if (Number.isNaN(xs[row]! + ys[row]!)) continue;
    pairs++;
    if (inRange(world, xs[row]!, ys[row]!)) inOrder++;
  }
  if (pairs === 0 || inOrder < FITTING * pairs) return null;
  return {
    reading: { system: 'wgs84', swap: 'none' },
    evidence: [{ code: 'range', fits: inOrder, of: pairs }],
  };
}
