/** How evenly loads are spread over zones. Shares are of 1. */
export interface Balance {
  readonly zones: number;
  readonly mean: number;
  readonly largest: number;
  readonly smallest: number;
  /** Largest over mean; 0 without any load. */
  readonly maxOverMean: number;
  /** Standard deviation of the population over the mean. */
  readonly variation: number;
  /** 0: all the same; towards 1: one has it all. */
  readonly gini: number;
  /** Zones within ± 10 % of the mean. */
  readonly withinTenth: number;
  /** load / mean − 1 of each zone, in the order given; 0 without any load. */
  readonly deviations: Float64Array;
  /** Places of the zones, the furthest from the mean first. */
  readonly worstFirst: Uint32Array;
}

/** Zones whose deviation lies from `from` up to the next bin's. */
export interface DeviationBin {
  readonly from: number;
  readonly zones: number;
}
