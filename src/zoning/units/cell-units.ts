import { failure, ok, type Result } from '../../domain/result';
import { MOST_UNITS, type UnitRefusal, type UnitSet } from '../../domain/unit-set';
import { cellOfZone, type ZoneGeometry, type ZoneSet } from '../../domain/zone-set';
import { cellGraph } from './cell-graph';
import { communityCodes } from './community-codes';
import { generateCells } from './generate-cells';
import { unitAreas } from './unit-area';
import { unitPlaces } from './unit-places';

/** Units before roads, shops and facilities are laid on them, and before they have a fingerprint. */
export type BareUnits = Omit<UnitSet, 'id'>;

/** Unit grid cells over the loaded zones; each keeps within one of them. */
export function generatedUnits(zoneSet: ZoneSet, sideMetres: number): Result<BareUnits, UnitRefusal> {
  const communityCode = communityCodes(zoneSet.zones);
  const made = generateCells(zoneSet, sideMetres, (community) => communityCode[community]!);
  if (!made.ok) return made;
  const { geometry, codes, community, areaM2 } = made.value;
  if (codes.length > MOST_UNITS) {
    return failure({ code: 'too_many_units', units: codes.length, most: MOST_UNITS });
  }
  return ok(
    cells(
      zoneSet,
      geometry,
      community,
      codes,
      codes.map(() => ''),
      areaM2,
    ),
  );
}

/** The loaded zones as they are. Their ids are codes where some of them are cells; else they have none. */
export function importedUnits(zoneSet: ZoneSet): Result<BareUnits, UnitRefusal> {
  const { zones, geometry } = zoneSet;
  if (zones.length === 0) return failure({ code: 'no_boundary' });
  if (zones.length > MOST_UNITS) {
    return failure({ code: 'too_many_units', units: zones.length, most: MOST_UNITS });
  }
  const coded = zones.some((zone) => cellOfZone(withoutMark(zone)) !== '');
  return ok(
    cells(
      zoneSet,
      geometry,
      Uint32Array.from(zones, (_, zone) => zone),
      zones.map((zone) => (coded ? cellOfZone(withoutMark(zone)) || withoutMark(zone).id : '')),
      zones.map(({ name, id }) => (name === id ? '' : name)),
      unitAreas(geometry),
    ),
  );
}

/** A code that several features bear is told apart by a mark behind it, which is no part of the code. */
function withoutMark<Z extends { readonly id: string }>(zone: Z): Z {
  return { ...zone, id: zone.id.replace(/#\d+$/, '') };
}

/** `zoneOf`: the loaded zone of each cell. */
function cells(
  zoneSet: ZoneSet,
  geometry: ZoneGeometry,
  zoneOf: Uint32Array,
  codes: readonly string[],
  names: readonly string[],
  areaM2: Float64Array,
): BareUnits {
  const places = unitPlaces(
    zoneSet.zones.map(({ district, street, community, name }) => ({
      district,
      street,
      community: community || name,
    })),
  );
  const count = codes.length;
  const { graph, rim } = cellGraph(geometry);
  return {
    kind: 'cells',
    name: zoneSet.name,
    codes,
    names,
    streets: places.streets,
    streetOf: zoneOf.map((zone) => places.streetOf[zone]!),
    communities: places.communities,
    communityOf: zoneOf.map((zone) => places.communityOf[zone]!),
    geometry,
    lines: null,
    from: codes.map(() => ''),
    to: codes.map(() => ''),
    areaM2,
    lengthMetres: new Float64Array(count),
    roadClass: null,
    strict: new Uint8Array(count),
    shops: new Uint32Array(count),
    facilities: new Uint32Array(count),
    graph,
    rim,
  };
}
