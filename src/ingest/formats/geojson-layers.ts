import type { ImportError } from '../../domain/import-report';
import type { Encoding } from '../../domain/recipe';
import { failure, ok, type Result } from '../../domain/result';
import { sniffEncoding } from '../encoding';
import { fingerprintOf } from '../fingerprint';
import { createTranscoder } from '../transcoder';
import type { FeatureFormat, FeatureLayer, SourceFeature } from './features/source-feature';
import { isObject } from './geojson-geometry';
import { jsonFeatures } from './geojson-members';
import { findFault, parseJson } from './json-text';
import { createJsonElements, type JsonElement, parseExactly } from './json-text-elements';

const PIECE_BYTES = 2 << 20;
const HEAD_BYTES = 4 << 20;
/** Beyond, a list is no table. */
const MOST_COLUMNS = 2000;
/** A document that is one feature is parsed at once. */
const LARGEST_WHOLE = 256 << 20;

/**
 * GeoJSON, GeoJSON lines (also RFC 8142), and JSON that holds lists of objects: a layer for each list, the longest
 * first; in a FeatureCollection its features alone. Read piece by piece, never as a whole.
 */
export const geojsonLayers: FeatureFormat = {
  async layers(file, signal, encoding) {
    const outline = await outlineOf(file, encoding, signal);
    return outline.ok ? ok(outline.value.layers) : outline;
  },
  async *features(file, { layer, encoding }, signal) {
    const outline = await outlineOf(file, encoding, signal);
    if (!outline.ok) return outline.error;
    const { whole, gaps } = outline.value;
    if (whole !== null) {
      yield { features: whole, fraction: 1 };
      return null;
    }
    const reading = elements(file, encoding, signal);
    for (;;) {
      const next = await reading.next();
      if (next.done) {
        if (next.value.fault !== null) return next.value.fault;
        break;
      }
      const features: SourceFeature[] = [];
      for (const element of next.value.found) {
        if (element.list !== layer) continue;
        const parsed = parseElement(element);
        if (!parsed.ok) return parsed.error;
        features.push(...jsonFeatures(parsed.value, element.place));
      }
      yield { features, fraction: next.value.fraction };
    }
    // Members that are no objects: rows without anything, so that the count holds.
    yield {
      features: (gaps.get(layer) ?? []).map((number) => ({ number, geometry: null, properties: new Map() })),
      fraction: 1,
    };
    return null;
  },
};

interface Outline {
  readonly layers: readonly FeatureLayer[];
  /** Per list: places of members that are no objects. */
  readonly gaps: ReadonlyMap<string, readonly number[]>;
  /** The features of a document that is a single one. */
  readonly whole: readonly SourceFeature[] | null;
}

/** The last outline: a file is looked at for its tables, its head and its rows, and is long to go through. */
let remembered: { readonly key: string; readonly outline: Result<Outline, ImportError> } | null = null;

async function outlineOf(
  file: Blob,
  encoding: Encoding | undefined,
  signal: AbortSignal,
): Promise<Result<Outline, ImportError>> {
  const ends = [file.slice(0, 65_536), file.slice(Math.max(0, file.size - 65_536))];
  const marks = await Promise.all(
    ends.map(async (end) => fingerprintOf(new Uint8Array(await end.arrayBuffer()))),
  );
  const modified = file instanceof File ? file.lastModified : 0;
  const key = [file.size, modified, encoding ?? '', ...marks].join(':');
  if (remembered?.key === key) return remembered.outline;
  const outline = await readOutline(file, encoding, signal);
  remembered = { key, outline };
  return outline;
}

async function readOutline(
  file: Blob,
  encoding: Encoding | undefined,
  signal: AbortSignal,
): Promise<Result<Outline, ImportError>> {
  const lists = new Map<string, { rows: number; columns: Set<string>; located: boolean }>();
  const reading = elements(file, encoding, signal);
  for (;;) {
    const next = await reading.next();
    if (next.done) {
      const { fault, rest, sequence } = next.value;
      if (fault !== null) return failure(fault);
      return describe(file, lists, rest, sequence);
    }
    for (const element of next.value.found) {
      const parsed = parseElement(element);
      if (!parsed.ok) return parsed;
      let seen = lists.get(element.list);
      if (seen === undefined) {
        seen = { rows: 0, columns: new Set(), located: false };
        lists.set(element.list, seen);
      }
      for (const feature of jsonFeatures(parsed.value, element.place)) look(seen, feature);
      if (seen.columns.size > MOST_COLUMNS) {
        return failure({ code: 'too_large', detail: { columns: seen.columns.size, limit: MOST_COLUMNS } });
      }
    }
  }
}

function look(seen: { rows: number; columns: Set<string>; located: boolean }, feature: SourceFeature): void {
  seen.rows++;
  seen.located ||= feature.geometry !== null;
  for (const column of feature.properties.keys()) seen.columns.add(column);
}

async function describe(
  file: Blob,
  lists: ReadonlyMap<string, { rows: number; columns: Set<string>; located: boolean }>,
  rest: unknown,
  sequence: boolean,
): Promise<Result<Outline, ImportError>> {
  const hint = isObject(rest) ? crsName(rest) : null;
  const stated = hint === null ? {} : { placeHint: hint };
  if (
    !sequence &&
    isObject(rest) &&
    (rest.type === 'Feature' || (lists.size === 0 && 'coordinates' in rest))
  ) {
    if (file.size > LARGEST_WHOLE) return failure({ code: 'too_large', detail: { bytes: file.size } });
    const parsed = parseJson(new Uint8Array(await file.arrayBuffer()));
    if (!parsed.ok) return parsed;
    const whole = jsonFeatures(parsed.value, 1);
    const seen = { rows: 0, columns: new Set<string>(), located: false };
    for (const feature of whole) look(seen, feature);
    const layer = { name: '', rows: 1, columns: [...seen.columns], located: seen.located, ...stated };
    return ok({ layers: [layer], gaps: new Map(), whole });
  }
  const isCollection = isObject(rest) && rest.type === 'FeatureCollection';
  if (isCollection && Array.isArray(rest.features) && rest.features.length === 0) {
    return failure({ code: 'empty_file' });
  }
  const gaps = new Map<string, readonly number[]>();
  const layers: FeatureLayer[] = [];
  for (const [name, { rows, columns, located }] of lists) {
    if (isCollection && name !== 'features') continue;
    const places = sequence ? [] : gapsOf(rest, name);
    gaps.set(name, places);
    layers.push({ name, rows: rows + places.length, columns: [...columns], located, ...stated });
  }
  layers.sort((left, right) => (right.rows ?? 0) - (left.rows ?? 0));
  return layers.length === 0 ? failure({ code: 'not_geojson' }) : ok({ layers, gaps, whole: null });
}

function gapsOf(rest: unknown, list: string): readonly number[] {
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

function parseElement({ text, line, longNumber }: JsonElement): Result<unknown, ImportError> {
  const json = DECODER.decode(text);
  try {
    return ok(parseExactly(json, longNumber));
  } catch {
    const { at } = findFault(json);
    const inside = json.slice(0, at).split('\n').length - 1;
    return failure({ code: 'invalid_json', detail: { line: line + inside } });
  }
}

const DECODER = new TextDecoder();

interface Found {
  readonly found: readonly JsonElement[];
  readonly fraction: number;
}

interface Ended {
  readonly rest: unknown;
  readonly fault: ImportError | null;
  readonly sequence: boolean;
}

async function* elements(
  file: Blob,
  given: Encoding | undefined,
  signal: AbortSignal,
): AsyncGenerator<Found, Ended> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (head.length === 0) return { rest: null, fault: { code: 'empty_file' }, sequence: false };
  const encoding = given ?? sniffEncoding(head.subarray(0, 1 << 20), head.length === file.size).encoding;
  const start = createTranscoder(encoding).push(head);
  const sequence = isSequence(start);
  const transcoder = createTranscoder(encoding);
  const cutter = createJsonElements(sequence);
  for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
    signal.throwIfAborted();
    const piece = new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer());
    const last = offset + PIECE_BYTES >= file.size;
    yield { found: cutter.push(transcoder.push(piece)), fraction: (offset + piece.length) / file.size };
    if (last) yield { found: cutter.push(transcoder.finish()), fraction: 1 };
    const fault = cutter.fault();
    if (fault !== null) return { rest: null, fault, sequence };
  }
  return { ...cutter.finish(), sequence };
}

/** A second document follows the first, or a record separator opens the file. */
function isSequence(head: Uint8Array): boolean {
  let depth = 0;
  let inString = false;
  let ended = false;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    if (inString) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) inString = false;
    } else if (byte <= 0x20) {
      if (byte === 0x1e) return true;
    } else if (ended) return byte === 0x7b;
    else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) ended = --depth <= 0;
  }
  return false;
}
