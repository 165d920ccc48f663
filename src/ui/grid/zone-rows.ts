import type { PlanZone } from '../../domain/responsibility-plan';
import { categoryColour } from '../../layers/colour-scales';
import type { Theme } from '../../layers/theme';
import type { PlanDesk } from '../../state/plan-state';

/** A zone as the list shows it. */
export interface ListedZone {
  readonly zone: PlanZone;
  readonly load: number;
  readonly units: number;
  readonly cases: number;
  /** (load − mean) / mean; 0 where there is no load at all. */
  readonly deviation: number;
  readonly colour: string;
}

export interface PlanRows {
  readonly rows: readonly ListedZone[];
  /** Load of all zones by their number. */
  readonly mean: number;
}

/** Loads, deviations and colours of every zone as they are now, in the order of the plan. */
export function planRows(desk: PlanDesk, theme: Theme): PlanRows {
  const { zones } = desk.plan();
  const colours = desk.colours();
  const mean =
    zones.length === 0 ? 0 : zones.reduce((sum, { id }) => sum + desk.total('load', id), 0) / zones.length;
  const rows = zones.map((zone): ListedZone => {
    const load = desk.total('load', zone.id);
    return {
      zone,
      load,
      units: desk.unitsIn(zone.id),
      cases: desk.total('cases', zone.id),
      deviation: mean === 0 ? 0 : (load - mean) / mean,
      colour: categoryColour(colours[zone.id] ?? 0, theme),
    };
  });
  return { rows, mean };
}

export type ZoneOrder = 'worst' | 'name';

/** Places of the zones in the order of their names: only another name changes it, no stroke does. */
export function orderOfNames(zones: readonly PlanZone[], collator: Intl.Collator): readonly number[] {
  return [...zones.keys()].sort(
    (a, b) => collator.compare(zones[a]!.name, zones[b]!.name) || zones[a]!.id - zones[b]!.id,
  );
}

export function worstFirst(rows: readonly ListedZone[]): readonly ListedZone[] {
  return [...rows].sort((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation) || a.zone.id - b.zone.id);
}

/** Edges of the histogram's bars, as shares of the mean; the outer ones are open. */
export const DEVIATION_EDGES = [-0.5, -0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.5] as const;

/** Zones by deviation: one more count than there are edges. ±10 % is the middle one, both ends included. */
export function deviationCounts(deviations: readonly number[]): readonly number[] {
  const counts = new Array<number>(DEVIATION_EDGES.length + 1).fill(0);
  for (const deviation of deviations) {
    // To a millionth: sums of loads are not exact.
    const rounded = Math.round(deviation * 1e6) / 1e6;
    const bar = DEVIATION_EDGES.filter((edge) => (edge < 0 ? rounded >= edge : rounded > edge)).length;
    counts[bar]! += 1;
  }
  return counts;
}
