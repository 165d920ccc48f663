import type { Batch } from '../domain/batch';
import { type DatasetPart, MARK_FIELDS, type MarkField, type PartReport } from '../domain/dataset-part';
import type { ExtraField } from '../domain/extra-field';
import { FIELDS, type FieldId } from '../domain/field';
import type { ImportError } from '../domain/import-report';
import type { CaseRecipe } from '../domain/recipe';
import { failure, ok, type Result } from '../domain/result';
import { type CaseIdentity, createCaseIdentity, everyRecordIsNew } from '../ingest/case-identity';
import { createCaseMarks } from '../ingest/case-marks';
import { type ClassNamer, codesAlone, createCaseReader, readerFields } from '../ingest/case-reader';
import { unitedExtras } from '../ingest/columns/extra-plan';
import { createFingerprint } from '../ingest/fingerprint';
import { createImportLog, type LogListener } from '../ingest/import-log';
import { createJoinedDictionaries } from '../ingest/joined-dictionaries';
import { createLastRows, type LastRows } from '../ingest/last-rows';
import { createBatchPlacer, placedFields } from '../ingest/place/placed-batch';
import { signBytes, signCells } from '../ingest/record-signature';
import { caseChunks } from './case-chunks';
import { createRowOrigins, type RowOrigins } from './row-origins';

/** A part with its bytes at hand. What the fingerprint is, reading tells. */
export type OpenedPart = Omit<DatasetPart, 'source'> & { readonly file: Blob };

export interface PartsProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
}

export interface PartsListener {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PartsProgress) => void;
  /** Rows in the order of reading; `part` is their file's place in the list. */
  readonly onBatch: (batch: Batch, part: number) => Promise<void>;
  /** Hears of every record and value of a part that its report counts, listed there or not. */
  readonly listenTo?: (part: number) => LogListener;
}

export interface ReadParts {
  /** Of each part, in the order of the list. */
  readonly reports: readonly PartReport[];
  readonly sources: readonly string[];
  /** The files' own columns that are worth showing, in their order. */
  readonly extras: readonly ExtraField[];
  /** Of every row, and where in each part's transcribed text its rows begin (null: the part is no text). */
  readonly origins: RowOrigins;
  readonly offsets: readonly (Uint32Array | null)[];
}

/** Fields of the rows that the parts yield together. */
export function partFields(parts: readonly OpenedPart[]): readonly FieldId[] {
  const fields = new Set(
    parts.flatMap(({ mode, recipe, marks }): readonly FieldId[] =>
      mode === 'flags' ? markFields(recipe, marks) : placedFields(recipe, readerFields(recipe)),
    ),
  );
  return FIELDS.map(({ id }) => id).filter((id) => fields.has(id));
}

/** The files' own columns that their rows may have; columns of one header are one. */
export function partExtras(parts: readonly OpenedPart[]): readonly ExtraField[] {
  return unitedExtras(parts.filter(({ mode }) => mode !== 'flags').map(({ recipe }) => recipe));
}

/**
 * Reads the files of a data set as one: one identity of cases, one dictionary a field, marks of side files set. Rows of
 * `update` parts come first, the last of them before all others, so that the first row of an id is the one that holds
 * (see createCaseIdentity). Reads every byte of every part once, in order; twice where a file's last rows are kept.
 */
export async function readParts(
  parts: readonly OpenedPart[],
  listener: PartsListener,
): Promise<Result<ReadParts, ImportError>> {
  const identity = createCaseIdentity();
  const dictionaries = createJoinedDictionaries();
  const marks = createCaseMarks();
  const reports = new Map<number, PartReport['report']>();
  const sources = new Map<number, string>();
  const extras = new Set<ExtraField>();
  const origins = createRowOrigins();
  const offsets = new Map<number, Uint32Array>();
  const bytesTotal = parts.reduce((sum, part) => sum + part.file.size * (keepsLast(part) ? 2 : 1), 0);
  let bytesBefore = 0;
  let rows = 0;

  async function take(part: number, batch: Batch): Promise<void> {
    rows += batch.rowCount;
    origins.add(part, batch.lines);
    const joined = parts.length === 1 ? batch : dictionaries.join(batch);
    await listener.onBatch(marks.isEmpty() ? joined : marks.apply(joined), part);
  }

  async function read(
    at: number,
    recipe: CaseRecipe,
    cases: CaseIdentity,
    use: (batch: Batch) => Promise<void>,
  ): Promise<ImportError | null> {
    const { file } = parts[at]!;
    const placer = await createBatchPlacer(recipe);
    if (placer === null) return { code: 'unsupported_crs' };
    const log = createImportLog(listener.listenTo?.(at));
    const reader = createCaseReader(recipe, cases, log, await classNamer(recipe));
    const fingerprint = createFingerprint();
    const chunks = caseChunks(file, recipe, fingerprint.push, listener.signal);
    for (;;) {
      const next = await chunks.next();
      if (next.done) {
        if (next.value !== null) return next.value;
        break;
      }
      const { text, rowNumbers, notes, bytesRead } = next.value;
      const batch = reader.push(text, rowNumbers, notes);
      if (batch !== null) await use(placer.place(batch));
      listener.onProgress({ bytesRead: bytesBefore + bytesRead, bytesTotal, rows });
    }
    const rest = reader.finish();
    if (rest.batch !== null) await use(placer.place(rest.batch));
    listener.signal.throwIfAborted();
    bytesBefore += file.size;
    reports.set(at, { ...placer.complete(rest.report), placeReading: placer.summary() });
    sources.set(at, fingerprint.finish());
    for (const field of reader.extras()) extras.add(field);
    if (recipe.format === 'delimited') offsets.set(at, reader.rowOffsets());
    return null;
  }

  /** The rows of a file whose ids stand again further down; a first reading of its own. */
  async function lastRows(at: number): Promise<Result<LastRows, ImportError>> {
    const { file, recipe } = parts[at]!;
    const last = createLastRows();
    const reader = createCaseReader(recipe, last.noting);
    const chunks = caseChunks(file, recipe, () => undefined, listener.signal);
    for (;;) {
      const next = await chunks.next();
      if (next.done) {
        if (next.value !== null) return failure(next.value);
        break;
      }
      const { text, rowNumbers, notes, bytesRead } = next.value;
      reader.push(text, rowNumbers, notes);
      listener.onProgress({ bytesRead: bytesBefore + bytesRead, bytesTotal, rows });
    }
    reader.finish();
    listener.signal.throwIfAborted();
    bytesBefore += file.size;
    return ok(last);
  }

  for (const at of readingOrder(parts)) {
    const { mode, recipe, marks: marked = [] } = parts[at]!;
    const last = keepsLast(parts[at]!) ? await lastRows(at) : null;
    if (last?.ok === false) return last;
    dictionaries.nextPart();
    identity.enter(at, parts.length === 1 ? signBytes : signCells(recipe.headers));
    const error =
      mode === 'flags'
        ? await read(at, listRecipe(recipe), everyRecordIsNew, async (batch) => marks.list(at, batch, marked))
        : await read(at, recipe, last?.value.over(identity) ?? identity, (batch) => take(at, batch));
    if (error !== null) return failure(error);
  }

  return ok({
    reports: parts.map((part, at) => {
      const report = reports.get(at)!;
      const common = { name: part.name, mode: part.mode, report };
      if (part.mode === 'flags') return { ...common, added: 0, equal: 0, changed: 0, ...marks.outcome(at) };
      if (part.mode === 'update') {
        const { equal, changed } = identity.knownBefore(at);
        return { ...common, added: report.loaded - equal - changed, equal, changed };
      }
      return { ...common, added: report.loaded, ...identity.repeated(at) };
    }),
    sources: parts.map((_, at) => sources.get(at)!),
    extras: partExtras(parts).filter((field) => extras.has(field)),
    origins,
    offsets: parts.map((_, at) => offsets.get(at) ?? null),
  });
}

function keepsLast({ mode, recipe }: OpenedPart): boolean {
  return mode !== 'flags' && recipe.keepLast === true && recipe.mapping.case_id !== undefined;
}

/** Lists first, for every row may be marked; then updates from the last on; then the others in order. */
function readingOrder(parts: readonly OpenedPart[]): readonly number[] {
  const places = (mode: OpenedPart['mode']) => parts.flatMap((part, at) => (part.mode === mode ? [at] : []));
  return [...places('flags'), ...places('update').reverse(), ...places('append')];
}

/** Of a list of case numbers only these are read; the rest of its columns is the case file's to say. */
function listRecipe(recipe: CaseRecipe): CaseRecipe {
  const wanted = (['case_id', ...MARK_FIELDS] as const).filter(
    (field) => recipe.mapping[field] !== undefined,
  );
  const mapping = Object.fromEntries(wanted.map((field) => [field, recipe.mapping[field]]));
  return { ...recipe, mapping, dropped: recipe.headers.map((_, column) => column) };
}

function markFields(recipe: CaseRecipe, marks: readonly MarkField[] = []): readonly MarkField[] {
  return MARK_FIELDS.filter((field) => marks.includes(field) || recipe.mapping[field] !== undefined);
}

/** The dictionary is loaded only where a file has nothing but codes of its classes. */
async function classNamer(recipe: CaseRecipe): Promise<ClassNamer | undefined> {
  if (codesAlone(recipe) === undefined) return undefined;
  const { namesOfCode } = await import('../ingest/classes/code-names');
  return namesOfCode;
}
