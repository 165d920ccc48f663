/** Collectors with fewer reports are not full-time ones (domain facts §4.2). */
export const FEWEST_REPORTS = 100;

/** `variation`: standard deviation of the population ÷ mean; null for fewer than two collectors. Entry 0 is "no name". */
export function spreadOf(reportsByCollector: Uint32Array): {
  readonly collectors: number;
  readonly reports: number;
  readonly variation: number | null;
} {
  const full = reportsByCollector.subarray(1).filter((reports) => reports >= FEWEST_REPORTS);
  const reports = full.reduce((sum, one) => sum + one, 0);
  if (full.length < 2) return { collectors: full.length, reports, variation: null };
  const mean = reports / full.length;
  let squares = 0;
  for (const one of full) squares += (one - mean) ** 2;
  return { collectors: full.length, reports, variation: Math.sqrt(squares / full.length) / mean };
}
