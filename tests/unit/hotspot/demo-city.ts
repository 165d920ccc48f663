import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellGrid } from '../../../src/analysis/cell-grid';
import { findHotspots } from '../../../src/analysis/hotspot';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { BrushIndex } from '../../../src/crossfilter/port';
import type { Filter } from '../../../src/domain/filter';
import type { HotspotResult } from '../../../src/domain/hotspot';
import type { ZoneSet } from '../../../src/domain/zone-set';
import { readPack } from '../../../src/ingest/formats/packed';
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
  }[];
  readonly defaultAddress: { readonly lng: number; readonly lat: number; readonly cases: number };
}

export interface OpenCity {
  readonly index: BrushIndex;
  readonly zones: ZoneSet;
  readonly truth: Planted;
}

const read = (file: string) => new Uint8Array(readFileSync(join(PROJECT, 'public', 'demo', file)));

/** The city that the app opens with, as its workers hold it. */
export async function openDemoCity(): Promise<OpenCity> {
  const pack = await readPack(read('cases-first.pack'));
  const zones = await readZones(read('duty-grids.geojson'), '责任网格');
  if (!pack.ok || !zones.ok) throw new Error('the demo city cannot be read');
  const index = createBrushIndex(spatial);
  index.begin();
  for (const batch of pack.value.batches(pack.value.rowCount)) index.append(batch);
  index.commit();
  index.locate(zones.value);
  const truth = JSON.parse(new TextDecoder().decode(read('truth.json'))) as Planted;
  return { index, zones: zones.value, truth };
}

export function hotspotsOf({ index, zones }: OpenCity, filter: Filter, cellMetres: number): HotspotResult {
  const grid = cellGrid(zones, cellMetres);
  if (!grid.ok) throw new Error(grid.error);
  const found = findHotspots(grid.value, index.countByCell(filter, grid.value));
  if (!found.ok) throw new Error(found.error);
  return found.value;
}
