import type { Draft, DraftRequest } from '../../domain/draft';
import type { DraftVerdict } from '../../domain/draft-choices';
import { components } from '../components';
import { joinSmallPieces } from './small-pieces';

const ROUNDING = 1e-9;

/** Says whether a draft holds its tolerance, and if not, whether any could and what is in the way. */
export function draftVerdict(request: DraftRequest, draft: Draft): DraftVerdict {
  const { loads, streets, tolerance } = request;
  const deviation = draft.largestStreetDeviation;
  const common = {
    deviation,
    lowerBound: draft.lowerBound,
    roundingAlone:
      draft.city.largest > tolerance + ROUNDING && draft.city.indivisible + draft.city.solver <= ROUNDING,
  };
  if (deviation <= tolerance + ROUNDING) return { ...common, code: 'met', street: null, units: [] };
  const means = new Map(draft.streets.map(({ street, load, zones }) => [street, load / zones] as const));
  if (draft.lowerBound <= tolerance + ROUNDING) {
    return { ...common, code: 'not_found', street: worstStreet(draft, means), units: [] };
  }
  let heaviest = -1;
  let over = tolerance;
  for (let unit = 0; unit < loads.length; unit++) {
    const mean = means.get(streets[unit]!) ?? 0;
    if (mean > 0 && loads[unit]! / mean - 1 > over) [heaviest, over] = [unit, loads[unit]! / mean - 1];
  }
  if (heaviest >= 0 && over >= draft.lowerBound - ROUNDING) {
    return { ...common, code: 'heavy_unit', street: streets[heaviest]!, units: [heaviest] };
  }
  const { part, count } = components(joinSmallPieces(request), (a, b) => streets[a] === streets[b]);
  const members: number[][] = Array.from({ length: count }, () => []);
  part.forEach((own, unit) => {
    members[own]!.push(unit);
  });
  // The part whose best number of zones is still the furthest off.
  let worst: { readonly units: readonly number[]; readonly off: number } = { units: [], off: 0 };
  for (const units of members) {
    const mean = means.get(streets[units[0]!]!) ?? 0;
    if (!(mean > 0)) continue;
    const load = units.reduce((sum, unit) => sum + loads[unit]!, 0);
    const fewer = Math.max(1, Math.floor(load / mean));
    const off = Math.min(Math.abs(load / fewer / mean - 1), Math.abs(load / (fewer + 1) / mean - 1));
    if (off > worst.off) worst = { units, off };
  }
  return { ...common, code: 'island', street: streets[worst.units[0] ?? 0] ?? null, units: worst.units };
}

function worstStreet(draft: Draft, means: ReadonlyMap<number, number>): number | null {
  let worst: number | null = null;
  let most = 0;
  draft.zoneLoads.forEach((load, zone) => {
    const street = draft.zoneStreets[zone]!;
    const mean = means.get(street) ?? 0;
    const off = mean > 0 ? Math.abs(load / mean - 1) : 0;
    if (off > most) [worst, most] = [street, off];
  });
  return worst;
}
