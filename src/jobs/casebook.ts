import type { Located } from '../crossfilter/port';
import type { WorkTime } from '../domain/calendar';
import type { DatasetSummary } from '../domain/dataset';
import type { PartReport } from '../domain/dataset-part';
import type { RowField } from '../domain/extra-field';
import type { CountingChoice } from '../domain/fact-context';
import type { CategoryField, FieldId } from '../domain/field';
import type { Clause, Filter } from '../domain/filter';
import type { ImportError, PlaceReport } from '../domain/import-report';
import {
  EMPTY_SCORE_BOOK,
  type IndicatorReport,
  type IndicatorTable,
  type ScoreBook,
} from '../domain/indicator';
import type { Extent } from '../domain/place';
import type { Landmarks, PlacePreview, PlaceProposal, PlaceReading } from '../domain/place-reading';
import type { PlanClause } from '../domain/plan-clause';
import type { Page, RowsQuery } from '../domain/question';
import type { CaseRecipe, Proposal, ProposalOverrides } from '../domain/recipe';
import { failure, ok, type Result } from '../domain/result';
import type { RowSetClause } from '../domain/row-set';
import type { ZoneSet } from '../domain/zone-set';
import type { Engine } from '../engine/port';
import { CHINA_WORK_TIME } from '../facts/china-clock';
import { NO_GROUND } from '../indicators/measure';
import type { Pack } from '../ingest/formats/packed';
import { proposeFile } from '../ingest/propose-file';
import { fingerprintOfBlob } from './blob-fingerprint';
import type { BrushRemote } from './brush-remote';
import { createCaseFile } from './case-file';
import { createWeightDesk } from './case-weights';
import { createLoss } from './database-loss';
import { createExportDesk } from './export-desk';
import { withFactColumns } from './fact-columns';
import { createGivenClauses } from './given-clauses';
import { type ImportedCases, type ImportProgress, importCases } from './import-cases';
import { createIndicatorDesk, type IndicatorRequest } from './indicator-desk';
import { createMapFiles } from './map-files';
import { fetchPack, openPack, storePacks } from './open-pack';
import { createProjectDesk } from './project-desk';
import { previewPlace, proposePlace } from './propose-place';
import { createQualityDesk } from './quality-desk';
import type { RawRecord, RawRecordError, RawRecords } from './raw-records';
import { type OpenedPart, readParts } from './read-parts';
import { createRecordDesk } from './record-desk';
import { runningJobs } from './running-jobs';
import { createSqlDesk } from './sql-desk';

export interface CasebookPorts {
  readonly brush: BrushRemote;
  /**
   * Starts a database: at the first need of it, and again after one was lost. `onLost` is called once it answers no more.
   */
  readonly startEngine: (onLost: () => void) => Promise<Result<Engine, ImportError>>;
}

/** Where the demo lies, and what it is called. */
export interface PackSource {
  readonly name: string;
  readonly firstUrl: string;
  readonly restUrl: string;
}

const PROPOSE_JOB = 'propose';
const PROPOSE_PLACE_JOB = 'propose-place';

/**
 * The use cases around the case table, in one worker: one import at a time, the database started when first
 * needed, places kept in step with the rows. Long calls take a job id; `cancel` aborts it.
 */
export function createCasebook(ports: CasebookPorts) {
  const { brush } = ports;
  const indicatorDesk = createIndicatorDesk(brush);
  const given = createGivenClauses(indicatorDesk.factRows);
  const jobs = runningJobs([PROPOSE_JOB, PROPOSE_PLACE_JOB]);
  const { job } = jobs;
  let engine: Promise<Result<Engine, ImportError>> | null = null;
  let located: { readonly places: Located; readonly zoneSet: ZoneSet | null } | null = null;
  let packs: { readonly source: PackSource; readonly first: Pack } | null = null;
  /** The demo that the rows are of; null: they are of files. */
  let demo: PackSource | null = null;
  let loss = createLoss();
  /** null: the rows come from no file. */
  let rawRecords: RawRecords | null = null;
  let workTime: WorkTime = CHINA_WORK_TIME;
  /** Loading is one at a time: the demo's rows, then an import, in the order they were asked for. */
  let turn: Promise<unknown> = Promise.resolve();
  /** Settles when the database holds the rows that the brush index holds. */
  let rowsStored: Promise<void> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  function startedEngine(): Promise<Result<Engine, ImportError>> {
    engine ??= ports.startEngine(loss.tell).then((started) => {
      if (!started.ok) engine = null;
      return started;
    });
    return engine;
  }

  async function readyEngine(): Promise<Engine> {
    const started = await startedEngine();
    if (!started.ok) throw new Error(started.error.code);
    await rowsStored;
    return started.value;
  }

  /** Ready to be asked this filter. */
  async function engineFor(filter: Filter, signal: AbortSignal): Promise<Engine> {
    const ready = await readyEngine();
    await given.ensure(ready, filter, signal);
    return ready;
  }

  /** As engineFor, with facts among the columns of its pages. */
  async function listingFor(filter: Filter, signal: AbortSignal): Promise<Engine> {
    return withFactColumns(await engineFor(filter, signal), indicatorDesk);
  }

  /** Both the database and the brush index are ready to be asked this filter. */
  async function resolvedEngine(filter: Filter, signal: AbortSignal): Promise<Engine> {
    const ready = await engineFor(filter, signal);
    for (const open of await brush.unresolved(filter)) {
      await brush.resolve(open, await given.rows(ready, open, signal));
    }
    return ready;
  }

  async function storePlaces(): Promise<void> {
    if (located === null) return;
    const started = await startedEngine();
    if (!started.ok) return;
    const { places, zoneSet } = located;
    await started.value.setPlaces(places.places, zoneSet?.zones ?? [], zoneSet?.id ?? null);
  }

  return {
    ...createQualityDesk({ readyEngine, job }),
    ...createSqlDesk({ engineFor, job }),
    ...createProjectDesk({ job }),
    ...createWeightDesk({ readyEngine, job }),
    ...createRecordDesk({ engineFor, job }),
    ...createCaseFile({ readyEngine, job, workTime: () => workTime }),
    ...createExportDesk({ job, engineFor: listingFor }),

    cancel: (id: string): void => jobs.cancel(id),

    /** What the file seems to be, for the user to confirm. */
    async propose(
      file: Blob,
      name: string,
      overrides: ProposalOverrides = {},
    ): Promise<Result<Proposal, ImportError>> {
      // Who looks at a file will load it: the database starts while the user reads the proposal.
      void startedEngine();
      return job(PROPOSE_JOB, (signal) => proposeFile(file, name, overrides, signal));
    },

    /** Which coordinate system its points are in, with the evidence; see propose-place. */
    proposePlace: (
      file: Blob,
      recipe: CaseRecipe,
      hint: string | undefined,
      landmarks: Landmarks,
    ): Promise<Result<PlaceProposal, ImportError>> =>
      job(PROPOSE_PLACE_JOB, (signal) => proposePlace(file, recipe, hint, landmarks, signal)),

    previewPlace: (sample: PlaceProposal['sample'], reading: PlaceReading): Promise<PlacePreview | null> =>
      previewPlace(sample, reading),

    /** Fingerprint of the bytes: the key under which they are stored. */
    fingerprint: (file: Blob): Promise<string> => fingerprintOfBlob(file),

    /** Reads the parts as `importCases` would and tells what would become of them; nothing changes. */
    compare(
      id: string,
      parts: readonly OpenedPart[],
      onProgress: (progress: ImportProgress) => void,
    ): Promise<Result<readonly PartReport[], ImportError>> {
      return job(id, async (signal) => {
        try {
          const read = await readParts(parts, { signal, onProgress, onBatch: async () => undefined });
          return read.ok ? ok(read.value.reports) : read;
        } catch (reason) {
          if (signal.aborted) return failure({ code: 'cancelled' });
          throw reason;
        }
      });
    },

    /** `imported`: places in the list of the files that are new; none where a data set is opened again. */
    importCases(
      id: string,
      parts: readonly OpenedPart[],
      dataset: { readonly name: string; readonly imported: readonly number[]; readonly area: Extent | null },
      onProgress: (progress: ImportProgress) => void,
    ): Promise<Result<ImportedCases, ImportError>> {
      return job(id, (signal) =>
        inTurn(async () => {
          await rowsStored.catch(() => undefined);
          jobs.endReaders(id);
          const started = await startedEngine();
          if (!started.ok) return started;
          const targets = { brush, engine: started.value };
          const imported = await importCases(parts, targets, { ...dataset, signal, onProgress });
          if (!imported.ok) return imported;
          indicatorDesk.forget();
          given.forget();
          located = null;
          packs = null;
          demo = null;
          const { summary, sources, store } = imported.value;
          rawRecords = imported.value.rawRecords;
          rowsStored = store();
          // Whoever asks for rows meets the failure; it must not count as unhandled before.
          rowsStored.catch(() => undefined);
          return ok({ summary, sources });
        }),
      );
    },

    /** The demo's first pack → brush index; the database gets its rows by `storePack`. */
    async openPack(source: PackSource): Promise<Result<DatasetSummary, ImportError>> {
      const fetched = await fetchPack(source.firstUrl);
      if (!fetched.ok) return fetched;
      const { pack, fingerprint } = fetched.value;
      given.forget();
      packs = { source, first: pack };
      demo = source;
      rawRecords = null;
      located = null;
      return ok(await openPack(pack, { id: fingerprint, name: source.name }, brush));
    },

    /** The database gets the demo's rows; gives the fields of both packs. */
    storePack(): Promise<Result<readonly FieldId[], ImportError>> {
      return inTurn(async () => {
        if (packs === null) return ok([]);
        const { source, first } = packs;
        const [started, rest] = await Promise.all([startedEngine(), fetchPack(source.restUrl, first)]);
        if (!started.ok) return started;
        if (!rest.ok) return rest;
        rowsStored = storePacks([first, rest.value.pack], started.value, new AbortController().signal)
          .then(() => {
            indicatorDesk.forget();
            given.tellAgain();
            packs = null;
          })
          .then(storePlaces);
        await rowsStored;
        return ok([...first.fields, ...rest.value.pack.fields]);
      });
    },

    /** Resolves when the database answers no more; it stays lost until `forgetDatabase`. */
    whenDatabaseLost: (): Promise<void> => loss.happened,

    /**
     * A new database takes the place of the one there was, without rows. True where `storePack` brings them back; else
     * the files have to be read again.
     */
    forgetDatabase(): Promise<boolean> {
      return inTurn(async () => {
        const before = await engine;
        loss = createLoss();
        engine = null;
        rowsStored = Promise.resolve();
        if (before?.ok === true) await before.value.close();
        given.tellAgain();
        indicatorDesk.forget();
        if (demo === null) return false;
        const first = await fetchPack(demo.firstUrl);
        if (first.ok) packs = { source: demo, first: first.value.pack };
        return first.ok;
      });
    },

    /** Boundaries for the committed rows; null takes them away. */
    async locate(zoneSet: ZoneSet | null, bounds?: Extent): Promise<PlaceReport> {
      const places = await brush.locate(zoneSet, bounds);
      located = { places, zoneSet };
      if (packs === null) {
        rowsStored = rowsStored.then(storePlaces);
        rowsStored.catch(() => undefined);
      }
      return places.report;
    },

    ...createMapFiles(job),

    /** Resolves once the table can be read. */
    async whenStored(): Promise<void> {
      await readyEngine();
    },

    page: (
      id: string,
      query: RowsQuery,
      fields: readonly RowField[],
      from: number,
      n: number,
    ): Promise<Page> =>
      job(id, async (signal) =>
        (await listingFor(query.filter, signal)).page(query, fields, from, n, signal),
      ),

    /** Ids of the rows that pass one clause alone: for clauses the brush index holds no column of. */
    clauseRows: (id: string, clause: Clause): Promise<Uint32Array> =>
      job(id, async (signal) => given.rows(await readyEngine(), clause, signal)),

    /** The rows of a set that an analysis or a person has just picked, or that a plan's zones hold now: its clause can be asked. */
    async keepSet(clause: RowSetClause | PlanClause, rowIds: Uint32Array): Promise<void> {
      given.keep(clause, rowIds);
      await brush.resolve(clause, rowIds.slice());
    },

    /** Columns that a view of the brush index reads and the import did not give it. */
    async bringColumns(fields: readonly FieldId[]): Promise<void> {
      if (packs !== null) throw new Error('The database does not have the rows yet.');
      const { columns } = await (await readyEngine()).columns(fields);
      for (const field of fields) {
        const column = columns[field];
        await brush.bring(field, column?.kind === 'numbers' ? column.values : null);
      }
    },

    /** Indicators over the rows of the filter; complete ones unless `asked` says otherwise. */
    indicators: (
      id: string,
      filter: Filter,
      choice: CountingChoice,
      asked: Partial<IndicatorRequest> = {},
    ): Promise<IndicatorReport> =>
      job(id, async (signal) => {
        const ready = await resolvedEngine(filter, signal);
        const request = {
          filter,
          choice,
          ground: NO_GROUND,
          book: EMPTY_SCORE_BOOK,
          complete: true,
          ...asked,
        };
        return indicatorDesk.report(ready, request, signal);
      }),

    /** Indicators by the values of a field; null where the data does not have it. */
    indicatorTable: (
      id: string,
      filter: Filter,
      choice: CountingChoice,
      by: CategoryField,
      book: ScoreBook,
    ): Promise<IndicatorTable | null> =>
      job(id, async (signal) => {
        const ready = await resolvedEngine(filter, signal);
        return indicatorDesk.table(ready, { filter, choice, book }, by, signal);
      }),

    /** The days and hours that come with the product. */
    defaultWorkTime: async (): Promise<WorkTime> => CHINA_WORK_TIME,

    /** Days and hours on which work limits run: deadlines and facts that come from limits are made anew. */
    setWorkTime: (id: string, next: WorkTime): Promise<void> =>
      job(id, async (signal) => {
        workTime = next;
        indicatorDesk.setWorkTime(next);
        if (packs === null && located === null && rawRecords === null) return;
        await given.renewFacts(
          await readyEngine(),
          (clause, rowIds) => brush.resolve(clause, rowIds),
          signal,
        );
      }),

    /** The record of a row as its file has it. */
    rawRecord: (id: string, row: number): Promise<Result<RawRecord, RawRecordError>> =>
      job(id, async (signal) => rawRecords?.read(row, signal) ?? failure('no_source')),
  };
}

export type Casebook = ReturnType<typeof createCasebook>;
