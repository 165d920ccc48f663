import { NO_UNIT } from '../domain/plan-mesh';
import type { ZoneGeometry } from '../domain/zone-set';

export interface UnitEdges {
  /** Both ends of each edge, as places in the geometry's points. */
  readonly points: Uint32Array;
  /** The unit that the edge is listed with: the one that comes first in `order`. */
  readonly owners: Uint32Array;
  /** The unit beyond; NO_UNIT where none has the same two corners. */
  readonly others: Uint32Array;
}

/** Every straight border once, listed with its units in the given order. Borders are shared where both corners are equal. */
export function unitEdges(
  { coordinates, ringStarts, zoneStarts }: ZoneGeometry,
  order: Uint32Array,
): UnitEdges {
  const corner = cornerNumbers(coordinates);
  const total = coordinates.length / 2;
  const points = new Uint32Array(total * 2);
  const owners = new Uint32Array(total);
  const others = new Uint32Array(total).fill(NO_UNIT);
  const slots = slotTable(total);
  let count = 0;
  for (const unit of order) {
    for (let ring = zoneStarts[unit]!; ring < zoneStarts[unit + 1]!; ring++) {
      const end = ringStarts[ring + 1]!;
      for (let at = ringStarts[ring]!, before = end - 1; at < end; before = at, at++) {
        const a = Math.min(corner[before]!, corner[at]!);
        const b = Math.max(corner[before]!, corner[at]!);
        if (a === b) continue;
        let slot = (Math.imul(a, 0x9e37_79b1) ^ Math.imul(b, 0x85eb_ca6b)) & slots.mask;
        for (; ; slot = (slot + 1) & slots.mask) {
          const held = slots.table[slot]!;
          if (held === NO_UNIT) {
            slots.table[slot] = count;
            points[2 * count] = before;
            points[2 * count + 1] = at;
            owners[count] = unit;
            count++;
            break;
          }
          const x = corner[points[2 * held]!]!;
          const y = corner[points[2 * held + 1]!]!;
          if (Math.min(x, y) !== a || Math.max(x, y) !== b) continue;
          if (owners[held] !== unit) others[held] = unit;
          break;
        }
      }
    }
  }
  return {
    points: points.subarray(0, 2 * count),
    owners: owners.subarray(0, count),
    others: others.subarray(0, count),
  };
}

/** One number for all points that are equal to the last bit. */
function cornerNumbers(coordinates: Float64Array): Uint32Array {
  const words = new Uint32Array(coordinates.buffer, coordinates.byteOffset, coordinates.length * 2);
  const total = coordinates.length / 2;
  const numbers = new Uint32Array(total);
  const slots = slotTable(total);
  for (let at = 0; at < total; at++) {
    let hash = Math.imul(words[4 * at]!, 0x9e37_79b1) ^ Math.imul(words[4 * at + 1]!, 0x85eb_ca6b);
    hash = Math.imul(hash ^ words[4 * at + 2]!, 0xc2b2_ae35) ^ Math.imul(words[4 * at + 3]!, 0x27d4_eb2f);
    let slot = (hash ^ (hash >>> 15)) & slots.mask;
    for (; ; slot = (slot + 1) & slots.mask) {
      const held = slots.table[slot]!;
      if (held === NO_UNIT) {
        slots.table[slot] = at;
        numbers[at] = at;
        break;
      }
      if (
        coordinates[2 * held] === coordinates[2 * at] &&
        coordinates[2 * held + 1] === coordinates[2 * at + 1]
      ) {
        numbers[at] = held;
        break;
      }
    }
  }
  return numbers;
}

function slotTable(entries: number): { readonly table: Uint32Array; readonly mask: number } {
  let size = 16;
  while (size < entries * 2) size *= 2;
  return { table: new Uint32Array(size).fill(NO_UNIT), mask: size - 1 };
}
