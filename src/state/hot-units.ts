import type { HotspotResult } from '../domain/hotspot';

/** Hot at 95 % or more. */
const CALLED = 2;

/** Units that are called hot, ascending. */
export function hotUnits({ statistics }: HotspotResult): Uint32Array {
  const { bins } = statistics;
  return Uint32Array.from([...bins.keys()].filter((unit) => bins[unit]! >= CALLED));
}
