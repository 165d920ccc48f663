import { failure, ok, type Result } from '../../domain/result';
import type { UnitMapping, UnitSet } from '../../domain/unit-set';
import { frontages } from './frontage';
import { createLineTouch, type LineTouch } from './line-touch';
import { type Plane, planeOf, toPlane } from './plane';
import { reshapedGraph } from './reshaped-graph';
import { flatGeometry, flatLines } from './segment-geometry';
import { unitAreas } from './unit-area';

export type SegmentChange =
  /** `share`: of its length from its start, between 0 and 1. */
  | { readonly kind: 'split'; readonly unit: number; readonly share: number }
  | { readonly kind: 'merge'; readonly units: readonly [number, number] };

/** Translation keys `reshape-refusal.<code>`. `apart`: the two do not meet at an end of both. */
export type ReshapeRefusal = 'not_segments' | 'no_such_unit' | 'too_short' | 'apart';

export interface ReshapedUnits {
  /** Shops and facilities of the changed units are still to be counted. */
  readonly units: Omit<UnitSet, 'id'>;
  readonly mapping: UnitMapping;
}

/** Neither part of a split is shorter. */
const SHORTEST_METRES = 5;

/**
 * A segment cut in two by hand, or two made one: a new set, since a set's units never change, and which old unit became
 * which, by which plans move over. The second part of a split goes to the end, so that no other unit's number changes; a
 * merge takes the place of the first and closes the gap that the second leaves.
 */
export function reshapeSegments(
  set: UnitSet,
  depthMetres: number,
  change: SegmentChange,
): Result<ReshapedUnits, ReshapeRefusal> {
  if (set.kind !== 'segments' || set.lines === null) return failure('not_segments');
  const count = set.codes.length;
  const named = change.kind === 'split' ? [change.unit] : change.units;
  if (named.some((unit) => !(Number.isInteger(unit) && unit >= 0 && unit < count))) {
    return failure('no_such_unit');
  }
  const plane = planeOf(set.lines.coordinates);
  const lines = linesOf(set.lines, plane);
  const made = change.kind === 'split' ? split(set, lines, change) : merge(set, lines, change.units);
  return made.ok ? ok(assembled(set, made.value, plane, depthMetres)) : made;
}

/** The new units: what each was made of, and its line. */
export interface Reshape {
  /** Old units of each new one; the one that gives it its name first. */
  readonly sources: readonly (readonly number[])[];
  readonly lines: readonly (readonly number[])[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** New units whose neighbours have to be found anew. */
  readonly changed: readonly number[];
}

function split(
  set: UnitSet,
  lines: readonly (readonly number[])[],
  { unit, share }: Extract<SegmentChange, { kind: 'split' }>,
): Result<Reshape, ReshapeRefusal> {
  const metres = lengthOf(lines[unit]!);
  const at = share * metres;
  if (!(at >= SHORTEST_METRES && metres - at >= SHORTEST_METRES)) return failure('too_short');
  const [first, second] = cutAt(lines[unit]!, at);
  const count = lines.length;
  return ok({
    sources: [...lines.map((_, one) => [one]), [unit]],
    lines: [...lines.map((line, one) => (one === unit ? first : line)), second],
    from: [...set.from, ''],
    to: [...set.to.map((text, one) => (one === unit ? '' : text)), set.to[unit]!],
    changed: [unit, count],
  });
}

function merge(
  set: UnitSet,
  lines: readonly (readonly number[])[],
  [a, b]: readonly [number, number],
): Result<Reshape, ReshapeRefusal> {
  const joined = a === b ? null : endToEnd(lines[a]!, lines[b]!);
  if (joined === null) return failure('apart');
  const { line, turnedA, turnedB, bFirst } = joined;
  const ends = (unit: number, turned: boolean) =>
    turned ? ([set.to[unit]!, set.from[unit]!] as const) : ([set.from[unit]!, set.to[unit]!] as const);
  const [own, other] = [ends(a, turnedA), ends(b, turnedB)];
  const left = lines.map((_, unit) => unit).filter((unit) => unit !== b);
  const longer = set.lengthMetres[b]! > set.lengthMetres[a]! ? [b, a] : [a, b];
  return ok({
    sources: left.map((unit) => (unit === a ? longer : [unit])),
    lines: left.map((unit) => (unit === a ? line : lines[unit]!)),
    from: left.map((unit) => (unit === a ? (bFirst ? other[0] : own[0]) : set.from[unit]!)),
    to: left.map((unit) => (unit === a ? (bFirst ? own[1] : other[1]) : set.to[unit]!)),
    changed: [left.indexOf(a)],
  });
}

function assembled(set: UnitSet, reshape: Reshape, plane: Plane, depthMetres: number): ReshapedUnits {
  const { sources, lines } = reshape;
  const touch = createLineTouch(lines);
  const geometry = flatGeometry(
    frontages(
      lines.map((points, unit) => ({
        points,
        meets: [touch.meets(unit, 'start'), touch.meets(unit, 'end')],
      })),
      depthMetres,
    ),
    plane,
  );
  const of = <T>(list: ArrayLike<T>) => sources.map(([first]) => list[first!]!);
  const areaM2 = unitAreas(geometry, plane);
  return {
    units: {
      ...set,
      codes: of(set.codes),
      names: of(set.names),
      streetOf: Uint32Array.from(of(set.streetOf)),
      communityOf: Uint32Array.from(of(set.communityOf)),
      geometry,
      lines: flatLines(lines, plane),
      from: reshape.from,
      to: reshape.to,
      areaM2,
      lengthMetres: Float64Array.from(lines, lengthOf),
      roadClass: set.roadClass === null ? null : of(set.roadClass),
      strict: Uint8Array.from(of(set.strict)),
      shops: Uint32Array.from(of(set.shops)),
      facilities: Uint32Array.from(of(set.facilities)),
      graph: reshapedGraph(set.graph, reshape, touch),
      rim: Uint8Array.from(lines, (_, unit) => deadEnd(touch, unit)),
    },
    mapping: mappingOf(set.codes.length, sources),
  };
}

function deadEnd(touch: LineTouch, unit: number): 0 | 1 {
  return touch.meets(unit, 'start') && touch.meets(unit, 'end') ? 0 : 1;
}

function mappingOf(before: number, sources: readonly (readonly number[])[]): UnitMapping {
  const became: number[][] = Array.from({ length: before }, () => []);
  sources.forEach((olds, unit) => {
    for (const old of olds) became[old]!.push(unit);
  });
  const starts = new Uint32Array(before + 1);
  became.forEach((list, old) => {
    starts[old + 1] = starts[old]! + list.length;
  });
  return {
    starts,
    ids: Uint32Array.from(became.flat()),
    origin: Uint32Array.from(sources, ([first]) => first!),
  };
}

function linesOf(lines: NonNullable<UnitSet['lines']>, plane: Plane): readonly (readonly number[])[] {
  const points = toPlane(plane, lines.coordinates);
  return Array.from({ length: lines.roadStarts.length - 1 }, (_, unit) => [
    ...points.subarray(
      2 * lines.partStarts[lines.roadStarts[unit]!]!,
      2 * lines.partStarts[lines.roadStarts[unit + 1]!]!,
    ),
  ]);
}

export function lengthOf(line: readonly number[]): number {
  let metres = 0;
  for (let at = 2; at < line.length; at += 2) {
    metres += Math.hypot(line[at]! - line[at - 2]!, line[at + 1]! - line[at - 1]!);
  }
  return metres;
}

function cutAt(line: readonly number[], at: number): readonly [readonly number[], readonly number[]] {
  let along = 0;
  for (let point = 2; point < line.length; point += 2) {
    const [x1, y1, x2, y2] = [line[point - 2]!, line[point - 1]!, line[point]!, line[point + 1]!];
    const metres = Math.hypot(x2 - x1, y2 - y1);
    if (along + metres >= at) {
      const share = (at - along) / metres;
      const cut = [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
      return [
        [...line.slice(0, point), ...cut],
        [...cut, ...line.slice(share === 1 ? point + 2 : point)],
      ];
    }
    along += metres;
  }
  throw new Error('A segment was cut beyond its end.');
}

/** Two ends that lie this close are one. */
const MEETS_METRES = 1.6;

function endToEnd(a: readonly number[], b: readonly number[]) {
  const startOf = (line: readonly number[]) => [line[0]!, line[1]!] as const;
  const endOf = (line: readonly number[]) => [line.at(-2)!, line.at(-1)!] as const;
  const apart = ([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]) =>
    Math.hypot(x2 - x1, y2 - y1);
  // The first keeps its direction where it can.
  const ways = [
    { gap: apart(endOf(a), startOf(b)), turnedA: false, turnedB: false, bFirst: false },
    { gap: apart(endOf(a), endOf(b)), turnedA: false, turnedB: true, bFirst: false },
    { gap: apart(startOf(a), endOf(b)), turnedA: false, turnedB: false, bFirst: true },
    { gap: apart(startOf(a), startOf(b)), turnedA: false, turnedB: true, bFirst: true },
  ];
  const [best] = ways.sort((one, other) => one.gap - other.gap);
  if (best === undefined || best.gap > MEETS_METRES) return null;
  const second = best.turnedB ? turned(b) : b;
  const line = best.bFirst ? [...second, ...a.slice(2)] : [...a, ...second.slice(2)];
  return { ...best, line };
}

function turned(line: readonly number[]): readonly number[] {
  const back: number[] = [];
  for (let at = line.length - 2; at >= 0; at -= 2) back.push(line[at]!, line[at + 1]!);
  return back;
}
