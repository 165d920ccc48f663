import type { FacilitySet } from '../domain/facility-set';
import type { ImportError } from '../domain/import-report';
import type { MapProposal, MapReading } from '../domain/map-reading';
import type { Landmarks } from '../domain/place-reading';
import type { ImportTarget } from '../domain/recipe';
import type { ReferenceLayer } from '../domain/reference-layer';
import { ok, type Result } from '../domain/result';
import type { RoadSet } from '../domain/road-set';
import type { Roster } from '../domain/roster';
import type { ZoneSet } from '../domain/zone-set';
import { buildFacilitySet, facilitiesOfRows } from '../ingest/facilities/build-facility-set';
import { fingerprintOfFile, nameOf, readFeatureFile } from '../ingest/formats/read-feature-file';
import { guessTarget } from '../ingest/guess-target';
import { readRows } from '../ingest/read-rows';
import { buildReferenceLayer } from '../ingest/reference/build-reference-layer';
import { buildRoadSet, roadFeatures } from '../ingest/roads/build-road-set';
import { buildRoster } from '../ingest/roster/build-roster';
import { buildZoneSet } from '../ingest/zones/build-zone-set';
import { filesInside, joinShapefiles } from './gather-files';
import { proposeMap } from './propose-map';

/** A set that plans work with, and the same as a layer of the map. */
export interface LoadedRoads {
  readonly roads: RoadSet;
  readonly layer: ReferenceLayer;
}

export interface LoadedFacilities {
  readonly facilities: FacilitySet;
  readonly layer: ReferenceLayer;
}

type Job = <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

const JOB = 'map-file';

/** Files that are not cases: boundaries, roads, facilities, rosters, background. Each is read as a whole, by its content. */
export function createMapFiles(job: Job) {
  return {
    guessTarget: (file: Blob, name: string): Promise<ImportTarget> =>
      job(JOB, (signal) => guessTarget(file, name, signal)),

    joinShapefiles,

    proposeMap: (
      file: Blob,
      layer: string | undefined,
      landmarks: Landmarks,
    ): Promise<Result<MapProposal, ImportError>> =>
      job(JOB, (signal) => proposeMap(file, layer, landmarks, signal)),

    filesInside: (file: File): Promise<readonly File[] | null> =>
      job(JOB, (signal) => filesInside(file, signal)),

    readZones: (file: Blob, name: string, reading?: MapReading): Promise<Result<ZoneSet, ImportError>> =>
      job(JOB, async (signal) => {
        const read = await readFeatureFile(file, name, signal, reading);
        return read.ok ? buildZoneSet(read.value) : read;
      }),

    readReference: (
      file: Blob,
      name: string,
      reading?: MapReading,
    ): Promise<Result<ReferenceLayer, ImportError>> =>
      job(JOB, async (signal) => {
        const read = await readFeatureFile(file, name, signal, reading);
        return read.ok ? ok(buildReferenceLayer(read.value)) : read;
      }),

    readRoads: (file: Blob, name: string, reading?: MapReading): Promise<Result<LoadedRoads, ImportError>> =>
      job(JOB, async (signal) => {
        const read = await readFeatureFile(file, name, signal, reading);
        if (!read.ok) return read;
        const roads = buildRoadSet(read.value);
        return roads.ok ? ok({ roads: roads.value, layer: roadLayer(read.value, roads.value) }) : roads;
      }),

    readFacilities: (
      file: Blob,
      name: string,
      reading?: MapReading,
    ): Promise<Result<LoadedFacilities, ImportError>> =>
      job(JOB, async (signal) => {
        const facilities = await facilitiesOf(file, name, signal, reading);
        return facilities.ok
          ? ok({ facilities: facilities.value, layer: facilityLayer(facilities.value) })
          : facilities;
      }),

    readRoster: (file: Blob, name: string): Promise<Result<Roster, ImportError>> =>
      job(JOB, async (signal) => {
        const table = await readRows(file, name, signal);
        if (!table.ok) return table;
        return buildRoster(await fingerprintOfFile(file, signal), tableName(name), table.value);
      }),
  };
}

async function facilitiesOf(
  file: Blob,
  name: string,
  signal: AbortSignal,
  reading: MapReading | undefined,
): Promise<Result<FacilitySet, ImportError>> {
  const read = await readFeatureFile(file, name, signal, reading);
  if (read.ok) return buildFacilitySet(read.value);
  // Not a map file, or one whose places stand in its columns.
  if (read.error.code !== 'unsupported_format' && read.error.code !== 'not_geojson') return read;
  const table = await readRows(file, name, signal);
  if (!table.ok) return table;
  return facilitiesOfRows(await fingerprintOfFile(file, signal), tableName(name), table.value);
}

function tableName(fileName: string): string {
  return nameOf(fileName).replace(/\.(?:csv|tsv|txt|xlsx?|et|ods|html?|dbf)$/i, '');
}

function roadLayer(read: Parameters<typeof buildReferenceLayer>[0], { roads }: RoadSet): ReferenceLayer {
  return buildReferenceLayer({
    ...read,
    features: roadFeatures(read).map(({ geometry }, at) => ({
      geometry,
      properties: { highway: roads[at]?.class ?? 'minor', name: roads[at]?.name ?? '' },
    })),
  });
}

function facilityLayer({ id, name, facilities, skipped }: FacilitySet): ReferenceLayer {
  return buildReferenceLayer({
    id,
    name,
    skipped,
    features: facilities.map((facility) => ({
      geometry: { type: 'Point', coordinates: [facility.lng, facility.lat] },
      properties: { name: facility.name },
    })),
  });
}
