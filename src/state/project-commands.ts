import type { ReadProject } from '../jobs/read-project';
import { parseClassBook } from '../session/class-book';
import {
  EMPTY_MANIFEST,
  type Manifest,
  openDataset,
  type StoredDataset,
  usedSources,
} from '../session/manifest';
import { joinedMemory, parseMappingMemory } from '../session/mapping-memory';
import { looksLikeProject, type ProjectError } from '../session/project';
import { parseScoreBook, storedScoreBook } from '../session/score-book';
import { parseWorkTime, storedWorkTime } from '../session/work-time';
import type { ProjectState } from './app-state';
import { type Application, notify } from './application';
import { adoptClassBook } from './class-commands';
import { changed, currentDataset, freeId, freeName, leftDatasets } from './dataset-list';
import { dropUnused } from './keep';
import { switchDataset } from './library-commands';
import { rememberMappings } from './mapping-commands';
import { showStoredLayer } from './reference-commands';
import { currentLink, rememberNow } from './remember';
import { adoptScoreBook } from './score-commands';
import { adoptWorkTime } from './work-time-commands';

const PROJECT_JOB = 'project';
const HEAD_BYTES = 64;

function show(app: Application, project: ProjectState): void {
  app.store.setState({ project });
}

/** Whether there is something of the user's own to save: a data set that is open. */
export function canSaveProject(app: Application): boolean {
  return currentDataset(app) !== null;
}

/** The open data set with its files, mappings, boundaries, base map and view, and what was learned, as one file. */
export async function saveProject(app: Application): Promise<void> {
  const dataset = currentDataset(app);
  if (dataset === null || app.store.getState().project.phase !== 'idle') return;
  const { keeper, casebook } = app.services;
  show(app, { phase: 'saving', fraction: 0 });
  const state = currentLink(app);
  const { zones, references } = app.manifest;
  const manifest: Manifest = {
    ...EMPTY_MANIFEST,
    datasets: [{ ...dataset, zones, state }],
    open: dataset.id,
    zones,
    references,
    state,
  };
  const ids = [...usedSources(manifest)];
  const contents = await Promise.all(ids.map((id) => keeper.source(id).catch(() => undefined)));
  const sources = ids.flatMap((id, at) => {
    const content = contents[at];
    return content === undefined ? [] : [{ id, content }];
  });
  const classBook: unknown = await keeper.value('class-book').catch(() => undefined);
  const marks = await (await import('./project-marks')).marksForProject(app, dataset.id);
  const { book, workTime } = app.store.getState().indicators;
  const memories = {
    ...(classBook !== undefined && { 'class-book': classBook }),
    ...(app.mappings.length > 0 && { mappings: app.mappings }),
    ...(book !== null && { 'score-book': storedScoreBook(book) }),
    ...(workTime !== null && { 'work-time': storedWorkTime(workTime) }),
    ...(marks !== null && { 'case-marks': marks }),
  };
  const plans = await (await import('./project-plans')).plansForProject(app);
  if (plans.left > 0) notify(app.store, 'warn', 'project.plans-left', { n: plans.left });
  const written =
    sources.length < ids.length
      ? ({ ok: false, error: { code: 'read_failed' } } as const)
      : await casebook.writeProject(
          PROJECT_JOB,
          { manifest, memories, plans: plans.files.map(({ id }) => id), savedAt: minuteNow() },
          [...sources, ...plans.files],
          (fraction) => show(app, { phase: 'saving', fraction }),
        );
  show(app, { phase: 'idle' });
  if (!written.ok) {
    if (written.error.code === 'cancelled') notify(app.store, 'info', 'project.cancelled');
    else notify(app.store, 'error', 'project.not-saved', { code: written.error.code });
    return;
  }
  const file = `${dataset.name.replace(/\.[a-z0-9]{1,8}$/i, '')}.shirong`;
  app.services.saveFile(file, written.value);
  notify(app.store, 'good', 'project.saved', { file });
}

/** By content, not by name. */
export async function isProjectFile(file: Blob): Promise<boolean> {
  return looksLikeProject(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
}

/** Looks at a project file and shows what it holds; nothing is opened until that is confirmed. */
export async function considerProject(app: Application, file: File): Promise<void> {
  show(app, { phase: 'opening', fileName: file.name, fraction: 0 });
  const described = await app.services.casebook.describeProject(PROJECT_JOB, file);
  if (!described.ok) return refuse(app, file, described.error);
  const { manifest, sources, savedAt } = described.value;
  if (openDataset(manifest) === null) return refuse(app, file, { code: 'damaged' });
  const byteLength = sources.reduce((sum, source) => sum + source.byteLength, 0);
  show(app, { phase: 'confirm', file, contents: { sources: sources.length, byteLength, savedAt } });
}

/** Adds the project's data set to those that are kept and opens it; until it is read, what was open stays. */
export async function openProject(app: Application): Promise<void> {
  const { project } = app.store.getState();
  if (project.phase !== 'confirm') return;
  const { file } = project;
  show(app, { phase: 'opening', fileName: file.name, fraction: 0 });
  const read = await app.services.casebook.readProject(PROJECT_JOB, file, (fraction) =>
    show(app, { phase: 'opening', fileName: file.name, fraction }),
  );
  if (!read.ok) return refuse(app, file, read.error);
  show(app, { phase: 'idle' });
  await adopt(app, file, read.value);
}

async function adopt(app: Application, file: File, { project, sources }: ReadProject): Promise<void> {
  const dataset = openDataset(project.manifest);
  if (dataset === null) return refuse(app, file, { code: 'damaged' });
  const { keeper } = app.services;
  let kept = true;
  const planIds = new Set(project.plans ?? []);
  for (const { id, content } of sources)
    if (!planIds.has(id)) kept = (await keeper.putSource(id, content)) && kept;
  const before = leftDatasets(app);
  const { id, datasets } = joined(before, dataset);
  await rememberNow(app, { datasets });
  const forget = await takeMarks(app, id, project.memories);
  if (!(await switchDataset(app, id))) {
    await forget();
    await rememberNow(app, { datasets: before });
    await dropUnused(app);
    return refuse(app, file, { code: 'damaged' });
  }
  const unread = await showReferences(app, { project, sources });
  await learn(app, project.memories);
  await showPlans(
    app,
    sources.filter(({ id }) => planIds.has(id)).map(({ content }) => content),
  );
  if (!kept) notify(app.store, 'warn', 'error.storage');
  if (unread > 0) notify(app.store, 'warn', 'project.partly', { n: unread });
  notify(app.store, 'good', 'project.opened', { file: file.name });
}

/** Tags and notes first, so that the data set opens with them; gives what takes them back. */
async function takeMarks(
  app: Application,
  id: string,
  memories: ReadProject['project']['memories'],
): Promise<() => Promise<void>> {
  const nothing = async () => undefined;
  if (memories['case-marks'] === undefined) return nothing;
  try {
    return await (await import('./project-marks')).adoptMarks(app, id, memories['case-marks']);
  } catch {
    notify(app.store, 'warn', 'error.storage');
    return nothing;
  }
}

/**
 * The list with the project's data set. One that is there with just this content takes the project's boundaries and view;
 * one that has gone another way since is another one, so that neither is lost.
 */
function joined(
  datasets: readonly StoredDataset[],
  dataset: StoredDataset,
): { readonly id: string; readonly datasets: readonly StoredDataset[] } {
  const same = datasets.find((one) => one.id === dataset.id);
  if (same === undefined) {
    const incoming = { ...dataset, name: freeName(datasets, dataset.name) };
    return { id: incoming.id, datasets: [...datasets, incoming] };
  }
  if (same.fingerprint === dataset.fingerprint) {
    const { zones, state } = dataset;
    return { id: same.id, datasets: changed(datasets, same.id, { zones, state }) };
  }
  const incoming = { ...dataset, id: freeId(datasets), name: freeName(datasets, dataset.name) };
  return { id: incoming.id, datasets: [...datasets, incoming] };
}

/** The project's base maps beside those that are there; gives how many could not be read. */
async function showReferences(app: Application, { project, sources }: ReadProject): Promise<number> {
  const contents = new Map(sources.map(({ id, content }) => [id, content]));
  const read: Manifest['references'][number][] = [];
  for (const reference of project.manifest.references) {
    const content = contents.get(reference.source);
    if (content === undefined) continue;
    if (await showStoredLayer(app, content, reference)) read.push(reference);
  }
  const taken = new Set(read.map(({ source }) => source));
  const others = app.manifest.references.filter(({ source }) => !taken.has(source));
  await rememberNow(app, { references: [...others, ...read] });
  await dropUnused(app);
  return project.manifest.references.length - read.length;
}

/** The project's plans beside those that are there; without any, nothing of plans is loaded. */
async function showPlans(app: Application, files: readonly Blob[]): Promise<void> {
  if (files.length === 0) return;
  const unread = await (await import('./project-plans')).adoptPlans(app, files);
  if (unread > 0) notify(app.store, 'warn', 'project.plans-unread', { n: unread });
}

async function learn(app: Application, memories: ReadProject['project']['memories']): Promise<void> {
  const book = parseClassBook(memories['class-book'] ?? null);
  if (book !== null) await adoptClassBook(app, book);
  const mappings = parseMappingMemory(memories.mappings);
  if (mappings.length > 0) await rememberMappings(app, joinedMemory(app.mappings, mappings));
  const scores = parseScoreBook(memories['score-book'] ?? null);
  if (scores !== null) await adoptScoreBook(app, scores);
  const workTime = parseWorkTime(memories['work-time'] ?? null);
  if (workTime !== null) await adoptWorkTime(app, workTime);
}

function refuse(app: Application, file: File, error: ProjectError): void {
  if (error.code === 'cancelled') {
    show(app, { phase: 'idle' });
    notify(app.store, 'info', 'project.cancelled');
  } else show(app, { phase: 'refused', fileName: file.name, error });
}

export function cancelProject(app: Application): void {
  app.services.casebook.cancel(PROJECT_JOB);
}

export function closeProject(app: Application): void {
  show(app, { phase: 'idle' });
}

/** Local wall clock, `YYYY-MM-DD HH:MM`. */
function minuteNow(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}
