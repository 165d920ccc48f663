import { proxy, type Remote, transfer, wrap } from 'comlink';
import type { Filter } from '../domain/filter';
import type { CellCounts, CellGrid } from '../domain/hotspot';
import type { Answer, Question } from '../domain/question';
import type { Casebook } from '../jobs/casebook';
import type { HotspotRoom } from '../jobs/find-hotspots';
import type { BrushRoom } from './brush.worker';
import type { HotspotWorker } from './hotspot.worker';

export interface Rooms {
  readonly casebook: Casebook;
  readonly ask: (
    filter: Filter,
    questions: Readonly<Record<string, Question>>,
  ) => Promise<Readonly<Record<string, Answer>>>;
  readonly countByCell: (filter: Filter, grid: CellGrid) => Promise<CellCounts>;
  readonly openHotspotRoom: () => HotspotRoom;
}

/** Starts the two workers and joins them by a channel of their own, so that rows never pass through the page. */
export function openWorkers(): Rooms {
  const brush: Remote<BrushRoom> = wrap(
    new Worker(new URL('./brush.worker.ts', import.meta.url), { type: 'module', name: 'brush' }),
  );
  const recordsWorker = new Worker(new URL('./records.worker.ts', import.meta.url), {
    type: 'module',
    name: 'records',
  });
  const channel = new MessageChannel();
  void brush.connect(transfer(channel.port1, [channel.port1]));
  recordsWorker.postMessage({ brush: channel.port2 }, [channel.port2]);
  const remote: Remote<Casebook> = wrap(recordsWorker);

  const casebook: Casebook = {
    ...callable(remote),
    importCases: (id, parts, dataset, onProgress) =>
      remote.importCases(id, parts, dataset, proxy(onProgress)),
    compare: (id, parts, onProgress) => remote.compare(id, parts, proxy(onProgress)),
    exportRows: (id, request, onProgress) => remote.exportRows(id, request, proxy(onProgress)),
  };

  // Clauses that only the database can tell: their row ids are fetched once and kept by the index.
  async function resolve(filter: Filter): Promise<void> {
    for (const clause of await brush.unresolved(filter)) {
      await brush.resolve(clause, await casebook.clauseRows('clause', clause));
    }
  }

  return {
    casebook,
    async countByCell(filter, grid) {
      await resolve(filter);
      return brush.countByCell(filter, grid);
    },
    openHotspotRoom,
    async ask(filter, questions) {
      await resolve(filter);
      const ids = Object.keys(questions);
      const answers = await brush.answer(filter, Object.values(questions));
      return Object.fromEntries(ids.map((id, at) => [id, answers[at]!]));
    },
  };
}

/** A comlink remote answers any property by a call; spreading it would find none, so the calls are named. */
function callable(remote: Remote<Casebook>): Omit<Casebook, 'importCases' | 'compare' | 'exportRows'> {
  return {
    cancel: (id) => void remote.cancel(id),
    fingerprint: (file) => remote.fingerprint(file),
    propose: (file, name, overrides) => remote.propose(file, name, overrides),
    openPack: (source) => remote.openPack(source),
    storePack: () => remote.storePack(),
    locate: (zoneSet) => remote.locate(zoneSet),
    readZones: (file, name) => remote.readZones(file, name),
    readReference: (file, name) => remote.readReference(file, name),
    whenStored: () => remote.whenStored(),
    page: (id, query, fields, from, n) => remote.page(id, query, fields, from, n),
    clauseRows: (id, clause) => remote.clauseRows(id, clause),
    indicators: (id, filter, choice) => remote.indicators(id, filter, choice),
  };
}

/** A worker of its own, so that brushing goes on meanwhile and a cancelled run stops at once. */
function openHotspotRoom(): HotspotRoom {
  const worker = new Worker(new URL('./hotspot.worker.ts', import.meta.url), {
    type: 'module',
    name: 'hotspot',
  });
  const remote: Remote<HotspotWorker> = wrap(worker);
  return {
    cellGrid: (zoneSet, cellMetres) => remote.cellGrid(zoneSet, cellMetres),
    findHotspots: (grid, counts) => remote.findHotspots(grid, counts),
    close: () => worker.terminate(),
  };
}
