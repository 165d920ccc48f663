import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftRequest } from '../../../src/domain/draft';
import { makeUnits } from '../../../src/jobs/make-units';
import { createMapFiles } from '../../../src/jobs/map-files';
import { draftVerdict } from '../../../src/zoning/draft/draft-verdict';
import { draftZones } from '../../../src/zoning/draft/draft-zones';
import { joinSmallPieces } from '../../../src/zoning/draft/small-pieces';
import { createUnitIndex } from '../../../src/zoning/unit-index';
import { latticeGraph } from './lattice-graph';

const LUJIAZUI = '../shared/data/shanghai_lujiazui_osm/roads.geojson';
if (!existsSync(LUJIAZUI)) console.info(`skipped: ${LUJIAZUI} is not there`);

/** A lattice of which some columns are left out but for a few cells, so that small pieces stand alone. */
function islands(columns: number, rows: number, alone: readonly (readonly [number, number])[]) {
  const whole = columns - 4;
  const graph = latticeGraph(
    columns,
    rows,
    (column, row) => column < whole || alone.some(([x, y]) => x === column && y === row),
  );
  const n = graph.cells.length;
  const request: DraftRequest = {
    graph,
    loads: new Float64Array(n).fill(1),
    streets: new Uint32Array(n),
    zones: 8,
    stayMetres: 0,
    tolerance: 0.1,
    seatRule: 'largest_remainder',
    seed: 1,
  };
  const places = Float64Array.from(graph.cells.flatMap(([x, y]) => [114 + x * 0.001, 30 + y * 0.001]));
  return { request, places, cells: graph.cells };
}

const drafted = (asked: DraftRequest) => {
  const made = draftZones(asked);
  if (!made.ok) throw new Error(made.error);
  return made.value;
};

describe('pieces too small for a zone', () => {
  const alone = [0, 2, 4, 6, 8].map((row) => [11, row] as const);

  it('take no zone from the streets, and go with the nearest of them', () => {
    const { request, places, cells } = islands(14, 10, alone);
    const without = drafted(request);
    const draft = drafted({ ...request, places });
    // Five of eight zones were spent on five cells.
    expect(without.largestStreetDeviation).toBeGreaterThan(0.9);
    expect(draft.largestStreetDeviation).toBeLessThanOrEqual(0.1);
    expect(draftVerdict({ ...request, places }, draft).code).toBe('met');
    const unitAt = (column: number, row: number) => cells.findIndex(([x, y]) => x === column && y === row);
    for (const [column, row] of alone)
      expect(draft.assignment[unitAt(column, row)]).toBe(draft.assignment[unitAt(9, row)]);
    // Said, not hidden: those zones are in two pieces.
    expect(draft.disconnected.length).toBeGreaterThan(0);
  });

  it('hold the bound, and keep one plan for one seed, wherever they lie', () => {
    const spots = fc.uniqueArray(fc.tuple(fc.integer({ min: 9, max: 12 }), fc.integer({ min: 0, max: 7 })), {
      minLength: 1,
      maxLength: 10,
      selector: ([x, y]) => `${x} ${y}`,
    });
    fc.assert(
      fc.property(spots, fc.integer({ min: 1, max: 12 }), fc.nat(99), (lone, zones, seed) => {
        const { request, places } = islands(13, 8, lone);
        const streets = Uint32Array.from(request.streets, (_, unit) => (unit % 13 < 4 ? 0 : 1));
        const asked = { ...request, places, zones: zones + 1, seed, streets };
        const draft = drafted(asked);
        expect(draft.assignment.every((zone) => zone >= 0 && zone <= zones)).toBe(true);
        expect(draft.largestStreetDeviation).toBeGreaterThanOrEqual(draft.lowerBound - 1e-9);
        expect(drafted(asked).assignment).toEqual(draft.assignment);
        // Ties never leave a street.
        const { starts, ids } = joinSmallPieces(asked);
        for (let unit = 0; unit < streets.length; unit++) {
          const before = new Set(
            asked.graph.ids.subarray(asked.graph.starts[unit], asked.graph.starts[unit + 1]),
          );
          for (const other of ids.subarray(starts[unit], starts[unit + 1]))
            if (!before.has(other)) expect(streets[other]).toBe(streets[unit]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are the very graph where there are none, or no places are known', () => {
    const { request, places } = islands(14, 10, []);
    expect(joinSmallPieces({ ...request, places })).toBe(request.graph);
    const { request: others } = islands(14, 10, alone);
    expect(joinSmallPieces(others)).toBe(others.graph);
  });

  it.skipIf(!existsSync(LUJIAZUI))('do not keep the streets of Lujiazui from being shared out', async () => {
    const files = createMapFiles((_, work) => work(new AbortController().signal));
    const read = await files.readRoads(new Blob([new Uint8Array(readFileSync(LUJIAZUI))]), LUJIAZUI);
    if (!read.ok) throw new Error(read.error.code);
    const recipe = { kind: 'segments', depthMetres: 30, reachMetres: 50, longestMetres: 600 } as const;
    const made = makeUnits({ recipe, zoneSet: null, roads: read.value.roads, facilities: [] });
    if (!made.ok) throw new Error(made.error.code);
    const { graph, lengthMetres, geometry } = made.value;
    const request: DraftRequest = {
      graph,
      loads: lengthMetres,
      streets: new Uint32Array(lengthMetres.length),
      zones: 24,
      stayMetres: 0,
      tolerance: 0.1,
      seatRule: 'largest_remainder',
      seed: 1,
    };
    const draft = drafted({ ...request, places: createUnitIndex(geometry).centres });
    expect(drafted(request).largestStreetDeviation).toBeGreaterThan(3);
    expect(draft.largestStreetDeviation).toBeLessThanOrEqual(0.1);
    // A few of some twenty alleys that touch nothing lie beside each other.
    expect(draft.disconnected.length).toBeLessThan(20);
  });
});
