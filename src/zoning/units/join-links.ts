import type { Road } from '../../domain/road-set';
import type { Link, LinkJunction } from './link-roads';

/** A stretch shorter than this is no segment of its own: the width of a wide crossing. */
const STUB_METRES = 20;

/**
 * Links made into stretches that a chief can be given: those that go on as the same road where nothing crosses are one,
 * and stubs, as between two carriageways, join what they run into, a link of their own name first, then the straightest.
 */
export function joinLinks(links: readonly Link[], roads: readonly Road[]): readonly Link[] {
  const joiner = createJoiner(links);
  for (const junction of joiner.junctions()) {
    const here = joiner.at(junction);
    if (here.length !== 2 || here[0] === here[1]) continue;
    const [a, b] = [joiner.link(here[0]!), joiner.link(here[1]!)];
    if (goesOn(roads[a.road]!, roads[b.road]!) && !isNamedEnd(a, b, junction)) {
      joiner.join(here[0]!, here[1]!, junction);
    }
  }
  const stubs = joiner
    .alive()
    .filter((one) => joiner.link(one).metres < STUB_METRES)
    .sort((a, b) => joiner.link(a).metres - joiner.link(b).metres || a - b);
  for (const stub of stubs) {
    if (!joiner.has(stub) || joiner.link(stub).metres >= STUB_METRES) continue;
    const host = bestHost(joiner, stub, roads);
    if (host !== null) joiner.join(host.link, stub, host.junction);
  }
  return joiner.alive().map(joiner.link);
}

function goesOn(a: Road, b: Road): boolean {
  return a.name === b.name && a.class === b.class && a.strict === b.strict && a.street === b.street;
}

/** Where a file says that a segment of its own ends, it ends. */
function isNamedEnd(a: Link, b: Link, junction: number): boolean {
  const texts = [a, b].flatMap(({ given, junctions }) => [
    ...(junctions[0]!.junction === junction ? [given[0]] : []),
    ...(junctions.at(-1)!.junction === junction ? [given[1]] : []),
  ]);
  return texts.some((text) => text !== '');
}

interface Joiner {
  readonly junctions: () => readonly number[];
  /** Links that end there; one that begins and ends there twice. */
  readonly at: (junction: number) => readonly number[];
  readonly has: (index: number) => boolean;
  readonly link: (index: number) => Link;
  readonly alive: () => readonly number[];
  /** The second becomes part of the first. */
  readonly join: (into: number, from: number, junction: number) => void;
}

function createJoiner(given: readonly Link[]): Joiner {
  const links = new Map(given.map((link, index) => [index, link]));
  const ends = new Map<number, number[]>();
  const add = (link: Link, index: number) => {
    for (const { junction } of [link.junctions[0]!, link.junctions.at(-1)!]) {
      const known = ends.get(junction);
      if (known) known.push(index);
      else ends.set(junction, [index]);
    }
  };
  const remove = (link: Link, index: number) => {
    for (const { junction } of [link.junctions[0]!, link.junctions.at(-1)!]) {
      const known = ends.get(junction)!;
      known.splice(known.indexOf(index), 1);
    }
  };
  given.forEach(add);
  return {
    junctions: () => [...ends.keys()].sort((a, b) => a - b),
    at: (junction) => ends.get(junction) ?? [],
    has: (index) => links.has(index),
    link: (index) => links.get(index)!,
    alive: () => [...links.keys()],
    join(into, from, junction) {
      const [host, guest] = [links.get(into)!, links.get(from)!];
      remove(host, into);
      remove(guest, from);
      links.delete(from);
      const joined = endToEnd(host, guest, junction);
      links.set(into, joined);
      add(joined, into);
    },
  };
}

/** The guest behind (or before) the host, which keeps its direction, its road and its name. */
function endToEnd(host: Link, guest: Link, junction: number): Link {
  const behind = host.junctions.at(-1)!.junction === junction;
  const guestFirst = guest.junctions[0]!.junction === junction;
  const next = behind === guestFirst ? guest : turned(guest);
  const [first, second] = behind ? [host, next] : [next, host];
  const later = second.junctions
    .slice(1)
    .map(({ junction: one, along }): LinkJunction => ({ junction: one, along: along + first.metres }));
  return {
    points: [...first.points, ...second.points.slice(2)],
    road: host.road,
    junctions: [...first.junctions, ...later],
    metres: first.metres + second.metres,
    given: [first.given[0], second.given[1]],
  };
}

export function turned(link: Link): Link {
  const points: number[] = [];
  for (let at = link.points.length - 2; at >= 0; at -= 2) points.push(link.points[at]!, link.points[at + 1]!);
  return {
    ...link,
    points,
    junctions: link.junctions
      .map(({ junction, along }): LinkJunction => ({ junction, along: link.metres - along }))
      .reverse(),
    given: [link.given[1], link.given[0]],
  };
}

function bestHost(joiner: Joiner, stub: number, roads: readonly Road[]) {
  const own = joiner.link(stub);
  let best: { readonly link: number; readonly junction: number } | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  const ends = new Set([own.junctions[0]!.junction, own.junctions.at(-1)!.junction]);
  for (const junction of ends) {
    for (const other of new Set(joiner.at(junction))) {
      if (other === stub) continue;
      const host = joiner.link(other);
      const [name, hostName] = [roads[own.road]!.name, roads[host.road]!.name];
      const kin = name !== '' && name === hostName ? 4 : 0;
      const score = kin - cosine(headingFrom(own, junction), headingFrom(host, junction));
      if (score <= highest) continue;
      highest = score;
      best = { link: other, junction };
    }
  }
  return best;
}

/** Unit vector away from the junction. */
function headingFrom({ points, junctions }: Link, junction: number): readonly [number, number] {
  const first = junctions[0]!.junction === junction;
  const [x1, y1] = first ? [points[0]!, points[1]!] : [points.at(-2)!, points.at(-1)!];
  const [x2, y2] = first ? [points[2]!, points[3]!] : [points.at(-4)!, points.at(-3)!];
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  return [(x2 - x1) / length, (y2 - y1) / length];
}

function cosine([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  return ax * bx + ay * by;
}
