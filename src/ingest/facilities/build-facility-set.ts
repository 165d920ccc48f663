import {
  FACILITY_KINDS,
  type Facility,
  type FacilityKind,
  type FacilitySet,
} from '../../domain/facility-set';
import type { ImportError } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';
import { featurePoint } from '../formats/features/feature-point';
import type { ReadFeatures } from '../formats/features/read-features';
import type { TableRows } from '../read-rows';
import { createPropertyNames } from '../roads/property-names';
import words from './facility-words.json';

const textOf = createPropertyNames(words);
const KIND_WORDS = FACILITY_KINDS.flatMap((kind) =>
  kind === 'other' ? [] : words.kinds[kind].map((word) => [word, kind] as const),
);

/** A facility for each feature, at its point or inside it. */
export function buildFacilitySet(read: ReadFeatures): Result<FacilitySet, ImportError> {
  const facilities = read.features.flatMap(({ geometry, properties }) => {
    const point = featurePoint(geometry);
    return point === null ? [] : [describe(properties, point, read.name)];
  });
  if (facilities.length === 0) return failure({ code: 'no_coordinates' });
  return ok({
    id: read.id,
    name: read.name,
    facilities,
    skipped: read.skipped + read.features.length - facilities.length,
    ...(read.faults === undefined ? {} : { faults: read.faults }),
  });
}

/** Rows with longitude and latitude, in degrees. */
export function facilitiesOfRows(
  id: string,
  name: string,
  table: TableRows,
): Result<FacilitySet, ImportError> {
  const { lon, lat } = table.mapping;
  if (lon === undefined || lat === undefined) return failure({ code: 'no_coordinates' });
  const facilities = table.rows.flatMap(({ cells }) => {
    const point = [Number(cells[lon] || Number.NaN), Number(cells[lat] || Number.NaN)] as const;
    if (!(Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90)) return [];
    const properties = Object.fromEntries(table.headers.map((header, at) => [header, cells[at]]));
    return [describe(properties, point, name)];
  });
  if (facilities.length === 0) return failure({ code: 'no_coordinates' });
  return ok({ id, name, facilities, skipped: table.rows.length - facilities.length });
}

function describe(
  properties: { readonly [name: string]: unknown },
  [lng, lat]: readonly [number, number],
  fileName: string,
): Facility {
  const kindText = textOf(properties, 'kind');
  const name = textOf(properties, 'name');
  const address = textOf(properties, 'address');
  const kind = kindOfFacility(kindText) ?? kindOfFacility(name) ?? kindOfFacility(fileName) ?? 'other';
  return { name: name || address, kind, kindText, address, lng, lat };
}

/** By the words inside a text; null where none is known. */
export function kindOfFacility(text: string): FacilityKind | null {
  const plain = text.toLowerCase();
  return KIND_WORDS.find(([word]) => plain.includes(word))?.[1] ?? null;
}
