import * as z from 'zod/mini';
import { ROAD_CLASSES } from '../domain/reference-layer';
import type { RoadLines } from '../domain/road-set';
import { UNIT_SET_KINDS, type UnitSet, type UnitSetRecipe } from '../domain/unit-set';
import { type PackedArray, packBytes, readPack } from './array-pack';
import type { StoredUnitSetHead } from './plan-journal';

const text = z.string().check(z.maxLength(2000));
const texts = z.array(text).check(z.maxLength(5_000_000));
const metres = z.number().check(z.gte(0), z.lte(1_000_000));

export const recipeSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('generated'), sideMetres: metres }),
  z.looseObject({ kind: z.literal('imported') }),
  z.looseObject({
    kind: z.literal('segments'),
    depthMetres: metres,
    reachMetres: metres,
    longestMetres: metres,
  }),
]);

const headSchema = z.strictObject({
  id: text,
  name: text,
  kind: z.enum(UNIT_SET_KINDS),
  units: z.int().check(z.gte(0)),
  recipe: recipeSchema,
});

export function unitSetHead(set: UnitSet, recipe: UnitSetRecipe): StoredUnitSetHead {
  return { id: set.id, name: set.name, kind: set.kind, units: set.codes.length, recipe };
}

export function unitSetHeadBytes(head: StoredUnitSetHead): Uint8Array<ArrayBuffer> {
  return packBytes({ values: head, arrays: {} });
}

/** null where the bytes are not whole or none of ours; so for the set below. */
export function readUnitSetHead(bytes: Uint8Array): StoredUnitSetHead | null {
  const parsed = z.safeParse(headSchema, readPack(bytes)?.values);
  return parsed.success ? parsed.data : null;
}

/** Loose: what a later version adds to a set comes back with it. */
const setSchema = z.looseObject({
  id: text,
  kind: z.enum(UNIT_SET_KINDS),
  name: text,
  codes: texts,
  names: texts,
  streets: texts,
  communities: texts,
  from: texts,
  to: texts,
  roadClass: z.nullable(z.array(z.enum(ROAD_CLASSES))),
  reachMetres: z.optional(metres),
});

export function unitSetBytes(set: UnitSet): Uint8Array<ArrayBuffer> {
  const { geometry, lines, graph, ...rest } = set;
  const listed = Object.entries(rest);
  const own = listed.filter((entry): entry is [string, PackedArray] => isArray(entry[1]));
  return packBytes({
    values: Object.fromEntries(listed.filter(([, value]) => !isArray(value))),
    arrays: {
      ...Object.fromEntries(own),
      coordinates: geometry.coordinates,
      ringStarts: geometry.ringStarts,
      zoneStarts: geometry.zoneStarts,
      ...(lines !== null && {
        lineCoordinates: lines.coordinates,
        partStarts: lines.partStarts,
        roadStarts: lines.roadStarts,
      }),
      starts: graph.starts,
      ids: graph.ids,
      borders: graph.borders,
    },
  });
}

function isArray(value: unknown): value is PackedArray {
  return value instanceof Uint8Array || value instanceof Uint32Array || value instanceof Float64Array;
}

export function readUnitSet(bytes: Uint8Array): UnitSet | null {
  const pack = readPack(bytes);
  const parsed = z.safeParse(setSchema, pack?.values);
  if (pack === null || !parsed.success) return null;
  const take = arraysOf(pack.arrays);
  const { reachMetres, ...values } = parsed.data;
  const set: UnitSet = {
    ...values,
    ...(reachMetres !== undefined && { reachMetres }),
    streetOf: take.whole('streetOf'),
    communityOf: take.whole('communityOf'),
    geometry: {
      coordinates: take.real('coordinates'),
      ringStarts: take.whole('ringStarts'),
      zoneStarts: take.whole('zoneStarts'),
    },
    lines: 'roadStarts' in pack.arrays ? linesOf(take) : null,
    areaM2: take.real('areaM2'),
    lengthMetres: take.real('lengthMetres'),
    strict: take.flags('strict'),
    shops: take.whole('shops'),
    facilities: take.whole('facilities'),
    graph: { starts: take.whole('starts'), ids: take.whole('ids'), borders: take.real('borders') },
    rim: take.flags('rim'),
  };
  return take.allThere() && isConsistent(set) ? set : null;
}

type Taken = ReturnType<typeof arraysOf>;

/** Arrays by name; one that is missing or of another kind is noted, and empty. */
function arraysOf(arrays: Readonly<Record<string, PackedArray>>) {
  let isThere = true;
  const missing = <T>(empty: T): T => {
    isThere = false;
    return empty;
  };
  return {
    whole(name: string) {
      const array = arrays[name];
      return array instanceof Uint32Array ? array : missing(new Uint32Array());
    },
    real(name: string) {
      const array = arrays[name];
      return array instanceof Float64Array ? array : missing(new Float64Array());
    },
    flags(name: string) {
      const array = arrays[name];
      return array instanceof Uint8Array ? array : missing(new Uint8Array());
    },
    allThere: () => isThere,
  };
}

function linesOf(take: Taken): RoadLines {
  return {
    coordinates: take.real('lineCoordinates'),
    partStarts: take.whole('partStarts'),
    roadStarts: take.whole('roadStarts'),
  };
}

/** One entry per unit, and no number that points outside its list: what draws and counts relies on it. */
export function isConsistent(set: UnitSet): boolean {
  const { geometry, graph, lines } = set;
  const units = set.codes.length;
  const perUnit = [
    set.names,
    set.from,
    set.to,
    set.streetOf,
    set.communityOf,
    set.areaM2,
    set.lengthMetres,
    set.strict,
    set.shops,
    set.facilities,
    set.rim,
    ...(set.roadClass === null ? [] : [set.roadClass]),
  ];
  return (
    perUnit.every(({ length }) => length === units) &&
    below(set.streetOf, set.streets.length) &&
    below(set.communityOf, set.communities.length) &&
    isLadder(geometry.zoneStarts, units, geometry.ringStarts.length - 1) &&
    isLadder(geometry.ringStarts, null, geometry.coordinates.length / 2) &&
    isLadder(graph.starts, units, graph.ids.length) &&
    graph.ids.length === graph.borders.length &&
    below(graph.ids, units) &&
    (lines === null ||
      (isLadder(lines.roadStarts, units, lines.partStarts.length - 1) &&
        isLadder(lines.partStarts, null, lines.coordinates.length / 2)))
  );
}

function below(numbers: Uint32Array, limit: number): boolean {
  return numbers.every((number) => number < limit);
}

/** Starts of `steps` lists in one, from 0 to `end`. */
function isLadder(starts: Uint32Array, steps: number | null, end: number): boolean {
  if (starts.length === 0 || (steps !== null && starts.length !== steps + 1)) return false;
  return starts[0] === 0 && starts.at(-1) === end && starts.every((at, i) => i === 0 || at >= starts[i - 1]!);
}
