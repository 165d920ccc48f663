import type { DensityAnswer } from '../domain/question';

export interface DensityPeak {
  readonly lng: number;
  readonly lat: number;
  /** Cases per km². */
  readonly density: number;
}

const METRES_PER_DEGREE = 111_195;

/**
 * Highest local maxima of a density grid (a cell above its eight neighbours), at least `apartMetres` from any
 * higher one, highest first.
 */
export function densityPeaks(
  answer: DensityAnswer,
  most: number,
  apartMetres: number,
): readonly DensityPeak[] {
  const { columns, rows, values, extent } = answer;
  const lngStep = (extent.east - extent.west) / columns;
  const latStep = (extent.north - extent.south) / rows;
  const candidates: number[] = [];
  for (let row = 1; row < rows - 1; row += 1) {
    for (let column = 1; column < columns - 1; column += 1) {
      const at = row * columns + column;
      const value = values[at]!;
      if (value <= 0) continue;
      // Strict on one side, weak on the other: of two equal neighbours exactly one counts.
      if (
        value > values[at - 1]! &&
        value >= values[at + 1]! &&
        value > values[at - columns]! &&
        value >= values[at + columns]! &&
        value > values[at - columns - 1]! &&
        value > values[at - columns + 1]! &&
        value >= values[at + columns - 1]! &&
        value >= values[at + columns + 1]!
      ) {
        candidates.push(at);
      }
    }
  }
  candidates.sort((a, b) => values[b]! - values[a]! || a - b);

  const peaks: DensityPeak[] = [];
  for (const at of candidates) {
    if (peaks.length === most) break;
    const lng = extent.west + ((at % columns) + 0.5) * lngStep;
    const lat = extent.south + (Math.floor(at / columns) + 0.5) * latStep;
    const across = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
    const clear = peaks.every(
      (peak) => Math.hypot((peak.lng - lng) * across, (peak.lat - lat) * METRES_PER_DEGREE) >= apartMetres,
    );
    if (clear) peaks.push({ lng, lat, density: values[at]! });
  }
  return peaks;
}
