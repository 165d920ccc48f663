import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Road, RoadSet } from '../../../src/domain/road-set';
import { seededRandom } from '../../../src/domain/seeded-random';
import type { UnitSet } from '../../../src/domain/unit-set';
import { makeUnits } from '../../../src/jobs/make-units';
import { createMapFiles } from '../../../src/jobs/map-files';
import { components } from '../../../src/zoning/components';
import type { SegmentRecipe } from '../../../src/zoning/units/segment-units';

const LUJIAZUI = '../shared/data/shanghai_lujiazui_osm/roads.geojson';
const RECIPE = { kind: 'segments', depthMetres: 25, reachMetres: 50, longestMetres: 600 } as const;

async function loadRoads(path: string): Promise<RoadSet> {
  const files = createMapFiles((_, work) => work(new AbortController().signal));
  const loaded = await files.readRoads(new Blob([new Uint8Array(readFileSync(path))]), path);
  if (!loaded.ok) throw new Error(loaded.error.code);
  return loaded.value.roads;
}

function segmentsOf(roads: RoadSet, recipe: Partial<SegmentRecipe> = {}): UnitSet {
  const made = makeUnits({ recipe: { ...RECIPE, ...recipe }, zoneSet: null, roads, facilities: [] });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

/** Units whose polygon holds the point, each by the even-odd rule over all its rings. */
function holders({ geometry }: UnitSet, lng: number, lat: number): number[] {
  const { coordinates, ringStarts, zoneStarts } = geometry;
  const found: number[] = [];
  for (let unit = 0; unit < zoneStarts.length - 1; unit++) {
    let inside = false;
    for (let ring = zoneStarts[unit]!; ring < zoneStarts[unit + 1]!; ring++) {
      const [from, to] = [ringStarts[ring]!, ringStarts[ring + 1]!];
      for (let point = from, last = to - 1; point < to; last = point++) {
        const [x1, y1] = [coordinates[2 * point]!, coordinates[2 * point + 1]!];
        const [x2, y2] = [coordinates[2 * last]!, coordinates[2 * last + 1]!];
        if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
      }
    }
    if (inside) found.push(unit);
  }
  return found;
}

describe.skipIf(!existsSync(LUJIAZUI))('segments of the streets of Lujiazui', () => {
  it('are all of the streets above ground, each metre once, and none longer than asked', async () => {
    const roads = await loadRoads(LUJIAZUI);
    const units = segmentsOf(roads);
    // 1,778 lines, of which 83 are metro, 8 funicular and 16 ferries.
    expect(roads.roads).toHaveLength(1671);
    const wanted = roads.roads.filter((road) => road.class !== 'path' && road.level !== -1);
    const metres = wanted.reduce((sum, road) => sum + road.lengthMetres, 0);
    const own = units.lengthMetres.reduce((sum, length) => sum + length, 0);
    // The plane differs from the sphere by some ten thousandths; ends that miss a line by 1.5 m are not bridged.
    expect(Math.abs(own - metres) / metres).toBeLessThan(0.001);
    expect(Math.max(...units.lengthMetres)).toBeLessThanOrEqual(600);
    expect([...units.lengthMetres].filter((length) => length < 20).length).toBeLessThan(
      0.02 * units.codes.length,
    );
    expect(units.id).toBe(segmentsOf(roads).id);
    expect(units.id).not.toBe(segmentsOf(roads, { depthMetres: 20 }).id);
  });

  it('touch where their lines come within a metre and a half, and are mostly in one piece', async () => {
    const units = segmentsOf(await loadRoads(LUJIAZUI));
    const { graph } = units;
    const parts = components(graph, () => true);
    const sizes = new Uint32Array(parts.count);
    for (const part of parts.part) sizes[part] = sizes[part]! + 1;
    // One on each bank of the river: what joins them lies below it.
    const [first, second] = [...sizes].sort((a, b) => b - a);
    expect(first! + second!).toBeGreaterThan(0.9 * units.codes.length);
    for (let unit = 0; unit < units.codes.length; unit += 7) {
      for (let at = graph.starts[unit]!; at < graph.starts[unit + 1]!; at++) {
        const other = graph.ids[at]!;
        expect(other).not.toBe(unit);
        expect(leastDistance(units, unit, other)).toBeLessThan(1.6);
        const back = graph.ids.subarray(graph.starts[other]!, graph.starts[other + 1]!);
        expect(back).toContain(unit);
      }
    }
  });

  it('have frontages on both sides that never lie on one another', async () => {
    const units = segmentsOf(await loadRoads(LUJIAZUI));
    const random = seededRandom(1);
    const lines = units.lines!;
    let held = 0;
    for (let i = 0; i < 800; i++) {
      const point = Math.floor((random() * lines.coordinates.length) / 2);
      const lng = lines.coordinates[2 * point]! + (random() - 0.5) * 0.0006;
      const lat = lines.coordinates[2 * point + 1]! + (random() - 0.5) * 0.0006;
      const found = holders(units, lng, lat).length;
      expect(found).toBeLessThanOrEqual(1);
      held += found;
    }
    expect(held).toBeGreaterThan(600);
  });
});

/** Metres from corner to corner or corner to edge of two centre lines. */
function leastDistance({ lines }: UnitSet, a: number, b: number): number {
  const pointsOf = (unit: number) => {
    const points: [number, number][] = [];
    for (let point = lines!.partStarts[unit]!; point < lines!.partStarts[unit + 1]!; point++) {
      points.push([lines!.coordinates[2 * point]! * 95_100, lines!.coordinates[2 * point + 1]! * 111_195]);
    }
    return points;
  };
  const oneWay = (from: [number, number][], to: [number, number][]) =>
    Math.min(
      ...from.flatMap(([x, y]) =>
        to.slice(1).map(([x2, y2], i) => {
          const [x1, y1] = to[i]!;
          const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
          const share = squared === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squared;
          const kept = Math.min(1, Math.max(0, share));
          return Math.hypot(x1 + kept * (x2 - x1) - x, y1 + kept * (y2 - y1) - y);
        }),
      ),
    );
  return Math.min(oneWay(pointsOf(a), pointsOf(b)), oneWay(pointsOf(b), pointsOf(a)));
}

/** Roads on a plane of metres about a place in Wuhan. */
function roadsOf(
  given: readonly (Partial<Road> & { readonly points: readonly (readonly [number, number])[] })[],
): RoadSet {
  const starts = [0];
  for (const { points } of given) starts.push(starts.at(-1)! + points.length);
  return {
    id: 'drawn',
    name: 'drawn',
    skippedFeatures: 0,
    roads: given.map(({ points, ...road }, index) => ({
      id: `${index}`,
      name: '',
      class: 'minor',
      from: '',
      to: '',
      strict: false,
      street: '',
      lengthMetres: points.length,
      ...road,
    })),
    lines: {
      coordinates: Float64Array.from(
        given.flatMap(({ points }) => points.flatMap(([x, y]) => [114 + x / 96_486, 30 + y / 111_195])),
      ),
      partStarts: Uint32Array.from(starts),
      roadStarts: Uint32Array.from(starts, (_, index) => index),
    },
  };
}

describe('segments of drawn streets', () => {
  const cross = [
    {
      name: '东西路',
      points: [
        [-200, 0],
        [200, 0],
      ],
    },
    {
      name: '南北路',
      class: 'primary',
      points: [
        [0, -300],
        [0, 300],
      ],
    },
  ] as const;

  it('end where two streets cross, named by the street that crosses there', () => {
    const units = segmentsOf(roadsOf(cross));
    expect(units.names).toEqual(['东西路', '东西路', '南北路', '南北路']);
    expect(units.from).toEqual(['', '南北路', '', '东西路']);
    expect(units.to).toEqual(['南北路', '', '东西路', '']);
    expect([...units.lengthMetres].map(Math.round)).toEqual([200, 200, 300, 300]);
    expect([...units.graph.starts]).toEqual([0, 3, 6, 9, 12]);
    expect([...units.rim]).toEqual([1, 1, 1, 1]);
  });

  it('go on under a bridge that shares no point with them, and end where it does', () => {
    const [street, bridge] = cross;
    const over = segmentsOf(roadsOf([street, { ...bridge, level: 1 }]), { longestMetres: 0 });
    expect([...over.lengthMetres].map(Math.round)).toEqual([399, 600]);
    const shared = segmentsOf(
      roadsOf([
        {
          ...street,
          points: [
            [-200, 0],
            [0, 0],
            [200, 0],
          ],
        },
        {
          ...bridge,
          level: 1,
          points: [
            [0, -300],
            [0, 0],
            [0, 300],
          ],
        },
      ]),
    );
    expect(shared.codes).toHaveLength(4);
  });

  it('are one where a street only changes its line in the file, and two where the file names an end', () => {
    const halves = [
      {
        name: '长街',
        points: [
          [0, 0],
          [150, 0],
        ],
      },
      {
        name: '长街',
        points: [
          [150, 0],
          [260, 30],
        ],
      },
    ] as const;
    expect(segmentsOf(roadsOf(halves)).codes).toHaveLength(1);
    const named = segmentsOf(roadsOf([{ ...halves[0], from: '甲巷', to: '乙巷' }, halves[1]]));
    expect(named.from).toEqual(['甲巷', '']);
    expect(named.to).toEqual(['乙巷', '']);
  });

  it('take in the stubs between two carriageways, which stay two', () => {
    const units = segmentsOf(
      roadsOf([
        {
          name: '大道',
          class: 'primary',
          points: [
            [-300, 0],
            [300, 0],
          ],
        },
        {
          name: '大道',
          class: 'primary',
          points: [
            [300, 12],
            [-300, 12],
          ],
        },
        {
          name: '横街',
          points: [
            [0, -200],
            [0, 200],
          ],
        },
      ]),
    );
    expect(units.names.filter((name) => name === '大道')).toHaveLength(4);
    expect(units.names.filter((name) => name === '横街')).toHaveLength(2);
    expect(Math.min(...units.lengthMetres)).toBeGreaterThan(180);
    const cross = units.names.indexOf('横街');
    // Through the stub it touches both carriageways and its other half.
    expect(
      units.graph.starts[cross + 1]! -
        units.graph.starts[cross]! +
        (units.graph.starts[cross + 2]! - units.graph.starts[cross + 1]!),
    ).toBeGreaterThanOrEqual(8);
  });

  it('are cut to the longest length, pieces touching', () => {
    const units = segmentsOf(
      roadsOf([
        {
          name: '长街',
          points: [
            [0, 0],
            [500, 0],
            [500, 500],
          ],
        },
      ]),
      {
        longestMetres: 300,
      },
    );
    expect(units.lengthMetres).toHaveLength(4);
    for (const length of units.lengthMetres) expect(length).toBeCloseTo(250, 0);
    expect([...units.graph.ids]).toEqual([1, 0, 2, 1, 3, 2]);
  });

  it('refuse a depth that no street has, and a file without streets of the classes asked for', () => {
    const refused = (recipe: Partial<SegmentRecipe>) => {
      const made = makeUnits({
        recipe: { ...RECIPE, ...recipe },
        zoneSet: null,
        roads: roadsOf(cross),
        facilities: [],
      });
      return made.ok ? null : made.error.code;
    };
    expect(refused({ depthMetres: Number.NaN })).toBe('depth_out_of_range');
    expect(refused({ classes: ['motorway'] })).toBe('no_roads');
    expect(refused({})).toBe(null);
  });
});
