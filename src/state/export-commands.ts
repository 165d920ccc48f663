import { isExtraField, type RowField } from '../domain/extra-field';
import { factOfField } from '../domain/fact-field';
import { MARK_FIELDS } from '../domain/mark-field';
import { COORDINATE_SYSTEM_IDS, type CoordinateSystemId } from '../domain/place-reading';
import { PLAN_FIELDS } from '../domain/plan-field';
import { PERSONAL_FIELDS } from '../domain/table-quality';
import { EXPORT_CHOICES, type ExportChoiceFormat, exportFileName } from '../jobs/export-choices';
import type { ExportRequest } from '../jobs/export-desk';
import { type AppState, currentFilter } from './app-state';
import { type Application, notify } from './application';
import { COLUMN_CHOICES, type ColumnChoice, chosenFields } from './screen-columns';

const EXPORT_JOB = 'export';
const CHOICE_KEY = 'export-choice';

/** What the export dialog asks. */
export interface ExportChoice {
  /** Id of one of EXPORT_CHOICES. */
  readonly format: string;
  readonly columns: ColumnChoice;
  readonly system: CoordinateSystemId;
  readonly encoding: ExportChoiceFormat['encodings'][number];
  /** Personal data as stars. Never remembered as off. */
  readonly masked: boolean;
  /** Tags and notes as two columns behind the others. Never remembered as on. */
  readonly marks: boolean;
  /** Zone and chief of the plan in force as two columns behind the others. */
  readonly plan: boolean;
}

/** A button of one click: everything the table knows, on WGS 84, personal data masked. */
export const USUAL_CHOICE: ExportChoice = {
  format: 'xlsx',
  columns: 'all',
  system: 'wgs84',
  encoding: 'utf-8',
  masked: true,
  marks: false,
  plan: false,
};

/** Words of the file, in the language of the screen. */
export interface ExportColumns {
  readonly headers: readonly string[];
  /** What coded values are called, by field and code. */
  readonly words: { readonly [F in RowField]?: ReadonlyMap<string, string> };
  /** Name of the sheet or layer. */
  readonly title?: string;
  readonly cover?: NonNullable<ExportRequest['cover']>;
  /** The filter, clause by clause. */
  readonly filter?: readonly string[];
}

/** What the words are about. */
export interface ExportOutline {
  readonly fields: readonly RowField[];
  readonly choice: ExportChoice;
  readonly masked: readonly RowField[];
}

export function exportFormats(): readonly ExportChoiceFormat[] {
  return EXPORT_CHOICES;
}

export function formatOf(choice: ExportChoice): ExportChoiceFormat {
  const format = EXPORT_CHOICES.find(({ id }) => id === choice.format);
  if (format === undefined) throw new Error(`There is no export format ${choice.format}.`);
  return format;
}

/** The choice as its format can have it. */
export function fittingChoice(choice: ExportChoice): ExportChoice {
  const { encodings, systems } = formatOf(choice);
  return {
    ...choice,
    encoding: encodings.includes(choice.encoding) ? choice.encoding : encodings[0]!,
    system: systems === 'any' ? choice.system : 'wgs84',
  };
}

/** Columns that are masked: those in which people were found, or, before anybody looked, all that may have them. */
export function personalFields(state: AppState, fields: readonly RowField[]): readonly RowField[] {
  const found = state.dataset.summary?.personal;
  const always: readonly RowField[] = ['phone', 'collector', 'chief'];
  const marked = new Set<RowField>([...always, ...(found ?? []).map(({ field }) => field)]);
  return fields.filter((field) =>
    found === undefined
      ? (PERSONAL_FIELDS as readonly RowField[]).includes(field) ||
        (isExtraField(field) && factOfField(field) === null)
      : marked.has(field),
  );
}

/** Exactly the rows of the table in its order; nothing is saved where fewer or more were written. */
export async function exportRecords(
  app: Application,
  wanted: ExportChoice,
  target?: FileSystemFileHandle,
): Promise<boolean> {
  const state = app.store.getState();
  if (!state.dataset.engineReady || state.exporting !== null) return false;
  const startedAt = performance.now();
  const choice = fittingChoice(wanted);
  const format = formatOf(choice);
  const own = chosenFields(state, choice.columns);
  const masked = choice.masked
    ? [...personalFields(state, own), ...(choice.plan ? [PLAN_FIELDS.chief] : [])]
    : [];
  const marked = choice.marks ? await (await import('./record-marks')).markedRows(app) : null;
  const planned = choice.plan ? await (await import('./plan-export-rows')).plannedRows(app) : null;
  const fields = [
    ...own,
    ...(marked === null ? [] : [MARK_FIELDS.tags, MARK_FIELDS.note]),
    ...(planned === null ? [] : [PLAN_FIELDS.zone, PLAN_FIELDS.chief]),
  ];
  const words = app.exportColumns({ fields, choice, masked });
  app.store.setState({ exporting: { written: 0, total: 0 } });
  const exported = await app.services.casebook
    .exportRows(
      EXPORT_JOB,
      {
        format: choice.format,
        query: { filter: currentFilter(state), order: state.order },
        fields,
        ...words,
        masked,
        encoding: choice.encoding,
        system: choice.system,
        ...(marked !== null && { marked }),
        ...(planned !== null && { planned }),
        ...(target !== undefined && { target }),
      },
      (written, total) => app.store.setState({ exporting: { written, total } }),
    )
    .catch(() => ({ ok: false as const, error: { code: 'engine_failed' as const } }));
  app.store.setState({ exporting: null });
  if (!exported.ok) {
    const cancelled = exported.error.code === 'cancelled';
    notify(
      app.store,
      cancelled ? 'info' : 'error',
      cancelled ? 'notice.export-cancelled' : 'notice.export-failed',
      { code: exported.error.code },
    );
    return false;
  }
  const { content, rows, bytes, notes } = exported.value;
  const file = target?.name ?? fileName(state, choice, rows, format.extension);
  if (target === undefined) app.services.saveFile(file, content);
  app.services.measure('shirong:export', startedAt, { rows, bytes, format: choice.format });
  notify(app.store, 'good', 'notice.exported', { n: rows, file });
  const written = { file, format: choice.format, rows, masked: choice.masked, words: words.filter ?? [] };
  void import('./recent-export-commands').then(({ noteExport }) => noteExport(app, written));
  for (const { code, cells } of notes) notify(app.store, 'warn', `export-note.${code}`, { n: cells });
  return true;
}

/** The user picks the file first; it is written as the rows come, and no copy of it is held in memory. */
export async function exportToPicked(app: Application, wanted: ExportChoice): Promise<boolean> {
  const { pickFile } = app.services;
  if (pickFile === undefined) return false;
  const state = app.store.getState();
  const choice = fittingChoice(wanted);
  const format = formatOf(choice);
  const count = state.answers.count?.kind === 'count' ? state.answers.count.count : 0;
  const target = await pickFile(fileName(state, choice, count, format.extension), format.mediaType);
  return target !== null && exportRecords(app, choice, target);
}

const SAMPLE_ROWS = 300;

/** Ids among the first rows that a spreadsheet would damage in a CSV: more than 15 digits, or a zero at the front. */
export async function findFragileIds(app: Application): Promise<'long' | 'zeros' | null> {
  const state = app.store.getState();
  if (!state.dataset.engineReady) return null;
  const codes = chosenFields(state, 'all').filter((field) =>
    ['case_id', 'phone', 'class_code', 'cell_code', 'duty_grid'].includes(field),
  );
  const query = { filter: currentFilter(state), order: state.order };
  const { cells } = await app.services.casebook.page('export-sample', query, codes, 0, SAMPLE_ROWS);
  const texts = cells.flat().filter((cell) => typeof cell === 'string');
  if (texts.some((text) => /^\d{16,}$/.test(text))) return 'long';
  return texts.some((text) => /^0\d+$/.test(text)) ? 'zeros' : null;
}

/** With what the search box and a finding of the quality page offer. */
export function exportCsv(app: Application): Promise<boolean> {
  return exportRecords(app, { ...USUAL_CHOICE, format: 'csv' });
}

export function cancelExport(app: Application): void {
  app.services.casebook.cancel(EXPORT_JOB);
}

function fileName(state: AppState, choice: ExportChoice, rows: number, extension: string): string {
  const system = choice.system === 'wgs84' ? null : choice.system;
  return exportFileName(state.dataset.summary?.name ?? 'shirong', rows, system, new Date(), extension);
}

export function rememberChoice(app: Application, choice: ExportChoice): void {
  app.services.keeper.putValue(CHOICE_KEY, { ...choice, masked: true, marks: false }).catch(() => undefined);
}

/** What was chosen last, as far as it makes sense still. */
export async function rememberedChoice(app: Application): Promise<ExportChoice> {
  const kept: unknown = await app.services.keeper.value(CHOICE_KEY).catch(() => undefined);
  if (typeof kept !== 'object' || kept === null) return USUAL_CHOICE;
  const value = (key: string): unknown => (kept as Record<string, unknown>)[key];
  const one = <T>(key: keyof ExportChoice, of: readonly T[], usual: T): T =>
    of.find((candidate) => candidate === value(key)) ?? usual;
  return fittingChoice({
    format: one(
      'format',
      EXPORT_CHOICES.map(({ id }) => id),
      USUAL_CHOICE.format,
    ),
    columns: one('columns', COLUMN_CHOICES, USUAL_CHOICE.columns),
    system: one('system', COORDINATE_SYSTEM_IDS, USUAL_CHOICE.system),
    encoding: one('encoding', ['utf-8', 'gb18030', 'gbk'] as const, USUAL_CHOICE.encoding),
    masked: true,
    marks: false,
    plan: value('plan') === true,
  });
}
