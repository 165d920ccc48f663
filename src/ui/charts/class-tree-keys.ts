import type { TreeRow } from '../../charts/class-tree-rows';

type Named =
  | { readonly level: 1; readonly node: { readonly major: string } }
  | { readonly level: 2; readonly major: string; readonly minor: string }
  | { readonly level: 2; readonly major: string; readonly node: { readonly minor: string } };

/** Unique among the rows of a tree; '/' is escaped, so no two classes meet. */
export function rowKey(row: Named): string {
  if (row.level === 1) return encodeURIComponent(row.node.major);
  return `${encodeURIComponent(row.major)}/${encodeURIComponent('node' in row ? row.node.minor : row.minor)}`;
}

export type TreeStep =
  | { readonly kind: 'focus'; readonly key: string }
  | { readonly kind: 'open'; readonly major: string; readonly open: boolean }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'only' };

/** What a key does on a row, by the tree pattern of the ARIA practices; null where it does nothing. */
export function stepTree(rows: readonly TreeRow[], row: TreeRow, key: string): TreeStep | null {
  const at = rows.indexOf(row);
  const to = (index: number): TreeStep | null => {
    const target = rows[index];
    return target === undefined ? null : { kind: 'focus', key: rowKey(target) };
  };
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(rows.length - 1);
    case 'ArrowRight':
      if (row.level === 2) return null;
      return row.expanded ? to(at + 1) : { kind: 'open', major: row.node.major, open: true };
    case 'ArrowLeft':
      if (row.level === 2) return { kind: 'focus', key: encodeURIComponent(row.major) };
      return row.expanded ? { kind: 'open', major: row.node.major, open: false } : null;
    case ' ':
      return { kind: 'toggle' };
    case 'Enter':
      return { kind: 'only' };
    default:
      return null;
  }
}
