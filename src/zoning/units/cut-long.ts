import type { Link } from './link-roads';

/** Links longer than `longestMetres` cut into equal pieces no longer than it; 0: none is. */
export function cutLong(links: readonly Link[], longestMetres: number): readonly Link[] {
  if (!(longestMetres > 0)) return links;
  // Below every junction of the roads.
  let lastCut = 0;
  const newJunction = () => --lastCut;
  return links.flatMap((link) => {
    const count = Math.ceil(link.metres / longestMetres - 1e-9);
    if (count <= 1) return [link];
    return pieces(
      link,
      Array.from({ length: count - 1 }, (_, i) => ((i + 1) * link.metres) / count),
      newJunction,
    );
  });
}

/** The link cut at the given distances from its start, which ascend within it. */
function pieces(link: Link, places: readonly number[], newJunction: () => number): readonly Link[] {
  const bounds = [0, ...places, link.metres];
  const cuts = bounds.map(newJunction);
  return bounds.slice(1).map((to, i): Link => {
    const from = bounds[i]!;
    const last = i === bounds.length - 2;
    const inside = link.junctions
      .filter(({ along }) => along > from && along < to)
      .map(({ junction, along }) => ({ junction, along: along - from }));
    return {
      points: stretch(link.points, from, to),
      road: link.road,
      junctions: [
        i === 0 ? link.junctions[0]! : { junction: cuts[i]!, along: 0 },
        ...inside,
        last
          ? { junction: link.junctions.at(-1)!.junction, along: to - from }
          : { junction: cuts[i + 1]!, along: to - from },
      ],
      metres: to - from,
      given: [i === 0 ? link.given[0] : '', last ? link.given[1] : ''],
    };
  });
}

function stretch(points: readonly number[], from: number, to: number): number[] {
  const found: number[] = [];
  let along = 0;
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x1, y1, x2, y2] = [points[at]!, points[at + 1]!, points[at + 2]!, points[at + 3]!];
    const length = Math.hypot(x2 - x1, y2 - y1);
    const put = (distance: number) => {
      const share = length > 0 ? Math.min(1, Math.max(0, (distance - along) / length)) : 0;
      found.push(x1 + share * (x2 - x1), y1 + share * (y2 - y1));
    };
    if (found.length === 0 && along + length >= from) put(from);
    if (found.length > 0) {
      if (along + length >= to || at + 5 >= points.length) {
        put(to);
        return found;
      }
      put(along + length);
    }
    along += length;
  }
  return found;
}
