import { RESPONSE_EDGES } from './measure';

/** Bins to an octave, nearly: a step between two edges gets as many as its own width asks for. */
const PER_OCTAVE = 5;

/**
 * Edges of the response-time distribution, in hours: those at which people break it, each step cut into bins of nearly
 * the same width on a logarithmic axis. A brush snaps to them, so they have at most three significant digits.
 */
export const RESPONSE_BIN_EDGES: readonly number[] = RESPONSE_EDGES.flatMap((edge, at) => {
  const next = RESPONSE_EDGES[at + 1];
  if (next === undefined) return [edge];
  if (edge === 0) return [0, 0.2, 0.4, 0.6, 0.8].map((part) => rounded(next * part));
  const parts = Math.max(1, Math.round(Math.log2(next / edge) * PER_OCTAVE));
  return Array.from({ length: parts }, (_, part) =>
    part === 0 ? edge : rounded(edge * (next / edge) ** (part / parts)),
  );
});

function rounded(hours: number): number {
  return Number(hours.toPrecision(3));
}

/** Left end of the logarithmic axis, in hours: all that is quicker lies in its first bin. */
const AXIS_START = 0.05;

/** 0 … 1 along the logarithmic axis. */
export function responsePosition(hours: number, edges: readonly number[] = RESPONSE_BIN_EDGES): number {
  const last = edges[edges.length - 1]!;
  const at = Math.log(Math.max(hours, AXIS_START) / AXIS_START) / Math.log(last / AXIS_START);
  return Math.min(1, Math.max(0, at));
}

/** Index of the edge nearest to a place 0 … 1 of the axis. */
export function edgeNear(position: number, edges: readonly number[] = RESPONSE_BIN_EDGES): number {
  let best = 0;
  edges.forEach((edge, at) => {
    if (
      Math.abs(responsePosition(edge, edges) - position) <
      Math.abs(responsePosition(edges[best]!, edges) - position)
    ) {
      best = at;
    }
  });
  return best;
}

/**
 * Cases of each bin per width of a whole axis: what a bar's height must be where bins differ in width, lest a
 * narrow one look like a dip.
 */
export function responseDensities(counts: Uint32Array): Float64Array {
  return Float64Array.from(counts, (count, bin) => {
    const width = responsePosition(RESPONSE_BIN_EDGES[bin + 1]!) - responsePosition(RESPONSE_BIN_EDGES[bin]!);
    return width > 0 ? count / width : 0;
  });
}

export interface Histogram {
  readonly counts: Uint32Array;
  readonly below: number;
  readonly above: number;
}

/**
 * The value that `share` of the cases do not exceed, read between the edges of its bin as if its cases lay evenly in
 * it: near, not exact. null of nothing, Infinity where it lies beyond the last edge.
 */
export function histogramQuantile(
  { counts, below, above }: Histogram,
  edges: readonly number[],
  share: number,
): number | null {
  const total = counts.reduce((sum, count) => sum + count, below + above);
  if (total === 0) return null;
  const wanted = share * total;
  let passed = below;
  if (passed >= wanted && below > 0) return edges[0] ?? null;
  for (let bin = 0; bin < counts.length; bin++) {
    const count = counts[bin]!;
    if (count > 0 && passed + count >= wanted) {
      const from = edges[bin]!;
      return from + (edges[bin + 1]! - from) * ((wanted - passed) / count);
    }
    passed += count;
  }
  return Number.POSITIVE_INFINITY;
}
