import Flatbush from 'flatbush';

/** Which of many lines touch; they do where one's end, or any corner, lies on the other. */
export interface LineTouch {
  /** Does another line touch that end? */
  readonly meets: (line: number, end: 'start' | 'end') => boolean;
  readonly touching: (line: number) => readonly number[];
}

/** As ends and cuts of roads meet; a little more for what was rounded since. */
const MEETS_METRES = 1.6;

/** `lines`: x, y interleaved, metres. */
export function createLineTouch(lines: readonly (readonly number[])[]): LineTouch {
  const edges = lines.flatMap((line, index) =>
    Array.from({ length: Math.max(0, line.length / 2 - 1) }, (_, edge) => [index, 2 * edge] as const),
  );
  const tree = new Flatbush(Math.max(1, edges.length));
  for (const [index, at] of edges) {
    const line = lines[index]!;
    const [x1, y1, x2, y2] = [line[at]!, line[at + 1]!, line[at + 2]!, line[at + 3]!];
    tree.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  if (edges.length === 0) tree.add(0, 0, 0, 0);
  tree.finish();

  function linesAt(x: number, y: number, except: number): readonly number[] {
    const found = new Set<number>();
    if (edges.length === 0) return [];
    for (const edge of tree.search(x - MEETS_METRES, y - MEETS_METRES, x + MEETS_METRES, y + MEETS_METRES)) {
      const [index, at] = edges[edge]!;
      if (index !== except && distance(lines[index]!, at, x, y) <= MEETS_METRES) found.add(index);
    }
    return [...found];
  }

  return {
    meets(line, end) {
      const points = lines[line]!;
      const [x, y] = end === 'start' ? [points[0]!, points[1]!] : [points.at(-2)!, points.at(-1)!];
      return linesAt(x, y, line).length > 0;
    },
    touching(line) {
      const points = lines[line]!;
      const found = new Set<number>();
      for (let at = 0; at < points.length; at += 2) {
        for (const other of linesAt(points[at]!, points[at + 1]!, line)) found.add(other);
      }
      return [...found].sort((a, b) => a - b);
    },
  };
}

function distance(line: readonly number[], at: number, x: number, y: number): number {
  const [x1, y1] = [line[at]!, line[at + 1]!];
  const [dx, dy] = [line[at + 2]! - x1, line[at + 3]! - y1];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / squared));
  return Math.hypot(x1 + share * dx - x, y1 + share * dy - y);
}
