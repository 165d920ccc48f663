/** Steps that people read without reckoning; counts are whole, so 2.5 only appears from 25 on. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Grid lines of a count axis from 0 to at least `peak`: at most `lines` intervals, whole numbers, the last one is the
 * top of the axis. An axis of nothing is 0..1.
 */
export function countTicks(peak: number, lines: number): readonly number[] {
  const least = Math.max(1, peak) / Math.max(1, lines);
  const power = 10 ** Math.floor(Math.log10(least));
  const step =
    STEPS.map((factor) => factor * power).find(
      (candidate) => candidate >= least * (1 - 1e-9) && Number.isInteger(candidate),
    ) ?? Math.ceil(least);
  const ticks = [0];
  while (ticks[ticks.length - 1]! < Math.max(1, peak)) ticks.push(ticks.length * step);
  return ticks;
}
