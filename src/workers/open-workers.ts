import { proxy, type Remote, transfer, wrap } from 'comlink';
import type { Filter } from '../domain/filter';
import type { CellCounts, CellGrid } from '../domain/hotspot';
import type { PlacedCases } from '../domain/placed-cases';
import { tellNobody } from '../domain/share-done';
import type { UnitPlaces } from '../domain/unit-set';
import type { Casebook } from '../jobs/casebook';
import type { HotspotPorts, HotspotRoom } from '../jobs/find-hotspots';
import type { PlanPorts, PlanRoom } from '../jobs/plan-room';
import type { StudyRoom } from '../jobs/study-room';
import { type BrushAsker, createBrushAsker } from './ask-brush';
import type { BrushRoom } from './brush.worker';
import type { HotspotWorker } from './hotspot.worker';
import type { PlanWorker } from './plan.worker';
import type { StudyWorker } from './study.worker';

export interface Rooms extends HotspotPorts, PlanPorts {
  readonly casebook: Casebook;
  readonly ask: BrushAsker['ask'];
  readonly prepare: BrushAsker['prepare'];
  readonly countByCell: (filter: Filter, grid: CellGrid) => Promise<CellCounts>;
  readonly placedCases: (filter: Filter) => Promise<PlacedCases>;
  readonly openStudyRoom: () => StudyRoom;
}

/**
 * Starts the two workers and joins them by a channel of their own, so that rows never pass through the page.
 * `onColumns`: a column that views were waiting for has come.
 */
export function openWorkers(onColumns: () => void): Rooms {
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
    recordList: (id, parts, kind, words, onProgress) =>
      remote.recordList(id, parts, kind, words, proxy(onProgress)),
    findRecords: (id, query, fields, text, from, onFound) =>
      remote.findRecords(id, query, fields, text, from, proxy(onFound)),
    personal: (id, fields, onProgress) => remote.personal(id, fields, proxy(onProgress)),
    writeProject: (id, project, sources, onProgress) =>
      remote.writeProject(id, project, sources, proxy(onProgress)),
    readProject: (id, file, onProgress) => remote.readProject(id, file, proxy(onProgress)),
  };

  const asker = createBrushAsker(
    brush,
    {
      clauseRows: (clause) => casebook.clauseRows('clause', clause),
      bringColumns: casebook.bringColumns,
    },
    onColumns,
  );

  return {
    casebook,
    ask: asker.ask,
    prepare: asker.prepare,
    async countByCell(filter, grid) {
      await asker.resolve(filter);
      return brush.countByCell(filter, grid);
    },
    async countByUnit(filter, units, weights = null) {
      await asker.resolve(filter);
      return brush.countByUnit(filter, units, weights);
    },
    async countBySlice(filter, units, slices) {
      await asker.resolve(filter);
      return brush.countBySlice(filter, units, slices);
    },
    async rowsOfUnits(filter, units, chosen) {
      await asker.resolve(filter);
      return brush.rowsOfUnits(filter, units, chosen);
    },
    async placedCases(filter) {
      await asker.resolve(filter);
      return brush.placed(filter);
    },
    async unitCases(units, filter, span, weights, everyCase) {
      await holdUnits(units);
      await asker.resolve(filter);
      return brush.unitCases(units.id, filter, span, weights, everyCase);
    },
    async unitOfRows(units) {
      await holdUnits(units);
      return brush.unitOfRows(units.id);
    },
    async rowsOnUnits(units, wanted, off) {
      await holdUnits(units);
      return brush.rowsOnUnits(units.id, wanted, off);
    },
    openHotspotRoom,
    openStudyRoom,
    openPlanRoom,
  };

  /** A hundred thousand outlines cross to the worker once for each set, not once for each question. */
  async function holdUnits({ id, kind, codes, geometry, lines, reachMetres }: UnitPlaces): Promise<void> {
    if (await brush.holdsUnits(id)) return;
    await brush.holdUnits({
      id,
      kind,
      codes,
      geometry,
      lines,
      ...(reachMetres !== undefined && { reachMetres }),
    });
  }
}

/** A comlink remote answers any property by a call; spreading it would find none, so the calls are named. */
function callable(
  remote: Remote<Casebook>,
): Omit<
  Casebook,
  | 'findRecords'
  | 'importCases'
  | 'compare'
  | 'exportRows'
  | 'personal'
  | 'recordList'
  | 'writeProject'
  | 'readProject'
> {
  return {
    cancel: (id) => void remote.cancel(id),
    fingerprint: (file) => remote.fingerprint(file),
    propose: (file, name, overrides) => remote.propose(file, name, overrides),
    proposePlace: (file, recipe, hint, landmarks) => remote.proposePlace(file, recipe, hint, landmarks),
    previewPlace: (sample, reading) => remote.previewPlace(sample, reading),
    openPack: (source) => remote.openPack(source),
    storePack: () => remote.storePack(),
    locate: (zoneSet, bounds) => remote.locate(zoneSet, bounds),
    readZones: (file, name, reading) => remote.readZones(file, name, reading),
    readReference: (file, name, reading) => remote.readReference(file, name, reading),
    readRoads: (file, name, reading) => remote.readRoads(file, name, reading),
    readFacilities: (file, name, reading) => remote.readFacilities(file, name, reading),
    readRoster: (file, name) => remote.readRoster(file, name),
    proposeMap: (file, layer, landmarks) => remote.proposeMap(file, layer, landmarks),
    joinShapefiles: (files) => remote.joinShapefiles(files),
    filesInside: (file) => remote.filesInside(file),
    guessTarget: (file, name) => remote.guessTarget(file, name),
    whenStored: () => remote.whenStored(),
    whenDatabaseLost: () => remote.whenDatabaseLost(),
    forgetDatabase: () => remote.forgetDatabase(),
    sqlOutline: (id, names) => remote.sqlOutline(id, names),
    sqlAsk: (id, scope, text, limits) => remote.sqlAsk(id, scope, text, limits),
    sqlCount: (id, scope, text, milliseconds) => remote.sqlCount(id, scope, text, milliseconds),
    sqlRowIds: (id, scope, text, by, milliseconds) => remote.sqlRowIds(id, scope, text, by, milliseconds),
    sqlExport: (id, scope, text, request) => remote.sqlExport(id, scope, text, request),
    quality: (id, now) => remote.quality(id, now),
    classes: (totals, book) => remote.classes(totals, book),
    page: (id, query, fields, from, n) => remote.page(id, query, fields, from, n),
    clauseRows: (id, clause) => remote.clauseRows(id, clause),
    rawRecord: (id, row) => remote.rawRecord(id, row),
    groupRecords: (id, filter, keys, limit) => remote.groupRecords(id, filter, keys, limit),
    tableFile: (id, table, fields, file) => remote.tableFile(id, table, fields, file),
    placesOfRows: (id, query, rowIds) => remote.placesOfRows(id, query, rowIds),
    rowIdsOf: (id, query, from, n) => remote.rowIdsOf(id, query, from, n),
    caseLife: (id, rowId, asOf) => remote.caseLife(id, rowId, asOf),
    siblings: (id, rowId) => remote.siblings(id, rowId),
    describeProject: (id, file) => remote.describeProject(id, file),
    caseWeights: (id, weight) => remote.caseWeights(id, weight),
    keepSet: (clause, rowIds) => remote.keepSet(clause, rowIds),
    bringColumns: (fields) => remote.bringColumns(fields),
    indicators: (id, filter, choice, asked) => remote.indicators(id, filter, choice, asked),
    indicatorTable: (id, filter, choice, by, book) => remote.indicatorTable(id, filter, choice, by, book),
    defaultWorkTime: () => remote.defaultWorkTime(),
    setWorkTime: (id, workTime) => remote.setWorkTime(id, workTime),
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
    hotspotUnits: (recipe, ground) => remote.hotspotUnits(recipe, ground),
    findHotspots: (units, counts, recipe, tell) =>
      remote.findHotspots(units, counts, recipe, proxy(tell ?? tellNobody)),
    findEmerging: (request, tell) => remote.findEmerging(request, proxy(tell ?? tellNobody)),
    findRepeats: (cases, request, zoneSet = null, tell = tellNobody) =>
      remote.findRepeats(cases, request, zoneSet, proxy(tell)),
    findNearRepeats: (cases, tell) => remote.findNearRepeats(cases, proxy(tell ?? tellNobody)),
    findClusters: (cases, request, tell) => remote.findClusters(cases, request, proxy(tell ?? tellNobody)),
    close: () => worker.terminate(),
  };
}

/** Likewise for densities, changes and back-tests: closing it ends what runs in it. */
function openStudyRoom(): StudyRoom {
  const worker = new Worker(new URL('./study.worker.ts', import.meta.url), { type: 'module', name: 'study' });
  const remote: Remote<StudyWorker> = wrap(worker);
  return {
    density: (request, tell) => remote.density(request, proxy(tell ?? tellNobody)),
    densityRows: (request, level) => remote.densityRows(request, level),
    change: (request, tell) => remote.change(request, proxy(tell ?? tellNobody)),
    changedRows: (request, verdict) => remote.changedRows(request, verdict),
    backTest: (request, tell) => remote.backTest(request, proxy(tell ?? tellNobody)),
    explain: (request) => remote.explain(request),
    close: () => worker.terminate(),
  };
}

/** Likewise for units, drafts and checks of plans. */
function openPlanRoom(): PlanRoom {
  const worker = new Worker(new URL('./plan.worker.ts', import.meta.url), { type: 'module', name: 'plan' });
  const remote: Remote<PlanWorker> = wrap(worker);
  return {
    makeUnits: (request) => remote.makeUnits(request),
    draft: (request, onProgress) => remote.draft(request, proxy(onProgress)),
    mesh: (geometry) => remote.mesh(geometry),
    holdGround: (ground) => remote.holdGround(ground),
    check: (question) => remote.check(question),
    checkUnits: (units) => remote.checkUnits(units),
    reshapeUnits: (request) => remote.reshapeUnits(request),
    outlines: (geometry, zoneOf, zones) => remote.outlines(geometry, zoneOf, zones),
    exportPlan: (request) => remote.exportPlan(request),
    close: () => worker.terminate(),
  };
}
