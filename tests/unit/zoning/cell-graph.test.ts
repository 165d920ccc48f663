import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ZoneGeometry } from '../../../src/domain/zone-set';
import { components } from '../../../src/zoning/components';
import { cellGraph } from '../../../src/zoning/units/cell-graph';
import { readZones } from '../../support/read-map';

/** Rectangles in metres near the equator, where a degree is as long both ways. */
function rectangles(
  list: readonly (readonly [x: number, y: number, width: number, height: number])[],
): ZoneGeometry {
  const degree = (6_371_008.8 * Math.PI) / 180;
  const corners = list.flatMap(([x, y, w, h]) => [x, y, x + w, y, x + w, y + h, x, y + h]);
  return {
    coordinates: Float64Array.from(corners, (metres) => metres / degree),
    ringStarts: Uint32Array.from({ length: list.length + 1 }, (_, i) => 4 * i),
    zoneStarts: Uint32Array.from({ length: list.length + 1 }, (_, i) => i),
  };
}

const pairs = ({ graph }: ReturnType<typeof cellGraph>) =>
  [...graph.starts.keys()]
    .slice(0, -1)
    .map((cell) =>
      Array.from(graph.ids.subarray(graph.starts[cell], graph.starts[cell + 1]), (other, i) => [
        other,
        Math.round(graph.borders[graph.starts[cell]! + i]!),
      ]).sort((a, b) => a[0]! - b[0]!),
    );

describe('neighbours of cells', () => {
  it('share a side, not a corner', () => {
    const found = cellGraph(
      rectangles([
        [0, 0, 100, 100],
        [100, 0, 100, 100],
        [0, 100, 100, 100],
        [100, 100, 100, 100],
      ]),
    );
    expect(pairs(found)).toEqual([
      [
        [1, 100],
        [2, 100],
      ],
      [
        [0, 100],
        [3, 100],
      ],
      [
        [0, 100],
        [3, 100],
      ],
      [
        [1, 100],
        [2, 100],
      ],
    ]);
    expect([...found.rim]).toEqual([1, 1, 1, 1]);
    expect(found.perimeters[0]).toBeCloseTo(400, 6);
  });

  it('are found where a side meets two shorter ones, and where lines differ by centimetres', () => {
    const found = cellGraph(
      rectangles([
        [0, 0, 100, 100],
        [100.03, 0, 50, 40],
        [99.98, 40, 50, 60],
      ]),
    );
    expect(pairs(found)).toEqual([
      [
        [1, 40],
        [2, 60],
      ],
      [
        [0, 40],
        [2, 50],
      ],
      [
        [0, 60],
        [1, 50],
      ],
    ]);
  });

  it('leave a cell in the middle without a rim, and one at a lake with one', () => {
    const nine = Array.from(
      { length: 9 },
      (_, i) => [(i % 3) * 100, Math.floor(i / 3) * 100, 100, 100] as const,
    );
    expect(cellGraph(rectangles(nine)).rim[4]).toBe(0);
    expect(cellGraph(rectangles(nine.filter((_, i) => i !== 1))).rim[3]).toBe(1);
  });

  const cells = 'public/demo/cells.geojson';
  it.skipIf(!existsSync(cells))(
    'make the demo city’s cells one network, each side the same from both cells',
    async () => {
      const zones = await readZones(new Uint8Array(readFileSync(cells)), 'cells.geojson');
      if (!zones.ok) throw new Error(zones.error.code);
      const { graph } = cellGraph(zones.value.geometry);
      expect(components(graph, () => true).count).toBeLessThan(4);
      const border = new Map<string, number>();
      for (let cell = 0; cell < graph.starts.length - 1; cell++) {
        for (let at = graph.starts[cell]!; at < graph.starts[cell + 1]!; at++) {
          border.set(`${cell}-${graph.ids[at]}`, graph.borders[at]!);
        }
      }
      for (const [key, metres] of border) {
        const [a, b] = key.split('-');
        expect(border.get(`${b}-${a}`)).toBe(metres);
      }
    },
  );
});
