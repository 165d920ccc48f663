import type { UnitGraph } from '../domain/unit-graph';

/** Colours that a map can tell apart: the ten of the categorical scale, which hold for colour-blind eyes. */
export const ZONE_COLOURS = 10;

/**
 * A colour's rank (0 … ZONE_COLOURS − 1) per zone id below `zones`, so that zones whose units touch differ: each zone
 * keeps `id mod ZONE_COLOURS` where it can, so that a plan does not change its face at every stroke. Where all colours are
 * taken around a zone it gets the one its neighbours share the least border with.
 */
export function colourZones(graph: UnitGraph, zoneOf: ArrayLike<number>, zones: number): Uint8Array {
  const around: Map<number, number>[] = Array.from({ length: zones }, () => new Map());
  for (let unit = 0; unit < zoneOf.length; unit++) {
    const own = zoneOf[unit]!;
    if (own === 0) continue;
    for (let at = graph.starts[unit]!; at < graph.starts[unit + 1]!; at++) {
      const other = zoneOf[graph.ids[at]!]!;
      if (other === 0 || other === own) continue;
      const metres = around[own]!.get(other) ?? 0;
      around[own]!.set(other, metres + graph.borders[at]!);
    }
  }
  const colours = new Uint8Array(zones);
  const given = new Uint8Array(zones);
  for (let zone = 1; zone < zones; zone++) {
    const taken = new Float64Array(ZONE_COLOURS);
    for (const [other, metres] of around[zone]!) if (given[other] === 1) taken[colours[other]!]! += metres;
    let best = (zone - 1) % ZONE_COLOURS;
    for (let step = 0; step < ZONE_COLOURS && taken[best]! > 0; step++) {
      const next = (zone - 1 + step) % ZONE_COLOURS;
      if (taken[next]! < taken[best]!) best = next;
    }
    colours[zone] = best;
    given[zone] = 1;
  }
  return colours;
}
