import type { ScoreBook, ScoreIndicator, ScorePartReading } from '../../domain/indicator';

/** The parts of a score with the user's weights and the shares entered by hand. */
export function scoreParts(
  score: ScoreIndicator,
  count: (fact: string) => number,
  book: ScoreBook,
): readonly ScorePartReading[] {
  return score.parts.map(({ id, weight, share }) => {
    const entered = book.byHand[score.id]?.[id];
    return {
      id,
      weight: book.weights[score.id]?.[id] ?? weight,
      share: share === undefined ? (entered === undefined ? null : entered / 100) : share(count),
      byHand: share === undefined,
    };
  });
}

/** Points; null as long as a part cannot be told. */
export function scorePoints(parts: readonly ScorePartReading[]): number | null {
  let points = 0;
  for (const { weight, share } of parts) {
    // A part that weighs nothing need not be known.
    if (weight === 0) continue;
    if (share === null) return null;
    points += weight * share;
  }
  return points;
}
