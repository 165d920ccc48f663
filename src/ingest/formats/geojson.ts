import type { ImportError } from '../../domain/import-report';
import type { ReferenceLayer } from '../../domain/reference-layer';
import { ok, type Result } from '../../domain/result';
import type { ZoneSet } from '../../domain/zone-set';
import { buildReferenceLayer } from '../reference/build-reference-layer';
import { buildZoneSet } from '../zones/build-zone-set';
import { readFeatures } from './geojson-features';

/**
 * Polygons with their names → zones, one a feature. Errors: those of `readFeatures`, and `no_polygons`. Other
 * features are skipped and counted.
 */
export function readZones(bytes: Uint8Array, fileName: string): Result<ZoneSet, ImportError> {
  const read = readFeatures(bytes, fileName);
  return read.ok ? buildZoneSet(read.value) : read;
}

/** Any geometry → a background layer with normalised properties. Errors: those of `readFeatures`. */
export function readReference(bytes: Uint8Array, fileName: string): Result<ReferenceLayer, ImportError> {
  const read = readFeatures(bytes, fileName);
  return read.ok ? ok(buildReferenceLayer(read.value)) : read;
}
