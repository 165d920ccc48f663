import type { PlaceCandidate, PlaceEvidence, PlaceProposal } from '../../domain/place-reading';

/** How well the sample, read as one candidate says, agrees with what is known of the city. */
export interface LandmarkFit {
  /** Points inside the loaded boundaries; null without any. */
  readonly inside: { readonly inside: number; readonly of: number } | null;
  /** Rows whose reported name is that of the boundary their point lies in; null where either has no names. */
  readonly names: { readonly equal: number; readonly of: number } | null;
  /** Median distance to the nearest road; null without roads nearby. */
  readonly roads: { readonly metres: number; readonly of: number } | null;
}

/** Below this share inside, boundaries and roads are those of another place: they say nothing. */
const SAME_CITY = 0.5;
const FEWEST = 10;

/**
 * Puts the candidate first that agrees best. The verdict becomes `by-landmarks` where it beats every other clearly:
 * names by 3 %, points inside by 2 % (ten rows at least), or roads at no more than 0.7 of the distance.
 */
export function weighLandmarks(proposal: PlaceProposal, fits: readonly LandmarkFit[]): PlaceProposal {
  const { candidates, verdict } = proposal;
  const weighed = candidates.map((candidate, index) => ({ candidate, fit: fits[index]! }));
  const known = weighed.some(({ fit }) => isSameCity(fit));
  if (!known) return proposal;
  const ordered = [...weighed].sort((a, b) => score(b.fit) - score(a.fit));
  const [best, ...others] = verdict === 'stated' ? weighed : ordered;
  if (best === undefined) return proposal;
  const wins = others.every((other) => isBetter(best.fit, other.fit));
  return {
    ...proposal,
    verdict: verdict !== 'ask' ? verdict : wins ? 'by-landmarks' : 'ask',
    candidates: [best, ...others].map(({ candidate, fit }) => withEvidence(candidate, fit)),
  };
}

function isSameCity({ inside, roads }: LandmarkFit): boolean {
  return inside !== null ? inside.inside >= SAME_CITY * inside.of : roads !== null && roads.of >= FEWEST;
}

const share = (part: number, of: number): number => (of === 0 ? 0 : part / of);

function score({ inside, names, roads }: LandmarkFit): number {
  const byNames = names === null ? 0 : share(names.equal, names.of);
  const byInside = inside === null ? 0 : share(inside.inside, inside.of);
  return 3 * byNames + 2 * byInside + (roads === null ? 0 : 20 / (20 + roads.metres));
}

function isBetter(one: LandmarkFit, other: LandmarkFit): boolean {
  if (one.names !== null && other.names !== null && one.names.of >= FEWEST) {
    const lead = share(one.names.equal, one.names.of) - share(other.names.equal, other.names.of);
    if (Math.abs(lead) >= 0.03) return lead > 0;
  }
  if (one.inside !== null && other.inside !== null) {
    const lead = one.inside.inside - other.inside.inside;
    if (Math.abs(lead) >= Math.max(FEWEST, 0.02 * one.inside.of)) return lead > 0;
  }
  if (one.roads !== null && one.roads.of >= FEWEST)
    return other.roads === null || one.roads.metres <= 0.7 * other.roads.metres;
  return false;
}

function withEvidence(candidate: PlaceCandidate, { inside, names, roads }: LandmarkFit): PlaceCandidate {
  const found: PlaceEvidence[] = [];
  if (inside !== null) found.push({ code: 'inside', ...inside });
  if (names !== null) found.push({ code: 'names', ...names });
  if (roads !== null) found.push({ code: 'roads', ...roads });
  return { ...candidate, evidence: [...candidate.evidence, ...found] };
}
