import type { Filter } from '../domain/filter';
import type { CellCounts, CellGrid, HotspotRefusal, HotspotResult } from '../domain/hotspot';
import { failure, type Result } from '../domain/result';
import type { ZoneSet } from '../domain/zone-set';

/** Where the mathematics runs; closed at the end of a run, and in the middle of it by cancelling. */
export interface HotspotRoom {
  readonly cellGrid: (zoneSet: ZoneSet, cellMetres: number) => Promise<Result<CellGrid, HotspotRefusal>>;
  readonly findHotspots: (
    grid: CellGrid,
    counts: CellCounts,
  ) => Promise<Result<HotspotResult, HotspotRefusal>>;
  readonly close: () => void;
}

export interface HotspotPorts {
  readonly openHotspotRoom: () => HotspotRoom;
  readonly countByCell: (filter: Filter, grid: CellGrid) => Promise<CellCounts>;
}

export interface HotspotRequest {
  readonly filter: Filter;
  readonly zoneSet: ZoneSet;
  readonly cellMetres: number;
}

export type HotspotStage = 'grid' | 'cases' | 'statistics';

/** Cells, their cases, their statistics; null where `signal` ended it. */
export async function runHotspots(
  ports: HotspotPorts,
  { filter, zoneSet, cellMetres }: HotspotRequest,
  onStage: (stage: HotspotStage) => void,
  signal: AbortSignal,
): Promise<Result<HotspotResult, HotspotRefusal> | null> {
  const room = ports.openHotspotRoom();
  const steps = async () => {
    onStage('grid');
    const grid = await room.cellGrid(zoneSet, cellMetres);
    if (!grid.ok) return failure(grid.error);
    if (signal.aborted) return null;
    onStage('cases');
    const counts = await ports.countByCell(filter, grid.value);
    if (signal.aborted) return null;
    onStage('statistics');
    return room.findHotspots(grid.value, counts);
  };
  // A closed worker answers nothing any more: the signal ends the wait.
  const cancelled = new Promise<null>((done) => {
    signal.addEventListener('abort', () => done(null), { once: true });
  });
  try {
    return await Promise.race([steps(), cancelled]);
  } finally {
    room.close();
  }
}
