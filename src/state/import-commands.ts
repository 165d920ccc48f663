import type { ImportMode, MarkField } from '../domain/dataset-part';
import type { ImportError } from '../domain/import-report';
import type { MapReading } from '../domain/map-reading';
import type { CaseRecipe, ImportTarget, Proposal, ProposalOverrides } from '../domain/recipe';
import {
  joinedTimes,
  layoutOf,
  rememberedLayout,
  remembering,
  withLayout,
  withoutLayout,
} from '../session/mapping-memory';
import type { ImportPlan, ImportState, SameLayout } from './app-state';
import { type Application, notify } from './application';
import { importZones } from './boundary-commands';
import { importCaseFiles, plannedParts } from './case-import';
import { openClassFile } from './class-commands';
import { IMPORT_JOB } from './dataset-commands';
import { currentDataset } from './dataset-list';
import { guessMarks, looksLikeMarks } from './guess-marks';
import { openMappingFile, rememberMappings } from './mapping-commands';
import { considerProject, isProjectFile } from './project-commands';
import { importLayer } from './reference-commands';
import { openViewFile } from './view-file-commands';

/** View and mapping files are small: nothing larger is read as one. */
const OWN_FILE_BYTES = 1 << 20;
const COMPARE_JOB = 'compare';

type Confirm = Extract<ImportState, { phase: 'confirm' }>;

/** Files dropped or chosen: each is looked at, and shown for confirmation one after the other. */
export async function openFiles(app: Application, chosen: readonly File[]): Promise<void> {
  const hasShapes = chosen.length > 1 && chosen.some(({ name }) => /\.shp$/i.test(name));
  const files = hasShapes ? await app.services.casebook.joinShapefiles(chosen) : chosen;
  const [file, ...waiting] = files;
  if (file === undefined) return;
  app.store.setState({ importing: { phase: 'reading', fileName: file.name } });
  if (file.size < OWN_FILE_BYTES) {
    const text = await file.text();
    if (openViewFile(app, text) || openClassFile(app, text) || (await openMappingFile(app, text))) {
      closeImport(app);
      await openFiles(app, waiting);
      return;
    }
  }
  if (await isProjectFile(file)) {
    closeImport(app);
    await considerProject(app, file);
    return;
  }
  const inside = /\.zip$/i.test(file.name) ? await app.services.casebook.filesInside(file) : null;
  if (inside !== null) {
    await openFiles(app, [...inside, ...waiting]);
    return;
  }
  const target = looksLikeMarks(file.name, currentDataset(app) !== null)
    ? 'flags'
    : await app.services.casebook.guessTarget(file, file.name);
  await consider(app, file, target, waiting);
}

/** Targets whose files are tables with columns to be mapped. */
function isTable(target: ImportTarget): boolean {
  return target === 'cases' || target === 'flags';
}

async function consider(
  app: Application,
  file: File,
  target: ImportTarget,
  waiting: readonly File[],
  overrides: ProposalOverrides = {},
  before: Confirm | null = null,
): Promise<void> {
  const common = {
    phase: 'confirm',
    file,
    target,
    waiting,
    plan: before?.plan ?? {
      mode: 'new',
      together: true,
      marks: guessMarks(file.name),
      keepLast: false,
    },
    overrides,
    comparison: null,
  } as const;
  if (!isTable(target)) {
    app.store.setState({
      importing: { ...common, proposal: null, sameLayout: [], layout: null, remembered: false },
    });
    return;
  }
  const proposed = await app.services.casebook.propose(file, file.name, overrides);
  if (!proposed.ok) {
    app.store.setState({ importing: { phase: 'refused', fileName: file.name, error: proposed.error } });
    return;
  }
  const first = proposed.value;
  const known = before === null && target === 'cases' ? await recall(app, file, first) : null;
  const proposal = known ?? first;
  app.store.setState({
    importing: {
      ...common,
      plan: known === null ? common.plan : { ...common.plan, keepLast: known.recipe.keepLast === true },
      proposal,
      sameLayout: target === 'cases' ? await filesOfLayout(app, proposal.recipe, waiting) : [],
      layout: before?.layout ?? layoutOf(first.recipe),
      remembered: known !== null,
    },
  });
}

/** The proposal as a file of this layout was read the last time; null where none was. */
async function recall(app: Application, file: File, proposal: Proposal): Promise<Proposal | null> {
  const remembered = rememberedLayout(app.mappings, proposal.recipe);
  if (remembered === null) return null;
  if (Object.keys(remembered.overrides).length === 0) return remembering(proposal, remembered);
  const again = await app.services.casebook.propose(file, file.name, remembered.overrides);
  return again.ok ? remembering(again.value, remembered) : null;
}

/** Of the files that wait, those whose table has the same columns: a year in twelve files. */
async function filesOfLayout(
  app: Application,
  recipe: CaseRecipe,
  waiting: readonly File[],
): Promise<readonly SameLayout[]> {
  const headers = recipe.headers.join('\u001F');
  const alike: SameLayout[] = [];
  for (const file of waiting) {
    const proposed = await app.services.casebook.propose(file, file.name);
    if (!proposed.ok || proposed.value.recipe.headers.join('\u001F') !== headers) continue;
    alike.push({ file, recipe: proposed.value.recipe });
  }
  return alike;
}

export async function chooseTarget(app: Application, target: ImportTarget): Promise<void> {
  const { importing } = app.store.getState();
  if (importing.phase === 'confirm') await consider(app, importing.file, target, importing.waiting);
}

/** Another encoding, delimiter, header line or table: the proposal is made anew from the same bytes. */
export async function reconsider(app: Application, overrides: ProposalOverrides): Promise<void> {
  const { importing } = app.store.getState();
  if (importing.phase === 'confirm') {
    await consider(app, importing.file, importing.target, importing.waiting, overrides, importing);
  }
}

/** The columns as they are guessed from the file; what was remembered of its layout is forgotten. */
export async function forgetMapping(app: Application): Promise<void> {
  const { importing } = app.store.getState();
  if (importing.phase !== 'confirm') return;
  if (importing.layout !== null) await rememberMappings(app, withoutLayout(app.mappings, importing.layout));
  await consider(app, importing.file, importing.target, importing.waiting, {}, importing);
}

export function planImport(app: Application, change: Partial<ImportPlan>): void {
  const { importing } = app.store.getState();
  if (importing.phase !== 'confirm') return;
  app.store.setState({
    importing: { ...importing, plan: { ...importing.plan, ...change }, comparison: null },
  });
}

export function chooseImportMode(app: Application, mode: ImportMode): void {
  planImport(app, { mode });
}

export function toggleMark(app: Application, mark: MarkField): void {
  const { importing } = app.store.getState();
  if (importing.phase !== 'confirm') return;
  const { marks } = importing.plan;
  planImport(app, {
    marks: marks.includes(mark) ? marks.filter((one) => one !== mark) : [...marks, mark],
  });
}

/** Reads the files against the open data set without changing it: how many cases are new, equal, changed. */
export async function compareImport(app: Application, recipe: CaseRecipe): Promise<void> {
  const { importing } = app.store.getState();
  if (importing.phase !== 'confirm') return;
  const show = (comparison: Confirm['comparison']) => {
    const now = app.store.getState().importing;
    if (now.phase === 'confirm' && now.file === importing.file) {
      app.store.setState({ importing: { ...now, comparison } });
    }
  };
  show({ parts: null });
  const planned = await plannedParts(
    app,
    chosenFiles(importing, recipe),
    importing.plan,
    isMarking(importing),
  );
  if (!planned.ok) {
    show(null);
    return;
  }
  const { before, added } = planned.value;
  const compared = await app.services.casebook.compare(COMPARE_JOB, [...before, ...added], () => undefined);
  show(compared.ok ? { parts: compared.value.slice(before.length) } : null);
}

function isMarking({ target }: Confirm): boolean {
  return target === 'flags';
}

function chosenFiles(
  { file, plan, sameLayout }: Confirm,
  { keepLast: _, ...shown }: CaseRecipe,
): readonly SameLayout[] {
  const others = plan.together ? sameLayout : [];
  const recipe: CaseRecipe = plan.keepLast ? { ...shown, keepLast: true } : shown;
  const { mapping, place, dropped, times } = recipe;
  const chosen = {
    mapping,
    ...(plan.keepLast ? { keepLast: true } : {}),
    ...(place === undefined ? {} : { place }),
    ...(dropped === undefined ? {} : { dropped }),
  };
  return [
    { file, recipe },
    ...others.map((one) => {
      const rules = joinedTimes(one.recipe.times, times);
      const timed = rules.length === 0 ? {} : { times: rules };
      return { file: one.file, recipe: { ...one.recipe, ...chosen, ...timed } };
    }),
  ];
}

export function closeImport(app: Application): void {
  app.services.casebook.cancel(COMPARE_JOB);
  app.store.setState({ importing: { phase: 'idle' } });
}

export function cancelImport(app: Application): void {
  app.services.casebook.cancel(IMPORT_JOB);
}

/** `reading`: what was chosen of a map file. */
export async function confirmImport(
  app: Application,
  recipe: CaseRecipe | null,
  reading?: MapReading,
): Promise<void> {
  const { importing } = app.store.getState();
  if (importing.phase !== 'confirm') return;
  app.services.casebook.cancel(COMPARE_JOB);
  const { file, target, waiting } = importing;
  const startedAt = performance.now();
  const files = recipe === null ? [] : chosenFiles(importing, recipe);
  app.store.setState({
    importing: { phase: 'running', fileName: file.name, target, fraction: 0, rows: 0, startedAt },
  });
  const error = await importAs(app, importing, files, startedAt, reading);
  if (error === null) {
    if (files[0] !== undefined) await rememberMapping(app, importing, files[0].recipe);
    closeImport(app);
    const read = new Set(files.map((one) => one.file));
    await openFiles(
      app,
      waiting.filter((one) => !read.has(one)),
    );
  } else if (error.code === 'cancelled') {
    closeImport(app);
    notify(app.store, 'info', 'notice.import-cancelled');
  } else {
    app.store.setState({ importing: { phase: 'refused', fileName: file.name, error } });
  }
}

async function rememberMapping(app: Application, confirmed: Confirm, recipe: CaseRecipe): Promise<void> {
  if (confirmed.target !== 'cases') return;
  const { layout, overrides } = confirmed;
  await rememberMappings(app, withLayout(app.mappings, layout, recipe, overrides, Date.now()));
}

async function importAs(
  app: Application,
  { file, target, plan }: Confirm,
  files: readonly SameLayout[],
  startedAt: number,
  reading: MapReading | undefined,
): Promise<ImportError | null> {
  if (target === 'zones') return importZones(app, file, file.name, startedAt, reading);
  if (target === 'reference') return importLayer(app, file, file.name, undefined, startedAt, reading);
  if (target === 'roads' || target === 'facilities' || target === 'roster') {
    return importLayer(app, file, file.name, target, startedAt, reading);
  }
  if (isTable(target) && files.length > 0) {
    return importCaseFiles(app, files, plan, target === 'flags', startedAt);
  }
  return { code: 'unsupported_format', detail: { format: target } };
}
