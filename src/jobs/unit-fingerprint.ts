import type { UnitSet } from '../domain/unit-set';
import { createFingerprint } from '../ingest/fingerprint';

/**
 * The units with the fingerprint of all that they are, by which a plan knows them again. Texts go in as they are
 * written, arrays byte by byte.
 */
export function identified(units: Omit<UnitSet, 'id'>): UnitSet {
  const fingerprint = createFingerprint();
  const text = (value: unknown) => fingerprint.push(new TextEncoder().encode(`${JSON.stringify(value)}\n`));
  const array = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array | Uint8Array) =>
    fingerprint.push(new Uint8Array(buffer, byteOffset, byteLength));
  text([units.kind, units.name, units.streets, units.communities, units.roadClass]);
  for (const list of [units.codes, units.names, units.from, units.to]) text(list);
  for (const values of [units.streetOf, units.communityOf, units.strict, units.shops, units.facilities]) {
    array(values);
  }
  array(units.areaM2);
  array(units.lengthMetres);
  for (const values of Object.values(units.geometry)) array(values);
  for (const values of Object.values(units.lines ?? {})) array(values);
  return { ...units, id: fingerprint.finish() };
}
