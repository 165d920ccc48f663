import type { DatasetPart, PartMode } from '../domain/dataset-part';
import type { ImportError } from '../domain/import-report';
import { PLAIN_DEGREES, type PlaceReading } from '../domain/place-reading';
import { failure, ok, type Result } from '../domain/result';
import type { OpenedPart } from '../jobs/read-parts';
import type { StoredDataset } from '../session/manifest';
import type { ImportPlan, SameLayout } from './app-state';
import { type Application, notify } from './application';
import { lookAtData } from './camera-commands';
import { awaitDatabase, openParts, readDataset, showDataset } from './dataset-commands';
import { currentDataset, freeId, freeName, leftDatasets, readAgain } from './dataset-list';
import { keep } from './keep';
import { currentLink } from './remember';

/** The list of parts that an import makes, with the places of the new ones. */
export interface PlannedParts {
  /** The data set that they are added to; null where they make one of their own. */
  readonly base: StoredDataset | null;
  readonly before: readonly OpenedPart[];
  readonly added: readonly OpenedPart[];
  /** Files that are in the data set already, byte for byte and read the same way. */
  readonly known: readonly string[];
}

/** Files of cases, or a list that marks cases (`flags`), as parts of the data set that the plan says. */
export async function plannedParts(
  app: Application,
  files: readonly SameLayout[],
  plan: ImportPlan,
  flags: boolean,
): Promise<Result<PlannedParts, ImportError>> {
  const current = currentDataset(app);
  if (flags && current === null) return failure({ code: 'no_open_cases' });
  const base = flags || plan.mode !== 'new' ? current : null;
  const keepsRows = base !== null && (flags || plan.mode === 'append' || plan.mode === 'update');
  const mode: PartMode = flags ? 'flags' : keepsRows && plan.mode === 'update' ? 'update' : 'append';
  const before = keepsRows ? await openParts(app, base.parts) : ok([]);
  if (!before.ok) return before;
  const added: OpenedPart[] = [];
  const known: string[] = [];
  for (const { file, recipe } of files) {
    const part = { file, name: file.name, byteLength: file.size, recipe: structuredClone(recipe), mode };
    const marked = flags ? { ...part, marks: plan.marks } : part;
    if (keepsRows && (await isKnown(app, marked, base.parts))) known.push(file.name);
    else added.push(marked);
  }
  return ok({ base, before: before.value, added, known });
}

/** Is the same file among the parts, with nothing behind it that it could take back? */
async function isKnown(app: Application, part: OpenedPart, parts: readonly DatasetPart[]): Promise<boolean> {
  const alike = parts.filter(
    (one) =>
      (one.byteLength === part.byteLength || one.byteLength === 0) &&
      (one.mode === 'flags') === (part.mode === 'flags') &&
      JSON.stringify(one.recipe.mapping) === JSON.stringify(part.recipe.mapping) &&
      sameReading(one.recipe.place, part.recipe.place),
  );
  if (alike.length === 0) return false;
  const source = await app.services.casebook.fingerprint(part.file);
  const same = alike.filter((one) => one.source === source);
  if (part.mode === 'update') return same.some((one) => one === parts.filter(isCases).at(-1));
  return same.some((one) => part.mode !== 'flags' || sameMarks(one, part));
}

/** The same points: degrees as they stand need no word in a recipe. */
function sameReading(one: PlaceReading = PLAIN_DEGREES, other: PlaceReading = PLAIN_DEGREES): boolean {
  return (
    one.system === other.system &&
    one.swap === other.swap &&
    JSON.stringify(one.controls ?? []) === JSON.stringify(other.controls ?? [])
  );
}

function isCases({ mode }: DatasetPart): boolean {
  return mode !== 'flags';
}

function sameMarks(a: Pick<DatasetPart, 'marks'>, b: Pick<DatasetPart, 'marks'>): boolean {
  return [...(a.marks ?? [])].sort().join() === [...(b.marks ?? [])].sort().join();
}

/** Reads the files into the data set that the plan says, shows it and keeps it; gives what went wrong, or null. */
export async function importCaseFiles(
  app: Application,
  files: readonly SameLayout[],
  plan: ImportPlan,
  flags: boolean,
  startedAt: number,
): Promise<ImportError | null> {
  const planned = await plannedParts(app, files, plan, flags);
  if (!planned.ok) return planned.error;
  const { base, before, added, known } = planned.value;
  if (added.length === 0) {
    app.services.measure('shirong:import', startedAt, { rows: 0, bytes: 0 });
    notify(app.store, 'info', 'notice.import-known', { file: known.join('、') });
    return null;
  }
  const state = app.store.getState();
  const link = currentLink(app);
  // The demo's boundaries are the demo's: they say nothing about another city.
  const zoneSet = state.zones.source === null ? null : state.zones.zoneSet;
  const { datasets, zones } = app.manifest;
  const name = base?.name ?? datasetName(files);
  const parts = [...before, ...added];
  const read = await readDataset(app, parts, {
    name,
    imported: added.map((_, at) => before.length + at),
    area: flags ? null : (zoneSet?.extent ?? null),
  });
  if (!read.ok) return read.error;
  const { summary, sources } = read.value;
  app.services.dropQuery();
  const left = leftDatasets(app);
  const openBefore = currentDataset(app);
  app.store.setState({ references: state.references.filter((reference) => reference.source !== null) });

  const stored: readonly DatasetPart[] = parts.map(({ file: _, ...part }, at) => ({
    ...part,
    byteLength: parts[at]!.file.size,
    source: sources[at]!,
  }));
  // The same files read the same way are the same data set, however often they are imported.
  const same = base ?? datasets.find(({ fingerprint }) => fingerprint === summary.id) ?? null;
  const shown =
    same === null ? { ...summary, name: freeName(datasets, name) } : { ...summary, name: same.name };
  await showDataset(app, shown, zoneSet, state.zones.source, false);
  void awaitDatabase(app, summary.id);
  if (!flags) lookAtData(app);
  await app.asker.idle();
  const bytes = added.reduce((sum, { file }) => sum + file.size, 0);
  app.services.measure('shirong:import', startedAt, { rows: summary.rowCount, bytes });
  notify(app.store, 'good', flags ? 'notice.marked' : 'notice.imported', {
    n: flags ? (summary.parts.at(-1)?.matched ?? 0) : summary.rowCount,
    file: name,
  });
  if (known.length > 0) notify(app.store, 'info', 'notice.import-known', { file: known.join('、') });

  const id = same?.id ?? freeId(datasets);
  const entry: StoredDataset = {
    id,
    name: shown.name,
    parts: stored,
    fingerprint: summary.id,
    rows: summary.rowCount,
    openedAt: Date.now(),
    zones,
    state: null,
  };
  const list = left.some((dataset) => dataset.id === id)
    ? left.map((dataset) => (dataset.id === id ? entry : dataset))
    : [...left, entry];
  await keep(
    app,
    added.map(({ file }, at) => ({ source: sources[before.length + at]!, bytes: file })),
    {
      datasets: readAgain(list, id, summary),
      open: id,
      // A kept data set that was imported anew has only been opened: there is nothing to take back.
      undo:
        base === null && same !== null
          ? null
          : {
              dataset: id,
              created: base === null,
              files: added.map((part) => part.name),
              open: openBefore?.id ?? null,
              parts: base?.parts ?? [],
              zones,
              state: link,
            },
    },
  );
  return null;
}

/** Of one file its own name; of several what their names have in common. */
function datasetName(files: readonly SameLayout[]): string {
  const names = files.map(({ file }) => file.name);
  const [first = ''] = names;
  if (names.length < 2) return first;
  let length = 0;
  while (length < first.length && names.every((name) => name[length] === first[length])) length += 1;
  const common = first.slice(0, length).replace(/[\s\d_\-—.（(]+$/, '');
  return common.length >= 2 ? `${common} (${names.length})` : `${first} (${names.length})`;
}
