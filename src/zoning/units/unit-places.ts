import type { Zone } from '../../domain/zone-set';

/** Streets and communities as lists without repetition, and which of them each zone is of. */
export interface NamedPlaces {
  readonly streets: readonly string[];
  readonly streetOf: Uint32Array;
  readonly communities: readonly string[];
  readonly communityOf: Uint32Array;
}

type Named = Pick<Zone, 'district' | 'street' | 'community'>;

/**
 * Streets of one name in two districts are two, and bear the district's name before their own; likewise communities
 * of two streets. '' is a place too: units that nobody placed.
 */
export function unitPlaces(zones: readonly Named[]): NamedPlaces {
  const streets = numbered(zones.map(({ district, street }) => [district, street]));
  const communities = numbered(
    zones.map(({ district, street, community }) => [`${district}${street}`, community]),
  );
  return {
    streets: streets.names,
    streetOf: streets.of,
    communities: communities.names,
    communityOf: communities.of,
  };
}

function numbered(places: readonly (readonly [around: string, name: string])[]) {
  const numbers = new Map<string, number>();
  const kept: (readonly [around: string, name: string])[] = [];
  const of = Uint32Array.from(places, (place) => {
    const key = place[1] === '' ? '' : JSON.stringify(place);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, kept.length);
    kept.push(place);
    return kept.length - 1;
  });
  const uses = new Map<string, number>();
  for (const [, name] of kept) uses.set(name, (uses.get(name) ?? 0) + 1);
  const names = kept.map(([around, name]) => (uses.get(name)! > 1 ? `${around}${name}` : name));
  return { names, of };
}
