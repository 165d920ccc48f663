import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHotspots } from '../../../src/analysis/hotspot';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { BrushIndex } from '../../../src/crossfilter/port';
import type { Filter } from '../../../src/domain/filter';
import { FIRST_HOTSPOT_RECIPE, type HotspotRecipe, type HotspotResult } from '../../../src/domain/hotspot';
import type { UnitRecipe } from '../../../src/domain/hotspot-units';
import type { RoadSet } from '../../../src/domain/road-set';
import type { UnitSet } from '../../../src/domain/unit-set';
import type { ZoneSet } from '../../../src/domain/zone-set';
import { readPack } from '../../../src/ingest/formats/packed';
import { hotspotUnits } from '../../../src/jobs/hotspot-units';
import { makeUnits } from '../../../src/jobs/make-units';
import { createMapFiles } from '../../../src/jobs/map-files';
import { PROJECT } from '../../support/project';
import { readZones } from '../../support/read-map';
import { spatial } from '../crossfilter/spatial';

export interface Planted {
  readonly hotspots: readonly {
    readonly id: string;
    readonly lng: number;
    readonly lat: number;
    readonly radiusMetres: number;
    readonly major: string;
    readonly minor: string;
    readonly from: string;
    readonly to: string;
    readonly growth: string;
  }[];
  readonly defaultAddress: { readonly lng: number; readonly lat: number; readonly cases: number };
}

export interface OpenCity {
  readonly index: BrushIndex;
  readonly zones: ZoneSet;
  readonly truth: Planted;
}

const read = (file: string) => new Uint8Array(readFileSync(join(PROJECT, 'public', 'demo', file)));

/** Its responsibility grids, without the cases. */
export async function demoZones(): Promise<ZoneSet> {
  const zones = await readZones(read('duty-grids.geojson'), '责任网格');
  if (!zones.ok) throw new Error('the demo zones cannot be read');
  return zones.value;
}

/** The city that the app opens with, as its workers hold it. */
export async function openDemoCity(): Promise<OpenCity> {
  const pack = await readPack(read('cases-first.pack'));
  const zones = await demoZones();
  if (!pack.ok) throw new Error('the demo city cannot be read');
  const index = createBrushIndex(spatial);
  index.begin();
  for (const batch of pack.value.batches(pack.value.rowCount)) index.append(batch);
  index.commit();
  index.locate(zones);
  const truth = JSON.parse(new TextDecoder().decode(read('truth.json'))) as Planted;
  return { index, zones, truth };
}

/** Its responsibility grids as the units of a plan. */
export function unitsOfCity({ zones }: OpenCity): UnitSet {
  const made = makeUnits({ recipe: { kind: 'imported' }, zoneSet: zones, roads: null, facilities: [] });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

export const squares = (sideMetres: number): UnitRecipe => ({
  kind: 'squares',
  sideMetres,
  neighbours: 'touching',
});

export function hotspotsOf(
  { index, zones }: OpenCity,
  filter: Filter,
  units: UnitRecipe,
  choice: Partial<HotspotRecipe> = {},
  roads: RoadSet | null = null,
): HotspotResult {
  const made = hotspotUnits(units, { zoneSet: zones, roads });
  if (!made.ok) throw new Error(made.error);
  const recipe = { ...FIRST_HOTSPOT_RECIPE, ...choice, units };
  const found = findHotspots(made.value, index.countByUnit(filter, made.value), recipe);
  if (!found.ok) throw new Error(found.error);
  return found.value;
}

/** The demo's own road lines, as the worker reads them. */
export async function demoRoads(): Promise<RoadSet> {
  const bytes = read('roads.geojson');
  const loaded = await createMapFiles((_, work) => work(new AbortController().signal)).readRoads(
    new Blob([bytes]),
    'roads.geojson',
  );
  if (!loaded.ok) throw new Error('the demo roads cannot be read');
  return loaded.value.roads;
}
