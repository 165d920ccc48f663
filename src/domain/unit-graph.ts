/** Which units touch, and for how many metres. Each pair is listed from both sides. */
export interface UnitGraph {
  /** Units that touch unit i are ids[starts[i] .. starts[i + 1]]. */
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  /** Metres of shared border (cells) or 1 per shared crossing (segments), beside `ids`. */
  readonly borders: Float64Array;
}

export function unitCount({ starts }: UnitGraph): number {
  return starts.length - 1;
}
