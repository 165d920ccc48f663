import type { PlanZone } from '../domain/responsibility-plan';
import type { UnitSet } from '../domain/unit-set';
import type { ZoneFigures, ZoneRoad } from '../domain/zone-figures';

/** Figures of the given zones, in their order. `loads` and `cases` have one entry per unit. */
export function zoneFigures(
  units: UnitSet,
  zoneOf: ArrayLike<number>,
  zones: readonly PlanZone[],
  loads: ArrayLike<number>,
  cases: ArrayLike<number>,
): readonly ZoneFigures[] {
  const members = new Map<number, number[]>(zones.map(({ id }) => [id, []]));
  for (let unit = 0; unit < zoneOf.length; unit++) members.get(zoneOf[unit]!)?.push(unit);
  return zones.map((zone): ZoneFigures => {
    const own = members.get(zone.id)!;
    const sum = (measure: ArrayLike<number>) => own.reduce((total, unit) => total + measure[unit]!, 0);
    return {
      zone,
      units: own.length,
      areaM2: sum(units.areaM2),
      lengthMetres: sum(units.lengthMetres),
      load: sum(loads),
      cases: sum(cases),
      streets: mostFirst(own.map((unit) => units.streets[units.streetOf[unit]!] ?? '')),
      communities: mostFirst(own.map((unit) => units.communities[units.communityOf[unit]!] ?? '')),
      roads: units.kind === 'segments' ? roadsOf(units, own) : [],
    };
  });
}

function mostFirst(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** Segments of one name are one stretch; its ends are the crossings that only one of them reaches. */
function roadsOf(units: UnitSet, own: readonly number[]): readonly ZoneRoad[] {
  const byName = new Map<string, number[]>();
  for (const unit of own) {
    const known = byName.get(units.names[unit]!);
    if (known) known.push(unit);
    else byName.set(units.names[unit]!, [unit]);
  }
  return Array.from(byName, ([name, segments]): ZoneRoad => {
    const met = new Map<string, number>();
    for (const unit of segments) {
      for (const end of [units.from[unit]!, units.to[unit]!])
        if (end !== '') met.set(end, (met.get(end) ?? 0) + 1);
    }
    const ends = [...met].filter(([, times]) => times % 2 === 1).map(([end]) => end);
    const [first] = segments;
    const isRing = ends.length === 0;
    return {
      name,
      from: (isRing ? units.from[first!] : ends[0]) ?? '',
      to: (isRing ? units.to[first!] : ends.at(-1)) ?? '',
      metres: segments.reduce((total, unit) => total + units.lengthMetres[unit]!, 0),
      units: segments.length,
    };
  });
}
