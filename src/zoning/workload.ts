import type { UnitSet, WorkloadModel } from '../domain/unit-set';
import type { LoadParts } from '../domain/workload';
import { fixedPoint } from './zone-totals';

/**
 * Shares of each unit's load. `weighted` are its cases of `model.months` months, each by the weight of its class; null where
 * there are no cases.
 */
export function loadParts(units: UnitSet, weighted: Float64Array | null, model: WorkloadModel): LoadParts {
  const { lengthMetres, roadClass, strict, shops, facilities, areaM2 } = units;
  const months = Math.max(1, model.months);
  return {
    cases: fixedPoint(weighted === null ? new Float64Array(areaM2.length) : weighted.map((w) => w / months)),
    road: fixedPoint(
      lengthMetres.map((metres, unit) => {
        const per100 = model.per100Metres[roadClass?.[unit] ?? 'minor'] ?? 0;
        return (metres / 100) * per100 * (strict[unit] === 1 ? model.strictFactor : 1);
      }),
    ),
    shops: fixedPoint(Float64Array.from(shops, (n) => n * model.perShop)),
    facilities: fixedPoint(Float64Array.from(facilities, (n) => n * model.perFacility)),
    area: fixedPoint(areaM2.map((m2) => (m2 / 10_000) * model.perHectare)),
  };
}

/** The sum of the parts: whole numbers of 1/1024, so that totals by difference are exact. */
export function unitLoads(parts: LoadParts): Float64Array {
  const { cases, road, shops, facilities, area } = parts;
  return cases.map((load, unit) => load + road[unit]! + shops[unit]! + facilities[unit]! + area[unit]!);
}
