/** One User Timing entry, the stable surface that benchmarks read. `start` is a performance.now() value. */
export function measure(name: `shirong:${string}`, start: number, detail?: Record<string, unknown>): void {
  performance.measure(name, { start, end: performance.now(), detail });
}
