import { describe, expect, it } from 'vitest';
import { NO_UNIT, type PlanMesh } from '../../../src/domain/plan-mesh';
import type { ZoneGeometry } from '../../../src/domain/zone-set';
import { createZoneBorders, relativeTo, runs } from '../../../src/layers/plan-view';
import { planMesh } from '../../../src/zoning/plan-mesh';
import { latticeUnits } from '../zoning/lattice-units';

/** Area of a unit's triangles in squares of Mercator. */
function triangleArea(mesh: PlanMesh, unit: number): number {
  let sum = 0;
  for (let at = 0; at < mesh.indices.length; at += 3) {
    const corners = [0, 1, 2].map((i) => mesh.indices[at + i]!);
    if (mesh.units[corners[0]!] !== unit) continue;
    const [[ax, ay], [bx, by], [cx, cy]] = corners.map((one) => [
      mesh.positions[2 * one]!,
      mesh.positions[2 * one + 1]!,
    ]) as [number, number][] as [[number, number], [number, number], [number, number]];
    expect(corners.every((one) => mesh.units[one] === unit)).toBe(true);
    sum += Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
  }
  return sum;
}

function geometryOf(units: readonly (readonly (readonly (readonly [number, number])[])[])[]): ZoneGeometry {
  const rings = units.flat();
  const starts = (lengths: readonly number[]) => {
    let sum = 0;
    return Uint32Array.from([0, ...lengths.map((length) => (sum += length))]);
  };
  return {
    coordinates: Float64Array.from(rings.flat(2)),
    ringStarts: starts(rings.map((ring) => ring.length)),
    zoneStarts: starts(units.map((unit) => unit.length)),
  };
}

const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

describe('the mesh of a plan', () => {
  it('covers every unit with its own triangles, in chunks that hold all of it once', () => {
    const { geometry } = latticeUnits(30, 20);
    const mesh = planMesh(geometry);
    expect(mesh.unitCount).toBe(600);
    expect(mesh.chunks.length).toBeGreaterThan(20);
    expect(mesh.chunks.reduce((sum, { indexCount }) => sum + indexCount, 0)).toBe(600 * 6);
    expect(mesh.chunks.reduce((sum, { edgeCount }) => sum + edgeCount, 0)).toBe(mesh.edges.length / 4);
    // 0.001° of longitude, and of latitude stretched by 1 / cos 31.2°.
    const cell = (0.001 / 360) ** 2 / Math.cos((31.2 * Math.PI) / 180);
    for (const unit of [0, 29, 30, 599]) expect(triangleArea(mesh, unit) / cell).toBeCloseTo(1, 2);
  });

  it('lists a border between two units once, with both', () => {
    const mesh = planMesh(latticeUnits(3, 2).geometry);
    expect(mesh.edges.length / 4).toBe(3 * 3 + 4 * 2);
    const pairs: string[] = [];
    for (let at = 0; at < mesh.edgeUnits.length; at += 2) {
      const [a, b] = [mesh.edgeUnits[at]!, mesh.edgeUnits[at + 1]!];
      if (b !== NO_UNIT) pairs.push([a, b].sort((x, y) => x - y).join('-'));
    }
    expect(pairs.sort()).toEqual(['0-1', '0-3', '1-2', '1-4', '2-5', '3-4', '4-5']);
  });

  it('leaves the hole of a ring open and keeps what lies apart', () => {
    const mesh = planMesh(
      geometryOf([
        [square(0, 0, 0.01), square(0.003, 0.003, 0.004)],
        [square(0.02, 0, 0.01), square(0.04, 0, 0.01)],
      ]),
    );
    const unit = (0.01 / 360) ** 2;
    expect(triangleArea(mesh, 0) / unit).toBeCloseTo(1 - 0.16, 3);
    expect(triangleArea(mesh, 1) / unit).toBeCloseTo(2, 3);
  });

  it('does without units', () => {
    expect(planMesh(geometryOf([])).chunks).toEqual([]);
  });

  it('joins chunks that follow each other into one call', () => {
    const chunks = [
      { firstIndex: 0, indexCount: 6 },
      { firstIndex: 6, indexCount: 3 },
      { firstIndex: 12, indexCount: 3 },
    ];
    expect(runs(chunks, 'firstIndex', 'indexCount')).toEqual([
      [0, 9],
      [12, 3],
    ]);
  });

  it('knows the borders between zones and the rim, whatever is locked or marked', () => {
    const mesh = planMesh(latticeUnits(3, 1).geometry);
    const words = Uint32Array.from([1, 1 | (1 << 24), 2]);
    const bordersOf = createZoneBorders(mesh);
    const { count, pairs } = bordersOf(words);
    expect(count).toBe(8 + 1);
    const inner: number[][] = [];
    for (let i = 0; i < count; i++)
      if (pairs[2 * i + 1] !== NO_UNIT) inner.push([pairs[2 * i]!, pairs[2 * i + 1]!]);
    expect(inner).toEqual([[1, 2]]);
    // Asked again, with more of them and with fewer: nothing is left over of the time before.
    const apart = words.map((_, unit) => unit + 1);
    expect(bordersOf(apart).count).toBe(mesh.edgeUnits.length / 2);
    const again = bordersOf(words);
    expect([again.count, again.pairs.length, again.edges.length]).toEqual([count, count * 2, count * 4]);
  });

  it('moves the matrix to the origin', () => {
    const moved = relativeTo([2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1, 0, 5, 7, 0, 1], [10, 100]);
    expect([...moved.slice(12)]).toEqual([25, 307, 0, 1]);
  });
});
