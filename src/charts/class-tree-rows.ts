/** Cases of one class; '' is missing. `total` is the number before filtering, where the caller knows it. */
export interface ClassCount {
  readonly major: string;
  readonly minor: string;
  readonly count: number;
  readonly total?: number;
}

export interface MajorNode {
  readonly major: string;
  readonly count: number;
  readonly total: number;
  readonly minors: readonly MinorNode[];
}

export interface MinorNode {
  readonly minor: string;
  readonly count: number;
  readonly total: number;
}

export type TreeOrder = 'count' | 'name';

/**
 * Groups classes by major. Missing ('') comes last on its level, whatever the order. Ties and names follow the
 * collator of the interface's language (pinyin in Chinese).
 */
export function classTree(
  counts: readonly ClassCount[],
  order: TreeOrder,
  collator: Intl.Collator,
): readonly MajorNode[] {
  const groups = new Map<string, MinorNode[]>();
  for (const { major, minor, count, total } of counts) {
    const group = groups.get(major) ?? [];
    group.push({ minor, count, total: total ?? count });
    groups.set(major, group);
  }
  const compare = (a: string, aCount: number, b: string, bCount: number): number =>
    Number(a === '') - Number(b === '') ||
    (order === 'count' ? bCount - aCount : 0) ||
    collator.compare(a, b);
  return [...groups]
    .map(([major, minors]) => ({
      major,
      count: minors.reduce((sum, node) => sum + node.count, 0),
      total: minors.reduce((sum, node) => sum + node.total, 0),
      minors: minors.sort((a, b) => compare(a.minor, a.count, b.minor, b.count)),
    }))
    .sort((a, b) => compare(a.major, a.count, b.major, b.count));
}

export type TreeRow =
  | {
      readonly level: 1;
      readonly node: MajorNode;
      readonly expanded: boolean;
      readonly position: number;
      readonly siblings: number;
    }
  | {
      readonly level: 2;
      readonly node: MinorNode;
      readonly major: string;
      readonly position: number;
      readonly siblings: number;
    };

/**
 * The rows on screen. With a search text a class stays where its own name or its major's holds the text, ignoring
 * case; a major that stays for the sake of its minors is open.
 */
export function visibleRows(
  tree: readonly MajorNode[],
  expanded: ReadonlySet<string>,
  search: string,
  nameOf: (name: string) => string,
): readonly TreeRow[] {
  const wanted = search.trim().toLowerCase();
  const holds = (name: string) => nameOf(name).toLowerCase().includes(wanted);
  const rows: TreeRow[] = [];
  const majors = tree
    .map((node) => ({
      node,
      minors:
        wanted === '' || holds(node.major) ? node.minors : node.minors.filter((minor) => holds(minor.minor)),
    }))
    .filter(({ node, minors }) => wanted === '' || holds(node.major) || minors.length > 0);
  majors.forEach(({ node, minors }, index) => {
    const open = expanded.has(node.major) || (wanted !== '' && !holds(node.major));
    rows.push({ level: 1, node, expanded: open, position: index + 1, siblings: majors.length });
    if (!open) return;
    minors.forEach((minor, place) => {
      rows.push({ level: 2, node: minor, major: node.major, position: place + 1, siblings: minors.length });
    });
  });
  return rows;
}
