import type { UnitListener } from './plan-edits';

/** Sums per zone of any number of measures, kept by difference while units change hands. */
export interface ZoneTotals {
  /** totals[measure][zone]; the arrays grow with the zones' numbers. */
  readonly of: (measure: number, zone: number) => number;
  readonly units: (zone: number) => number;
  readonly changed: UnitListener;
}

/** Measures are whole numbers or thousandths of them where a sum must come out the same by any way; see `fixedPoint`. */
export function createZoneTotals(measures: readonly Float64Array[], zoneOf: Uint32Array): ZoneTotals {
  const most = zoneOf.reduce((a, b) => Math.max(a, b), 0);
  let totals = measures.map(() => new Float64Array(most + 1));
  let counts = new Uint32Array(most + 1);
  function room(zone: number): void {
    if (zone < counts.length) return;
    const size = Math.max(zone + 1, counts.length * 2);
    totals = totals.map((old) => {
      const next = new Float64Array(size);
      next.set(old);
      return next;
    });
    const next = new Uint32Array(size);
    next.set(counts);
    counts = next;
  }
  function add(unit: number, zone: number, sign: 1 | -1): void {
    room(zone);
    counts[zone] = counts[zone]! + sign;
    measures.forEach((measure, i) => {
      const own = totals[i]!;
      own[zone] = own[zone]! + sign * measure[unit]!;
    });
  }
  for (let unit = 0; unit < zoneOf.length; unit++) add(unit, zoneOf[unit]!, 1);
  return {
    of: (measure, zone) => totals[measure]?.[zone] ?? 0,
    units: (zone) => counts[zone] ?? 0,
    changed(unit, from, to) {
      add(unit, from, -1);
      add(unit, to, 1);
    },
  };
}

/** Rounded to 1/1024: sums and differences of such numbers are exact, in any order, up to 2⁴³. */
export function fixedPoint(values: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: values.length }, (_, i) => Math.round(values[i]! * 1024) / 1024);
}
