import type { LngLat } from './place';
import type { StudyFrame } from './study';

/** Linear between the four cell centres around, those outside of the study area left out; NaN far outside. */
export function valueInFrame(frame: StudyFrame, values: Float32Array, [lng, lat]: LngLat): number {
  const x = (lng - frame.west) / frame.cellLng - 0.5;
  const y = (lat - frame.south) / frame.cellLat - 0.5;
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (!(column >= 0 && row >= 0 && column < frame.columns - 1 && row < frame.rows - 1)) return Number.NaN;
  const at = row * frame.columns + column;
  const corners = [
    [at, (1 - x + column) * (1 - y + row)],
    [at + 1, (x - column) * (1 - y + row)],
    [at + frame.columns, (1 - x + column) * (y - row)],
    [at + frame.columns + 1, (x - column) * (y - row)],
  ] as const;
  let sum = 0;
  let shares = 0;
  for (const [cell, share] of corners) {
    const value = values[cell]!;
    if (Number.isNaN(value)) continue;
    sum += share * value;
    shares += share;
  }
  return shares > 0 ? sum / shares : Number.NaN;
}
