import type { ImportError } from '../../domain/import-report';
import type { Encoding } from '../../domain/recipe';
import { failure, ok, type Result } from '../../domain/result';
import { fingerprintOf } from '../fingerprint';
import type { FeatureLayer, SourceFault, SourceFeature } from './features/source-feature';
import { fileElements, headElements, parseElements } from './geojson-elements';
import { documentFaults, featureFaults, type PathFault } from './geojson-faults';
import { isObject, readGeometry } from './geojson-geometry';
import { GEOMETRY_TYPES, jsonFeatures } from './geojson-members';
import { lineOfPath, twiceNamed } from './json-places';
import { parseJson, textOfJson } from './json-text';
import type { JsonElement } from './json-text-elements';

/** Beyond, a list is no table. */
const MOST_COLUMNS = 2000;
/** A document that is one feature is parsed at once. */
const LARGEST_WHOLE = 256 << 20;
/** Larger files are not gone through before they are read: their beginning tells. */
const LARGEST_OUTLINED = 24 << 20;
const HEAD_BYTES = 8 << 20;
const TAIL_BYTES = 65_536;

export interface Outline {
  readonly layers: readonly FeatureLayer[];
  /** The features of a document that is a single one. */
  readonly whole: readonly SourceFeature[] | null;
  /** The list whose members must be features; null where the file is another JSON. */
  readonly mapList: string | null;
}

interface SeenList {
  rows: number;
  readonly columns: Set<string>;
  located: boolean;
  /** A member that has a type or a geometry. */
  shaped: boolean;
}

/** The last outline: a file is looked at for its tables, its head and its rows, and may be long to go through. */
let remembered: { readonly key: string; readonly outline: Result<Outline, ImportError> } | null = null;

/** The lists of a JSON file and what their members have; of a large one, by its beginning (`partial`). */
export async function outlineOf(
  file: Blob,
  encoding: Encoding | undefined,
  signal: AbortSignal,
): Promise<Result<Outline, ImportError>> {
  const ends = [file.slice(0, TAIL_BYTES), file.slice(Math.max(0, file.size - TAIL_BYTES))];
  const marks = await Promise.all(
    ends.map(async (end) => fingerprintOf(new Uint8Array(await end.arrayBuffer()))),
  );
  const modified = file instanceof File ? file.lastModified : 0;
  const key = [file.size, modified, encoding ?? '', ...marks].join(':');
  if (remembered?.key === key) return remembered.outline;
  const outline =
    (file.size > LARGEST_OUTLINED ? await outlineHead(file, encoding) : null) ??
    (await outlineAll(file, encoding, signal));
  remembered = { key, outline };
  return outline;
}

async function outlineAll(
  file: Blob,
  encoding: Encoding | undefined,
  signal: AbortSignal,
): Promise<Result<Outline, ImportError>> {
  const lists = new Map<string, SeenList>();
  const reading = fileElements(file, encoding, signal);
  for (;;) {
    const next = await reading.next();
    if (next.done) {
      const { fault, rest, restText, sequence } = next.value;
      if (fault !== null) return failure(fault);
      return describe(file, lists, rest, restText, sequence);
    }
    const refused = lookAt(next.value.found, lists);
    if (refused !== null) return failure(refused);
  }
}

/** null where the beginning holds no list of objects. */
async function outlineHead(
  file: Blob,
  encoding: Encoding | undefined,
): Promise<Result<Outline, ImportError> | null> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const { found, before, fault, sequence } = headElements(head, encoding);
  if (fault !== null) return failure(fault);
  const lists = new Map<string, SeenList>();
  const refused = lookAt(found, lists);
  if (refused !== null) return failure(refused);
  if (lists.size === 0 || /"type"\s*:\s*"(?:Feature|GeometryCollection)"/.test(before)) return null;
  const tail = await file.slice(Math.max(0, file.size - TAIL_BYTES)).text();
  const hint = crsInText(before) ?? crsInText(tail);
  const mapList = mapListOf(lists, sequence);
  const layers = [...lists].flatMap(([name, { columns, located }]) =>
    mapList !== null && name !== mapList
      ? []
      : [
          {
            name,
            rows: null,
            columns: [...columns],
            located: located || name === mapList,
            partial: true,
            ...(hint === null ? {} : { placeHint: hint }),
          },
        ],
  );
  return ok({ layers, whole: null, mapList });
}

function lookAt(found: readonly JsonElement[], lists: Map<string, SeenList>): ImportError | null {
  const parsed = parseElements(found);
  if (!parsed.ok) return parsed.error;
  for (const [at, element] of found.entries()) {
    let seen = lists.get(element.list);
    if (seen === undefined) {
      seen = { rows: 0, columns: new Set(), located: false, shaped: false };
      lists.set(element.list, seen);
    }
    const value = parsed.value[at];
    seen.shaped ||= isObject(value) && ('geometry' in value || GEOMETRY_TYPES.has(value.type));
    for (const feature of jsonFeatures(value, element.place)) look(seen, feature);
    if (seen.columns.size > MOST_COLUMNS) {
      return { code: 'too_large', detail: { columns: seen.columns.size, limit: MOST_COLUMNS } };
    }
  }
  return null;
}

function look(seen: SeenList, feature: SourceFeature): void {
  seen.rows++;
  seen.located ||= feature.geometry !== null;
  for (const column of feature.properties.keys()) seen.columns.add(column);
}

function mapListOf(lists: ReadonlyMap<string, SeenList>, sequence: boolean): string | null {
  const names = sequence ? [''] : ['features', 'geometries'];
  return names.find((name) => lists.get(name)?.shaped === true) ?? null;
}

async function describe(
  file: Blob,
  lists: ReadonlyMap<string, SeenList>,
  rest: unknown,
  restText: string,
  sequence: boolean,
): Promise<Result<Outline, ImportError>> {
  const hint = isObject(rest) ? crsName(rest) : null;
  const stated = hint === null ? {} : { placeHint: hint };
  if (!sequence && isObject(rest) && isOneFeature(rest, lists)) return wholeDocument(file, stated);
  const isCollection = isObject(rest) && rest.type === 'FeatureCollection';
  if (isCollection && Array.isArray(rest.features) && rest.features.length === 0) {
    return failure({ code: 'empty_file' });
  }
  const mapList = isCollection ? 'features' : mapListOf(lists, sequence);
  const faults =
    sequence || (mapList === null && lists.size > 0) ? [] : faultsIn(documentFaults(rest), restText, 1);
  const layers: FeatureLayer[] = [];
  for (const [name, { rows, columns, located }] of lists) {
    if (isCollection && name !== 'features') continue;
    const all = rows + (sequence ? 0 : gapsOf(rest, name).length);
    const said = name === mapList && faults.length > 0 ? { faults } : {};
    layers.push({ name, rows: all, columns: [...columns], located, ...stated, ...said });
  }
  layers.sort((left, right) => (right.rows ?? 0) - (left.rows ?? 0));
  return layers.length === 0 ? failure(notGeojson(faults)) : ok({ layers, whole: null, mapList });
}

function isOneFeature(rest: { readonly type?: unknown }, lists: ReadonlyMap<string, unknown>): boolean {
  if (rest.type === 'Feature') return true;
  return lists.size === 0 && (GEOMETRY_TYPES.has(rest.type) || 'coordinates' in rest);
}

async function wholeDocument(
  file: Blob,
  stated: { readonly placeHint?: string },
): Promise<Result<Outline, ImportError>> {
  if (file.size > LARGEST_WHOLE) return failure({ code: 'too_large', detail: { bytes: file.size } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parsed = parseJson(bytes);
  if (!parsed.ok) return parsed;
  const text = textOfJson(bytes);
  const faults = faultsIn(featureFaults(parsed.value, true), text, 1);
  const [feature] = jsonFeatures(parsed.value, 1);
  const unusable = feature?.geometry == null || readGeometry(feature.geometry).kind === 'malformed';
  const says = isObject(parsed.value) && isObject(parsed.value.properties);
  if (unusable && !(says && Object.keys(parsed.value.properties as object).length > 0))
    return failure(notGeojson(faults));
  const whole = jsonFeatures(parsed.value, 1).map((one) => ({
    ...one,
    line: lineOfPath(text, []),
    ...(faults.length > 0 ? { faults } : {}),
  }));
  const seen: SeenList = { rows: 0, columns: new Set<string>(), located: false, shaped: true };
  for (const one of whole) look(seen, one);
  const layer = { name: '', rows: 1, columns: [...seen.columns], located: seen.located, ...stated };
  return ok({ layers: [layer], whole, mapList: null });
}

/** Refused, with the first line that says why. */
export function notGeojson(faults: readonly SourceFault[]): ImportError {
  const [first] = [...faults].sort((one, other) => one.line - other.line);
  if (first === undefined) return { code: 'not_geojson' };
  return { code: 'not_geojson', detail: { line: first.line, fault: first.code, member: first.member } };
}

/** Faults with their lines, and members that are named twice; `text` begins on `firstLine` of the file. */
export function faultsIn(
  faults: readonly PathFault[],
  text: string,
  firstLine: number,
  looksForTwice = true,
): readonly SourceFault[] {
  const twice = looksForTwice
    ? twiceNamed(text).map(({ path, member }) => ({ code: 'member_twice' as const, path, member }))
    : [];
  return [...twice, ...faults].map(({ code, path, member }) => ({
    code,
    member,
    line: firstLine - 1 + lineOfPath(text, path),
  }));
}

/** Places of members that are no objects, from 1. */
export function gapsOf(rest: unknown, list: string): readonly number[] {
  let at = rest;
  for (const key of list === '' ? [] : list.split('.')) at = isObject(at) ? at[key] : null;
  if (!Array.isArray(at)) return [];
  return (at as unknown[]).flatMap((member, i) => (isObject(member) ? [] : [i + 1]));
}

/** Name of the coordinate system that a file of the 2008 draft states. */
function crsName(document: { readonly [name: string]: unknown }): string | null {
  const { crs } = document;
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : {};
  const name = typeof crs === 'string' ? crs : (properties.name ?? properties.code ?? properties.href);
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}

function crsInText(text: string): string | null {
  const found = /"crs"\s*:\s*\{[^{}]*\{[^{}]*"(?:name|code|href)"\s*:\s*"?([^"{}]+?)"?\s*[,}]/.exec(text);
  return found?.[1] ?? null;
}
