/** Linear: time `from` is pixel 0, time `to` is pixel `width`. */
export interface TimeScale {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

export function toPixel(scale: TimeScale, time: number): number {
  const span = scale.to - scale.from;
  return span > 0 ? ((time - scale.from) / span) * scale.width : 0;
}

/** Outside the plot it goes on linearly: whoever must stay inside clamps. */
export function toTime(scale: TimeScale, pixel: number): number {
  return scale.width > 0 ? scale.from + (pixel / scale.width) * (scale.to - scale.from) : scale.from;
}
