/** Rates as shares of one; gives points of 100: 按期处置率×60 + 结案率×30 + (1−返工率)×10 (domain facts §4.3). */
export function egovaUnitScore(rates: {
  readonly disposalInTimeRate: number;
  readonly closingRate: number;
  readonly reworkRate: number;
}): number {
  return rates.disposalInTimeRate * 60 + rates.closingRate * 30 + (1 - rates.reworkRate) * 10;
}
