import type { RoadLines } from '../../domain/road-set';
import type { ZoneGeometry } from '../../domain/zone-set';
import { type Plane, toDegrees } from './plane';

/** One line of one part a unit, from x and y interleaved on the plane. */
export function flatLines(lines: readonly (readonly number[])[], plane: Plane): RoadLines {
  const partStarts = new Uint32Array(lines.length + 1);
  lines.forEach((points, line) => {
    partStarts[line + 1] = partStarts[line]! + points.length / 2;
  });
  return {
    coordinates: toDegrees(plane, Float64Array.from(lines.flat())),
    partStarts,
    roadStarts: Uint32Array.from({ length: lines.length + 1 }, (_, line) => line),
  };
}

/** The rings of each unit, likewise. */
export function flatGeometry(units: readonly (readonly (readonly number[])[])[], plane: Plane): ZoneGeometry {
  const zoneStarts = new Uint32Array(units.length + 1);
  const ringStarts = [0];
  const flat: number[] = [];
  units.forEach((rings, unit) => {
    for (const ring of rings) {
      for (const metre of ring) flat.push(metre);
      ringStarts.push(flat.length / 2);
    }
    zoneStarts[unit + 1] = ringStarts.length - 1;
  });
  return {
    coordinates: toDegrees(plane, Float64Array.from(flat)),
    ringStarts: Uint32Array.from(ringStarts),
    zoneStarts,
  };
}
