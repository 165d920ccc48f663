import type { PlanZone } from './responsibility-plan';

/** A stretch of one road that a zone has. */
export interface ZoneRoad {
  readonly name: string;
  /** Its ends as people name them; '' where nobody says. */
  readonly from: string;
  readonly to: string;
  readonly metres: number;
  readonly units: number;
}

/** What a zone holds, summed over its units. */
export interface ZoneFigures {
  readonly zone: PlanZone;
  readonly units: number;
  readonly areaM2: number;
  readonly lengthMetres: number;
  readonly load: number;
  /** Of the span that the figures are for. */
  readonly cases: number;
  /** By the share of its units, the most first. */
  readonly streets: readonly string[];
  readonly communities: readonly string[];
  /** Of road segments; empty for cells. In the order of their first unit. */
  readonly roads: readonly ZoneRoad[];
}
