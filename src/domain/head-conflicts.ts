import type { PreviewRow } from './recipe';

/** Rows among the first of a file whose number another row above them has with other content. `column`: of the numbers. */
export function conflictsInHead(head: readonly PreviewRow[], column: number): number {
  const first = new Map<string, string>();
  let conflicts = 0;
  for (const { kind, cells } of head) {
    const id = cells[column]?.trim() ?? '';
    if (kind !== 'data' || id === '') continue;
    const content = JSON.stringify(cells);
    const known = first.get(id);
    if (known === undefined) first.set(id, content);
    else if (known !== content) conflicts++;
  }
  return conflicts;
}
