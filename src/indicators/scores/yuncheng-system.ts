/**
 * (按期结案率×100 + 超期结案率×40)×0.8 + (1−延期率)×10 + (1−返工率)×10 over 应结案, with 按期 = max(0, 结案 − 超时);
 * null without 应结案 (domain facts §4.3).
 */
export function yunchengSystemScore(counts: {
  readonly shouldClose: number;
  readonly closed: number;
  readonly overdue: number;
  readonly delayed: number;
  readonly rework: number;
}): number | null {
  const { shouldClose, closed, overdue, delayed, rework } = counts;
  if (shouldClose === 0) return null;
  const inTime = Math.max(0, closed - overdue);
  const late = closed - inTime;
  const closing = ((inTime * 100 + late * 40) / shouldClose) * 0.8;
  return closing + (1 - delayed / shouldClose) * 10 + (1 - rework / shouldClose) * 10;
}
