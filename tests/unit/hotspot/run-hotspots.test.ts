import { describe, expect, it } from 'vitest';
import { findHotspots } from '../../../src/analysis/hotspot';
import { type CellCounts, FIRST_HOTSPOT_RECIPE } from '../../../src/domain/hotspot';
import type { ZoneSet } from '../../../src/domain/zone-set';
import { type HotspotPorts, runHotspots } from '../../../src/jobs/find-hotspots';
import { hotspotUnits } from '../../../src/jobs/hotspot-units';
import { pRelation, probabilityText } from '../../../src/ui/hotspot/probability-text';

const zoneSet: ZoneSet = {
  id: 'square',
  name: 'square',
  zones: [{ id: 'a', name: 'a', district: '', street: '', community: '', areaKm2: 4 }],
  geometry: {
    coordinates: Float64Array.from([114, 30, 114.02, 30, 114.02, 30.02, 114, 30.02]),
    ringStarts: Uint32Array.from([0, 4]),
    zoneStarts: Uint32Array.from([0, 1]),
  },
  extent: { west: 114, south: 30, east: 114.02, north: 30.02 },
};
const leftOut = { voided: 0, missing: 0, defaultAddress: 0, outside: 0, edge: 0 };

function unasked(): never {
  throw new Error('not asked in this run');
}

function requestOf(sideMetres: number) {
  const units = { kind: 'squares', sideMetres, neighbours: 'touching' } as const;
  return {
    filter: [],
    weights: null,
    ground: { zoneSet, roads: null },
    recipe: { ...FIRST_HOTSPOT_RECIPE, units },
  };
}

function ports(countByUnit: HotspotPorts['countByUnit']) {
  const seen = { closed: 0, found: 0 };
  return {
    seen,
    countByUnit,
    countBySlice: unasked,
    rowsOfUnits: unasked,
    openHotspotRoom: () => ({
      hotspotUnits: async (...args: Parameters<typeof hotspotUnits>) => hotspotUnits(...args),
      findEmerging: unasked,
      findRepeats: unasked,
      findNearRepeats: unasked,
      findClusters: unasked,
      findHotspots: async (...args: Parameters<typeof findHotspots>) => {
        seen.found++;
        return findHotspots(...args);
      },
      close: () => {
        seen.closed++;
      },
    }),
  };
}

describe('a run of hotspots', () => {
  it('goes through its stages to a result and closes its room', async () => {
    const room = ports(async (_, units) => {
      const counts = new Uint32Array(units.count);
      counts.fill(6, 0, 2);
      return { counts, cases: 12, leftOut };
    });
    const stages = new Set<string>();
    const shares: number[] = [];
    const request = requestOf(200);
    const outcome = await runHotspots(
      room,
      request,
      (stage, share) => {
        stages.add(stage);
        shares.push(share);
      },
      new AbortController().signal,
    );
    expect(outcome?.ok).toBe(true);
    expect([...stages]).toEqual(['grid', 'cases', 'statistics']);
    expect(shares).toEqual(shares.slice().sort((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.8);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    expect(room.seen).toEqual({ closed: 1, found: 1 });
  });

  it('ends at once when cancelled, whatever still hangs, and closes its room', async () => {
    const room = ports(() => new Promise<CellCounts>(() => undefined));
    const abort = new AbortController();
    const request = requestOf(200);
    const running = runHotspots(room, request, (stage) => stage === 'cases' && abort.abort(), abort.signal);
    expect(await running).toBeNull();
    expect(room.seen).toEqual({ closed: 1, found: 0 });
  });

  it('hands a refusal on and closes its room', async () => {
    const room = ports(async (_, units) => ({
      counts: new Uint32Array(units.count),
      cases: 0,
      leftOut,
    }));
    const run = (cellMetres: number) =>
      runHotspots(room, requestOf(cellMetres), () => undefined, new AbortController().signal);
    expect(await run(200)).toEqual({ ok: false, error: 'no_cases' });
    expect(await run(500)).toEqual({ ok: false, error: 'too_few_cells' });
    expect(room.seen.closed).toBe(2);
  });
});

describe('a probability on the screen', () => {
  it('is read to three figures and never as zero', () => {
    expect(pRelation(0.01234, 'zh-CN')).toBe('= 0.0123');
    expect(pRelation(1, 'zh-CN')).toBe('= 1');
    expect(pRelation(5.339e-9, 'zh-CN')).toBe('= 5.34×10⁻⁹');
    expect(probabilityText(0.00002, 'en')).toBe('2×10⁻⁵');
    expect(pRelation(1e-12, 'zh-CN')).toBe('< 10⁻⁹');
    expect(probabilityText(0, 'zh-CN')).toBe('< 10⁻⁹');
  });
});
