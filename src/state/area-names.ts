import { type HotspotUnits, unitCentre, unitName } from '../domain/hotspot-units';
import type { ZoneSet } from '../domain/zone-set';
import { zonesAtPoints } from '../jobs/zone-at-points';

/** What units are called: by their own name, else by the community (or zone) that they lie in; '' for neither. */
export function areaNames(
  units: HotspotUnits,
  zoneSet: ZoneSet | null,
  chosen: readonly number[],
): readonly string[] {
  const own = chosen.map((unit) => unitName(units, unit));
  if (own.every((name) => name !== '')) return own;
  const zones = zonesAtPoints(
    zoneSet,
    chosen.map((unit) => unitCentre(units, unit)),
  );
  return own.map((name, at) => {
    if (name !== '') return name;
    const zone = zoneSet?.zones[zones[at]!];
    return zone === undefined ? '' : zone.community || zone.name;
  });
}
