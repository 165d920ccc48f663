import { ROAD_CLASSES, type RoadClass } from '../../domain/reference-layer';
import { failure, ok, type Result } from '../../domain/result';
import type { Road, RoadSet } from '../../domain/road-set';
import { MOST_UNITS, type UnitRefusal, type UnitSetRecipe } from '../../domain/unit-set';
import type { BareUnits } from './cell-units';
import { cutLong } from './cut-long';
import { frontages } from './frontage';
import { joinLinks } from './join-links';
import { type Link, linkRoads } from './link-roads';
import { type Plane, planeOf, toPlane } from './plane';
import { flatGeometry, flatLines } from './segment-geometry';
import { unitAreas } from './unit-area';
import { graphOfPairs } from './unit-pairs';

export type SegmentRecipe = Extract<UnitSetRecipe, { kind: 'segments' }>;

/** Tunnels and metro lines have no frontage. */
const BELOW_GROUND = -1;

const DEPTHS = { least: 3, most: 200 } as const;

/** Segments before it is known which street they lie in. */
export type SegmentUnits = Omit<BareUnits, 'streets' | 'streetOf' | 'communities' | 'communityOf'>;

/**
 * Road segments from junction to junction with the frontage on both sides. Neighbours are segments that share a
 * junction, with a border of 1 for each; the rim is where a segment has a dead end. `names` of a segment's ends are the
 * widest street that crosses there, else what the file says of the road's own end.
 */
export function segmentUnits(roadSet: RoadSet, recipe: SegmentRecipe): Result<SegmentUnits, UnitRefusal> {
  const { depthMetres, longestMetres, reachMetres } = recipe;
  if (!(depthMetres >= DEPTHS.least && depthMetres <= DEPTHS.most)) {
    return failure({ code: 'depth_out_of_range' });
  }
  const classes: ReadonlySet<RoadClass> = new Set(
    recipe.classes ?? ROAD_CLASSES.filter((one) => one !== 'path'),
  );
  const { roads, lines } = roadSet;
  const plane = planeOf(lines.coordinates);
  const points = toPlane(plane, lines.coordinates);
  const links = cutLong(
    joinLinks(
      linkRoads(roads, lines, points, ({ class: own, level }) => classes.has(own) && level !== BELOW_GROUND),
      roads,
    ),
    longestMetres,
  );
  if (links.length === 0) return failure({ code: 'no_roads' });
  if (links.length > MOST_UNITS) {
    return failure({ code: 'too_many_units', units: links.length, most: MOST_UNITS });
  }
  return ok(unitsOfLinks(links, roads, plane, roadSet.name, depthMetres, reachMetres));
}

function unitsOfLinks(
  links: readonly Link[],
  roads: readonly Road[],
  plane: Plane,
  name: string,
  depthMetres: number,
  reachMetres: number,
): SegmentUnits {
  const at = linksByJunction(links);
  const meets = (junction: number) => at.get(junction)!.length > 1;
  const fronts = frontages(
    links.map(({ points, junctions }) => ({
      points,
      meets: [meets(junctions[0]!.junction), meets(junctions.at(-1)!.junction)],
    })),
    depthMetres,
  );
  const geometry = flatGeometry(fronts, plane);
  const own = links.map(({ road }) => roads[road]!);
  const ends = links.map((link, index) => endNames(link, index, links, at, roads));
  return {
    kind: 'segments',
    name,
    codes: links.map(() => ''),
    names: own.map((road) => road.name),
    geometry,
    lines: flatLines(
      links.map(({ points }) => points),
      plane,
    ),
    from: ends.map(([from]) => from),
    to: ends.map(([, to]) => to),
    areaM2: unitAreas(geometry, plane),
    lengthMetres: Float64Array.from(links, ({ metres }) => metres),
    roadClass: own.map((road) => road.class),
    strict: Uint8Array.from(own, ({ strict }) => (strict ? 1 : 0)),
    shops: new Uint32Array(links.length),
    facilities: new Uint32Array(links.length),
    graph: graphOfPairs(links.length, sharedJunctions(at)),
    reachMetres,
    rim: Uint8Array.from(links, ({ junctions }) =>
      meets(junctions[0]!.junction) && meets(junctions.at(-1)!.junction) ? 0 : 1,
    ),
  };
}

/** Links that touch each junction, each once. */
function linksByJunction(links: readonly Link[]): ReadonlyMap<number, readonly number[]> {
  const at = new Map<number, number[]>();
  links.forEach(({ junctions }, link) => {
    for (const { junction } of junctions) {
      const known = at.get(junction);
      if (known === undefined) at.set(junction, [link]);
      else if (!known.includes(link)) known.push(link);
    }
  });
  return at;
}

function* sharedJunctions(
  at: ReadonlyMap<number, readonly number[]>,
): Generator<readonly [a: number, b: number, border: number]> {
  for (const links of at.values()) {
    for (let i = 0; i < links.length; i++) {
      for (let j = i + 1; j < links.length; j++) yield [links[i]!, links[j]!, 1];
    }
  }
}

function endNames(
  link: Link,
  index: number,
  links: readonly Link[],
  at: ReadonlyMap<number, readonly number[]>,
  roads: readonly Road[],
): readonly [from: string, to: string] {
  const own = roads[link.road]!.name;
  const crossing = (junction: number): string => {
    const others = at
      .get(junction)!
      .filter((other) => other !== index)
      .map((other) => roads[links[other]!.road]!)
      .filter(({ name }) => name !== '' && name !== own);
    others.sort(
      (a, b) => ROAD_CLASSES.indexOf(a.class) - ROAD_CLASSES.indexOf(b.class) || (a.name < b.name ? -1 : 1),
    );
    return others[0]?.name ?? '';
  };
  return [
    crossing(link.junctions[0]!.junction) || link.given[0],
    crossing(link.junctions.at(-1)!.junction) || link.given[1],
  ];
}
