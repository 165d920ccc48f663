import { describe, expect, it } from 'vitest';
import { classTree, visibleRows } from '../../../src/charts/class-tree-rows';
import { rankItems } from '../../../src/charts/ranking-order';
import { rowKey, stepTree } from '../../../src/ui/charts/class-tree-keys';

const collator = new Intl.Collator('zh-CN', { numeric: true });
const counts = [
  { major: '', minor: '', count: 900 },
  { major: '施工管理', minor: '工地扬尘', count: 5, total: 9 },
  { major: '市容环境', minor: '', count: 50 },
  { major: '市容环境', minor: '暴露垃圾', count: 10 },
  { major: '市容环境', minor: '道路不洁', count: 30 },
];
const same = (name: string) => name;

describe('class tree', () => {
  it('sorts by count or by name, with missing last on its level', () => {
    const byCount = classTree(counts, 'count', collator);
    expect(byCount.map((node) => node.major)).toEqual(['市容环境', '施工管理', '']);
    expect(byCount[0]!.minors.map((node) => node.minor)).toEqual(['道路不洁', '暴露垃圾', '']);
    expect(byCount[0]!.count).toBe(90);
    expect(byCount[1]!.total).toBe(9);
    const byName = classTree(counts, 'name', collator);
    expect(byName.map((node) => node.major)).toEqual(['施工管理', '市容环境', '']);
  });

  it('shows minors of open majors, and what a search finds', () => {
    const tree = classTree(counts, 'count', collator);
    expect(visibleRows(tree, new Set(), '', same)).toHaveLength(3);
    expect(visibleRows(tree, new Set(['市容环境']), '', same)).toHaveLength(6);
    expect(visibleRows(tree, new Set(), '扬尘', same).map(rowKey)).toEqual(
      ['施工管理', '施工管理/工地扬尘'].map(encodeURI),
    );
    expect(visibleRows(tree, new Set(), '市容', same).map((row) => row.level)).toEqual([1]);
    expect(visibleRows(tree, new Set(), '没有', same)).toEqual([]);
  });

  it('answers keys by the tree pattern', () => {
    const tree = classTree(counts, 'count', collator);
    const closed = visibleRows(tree, new Set(), '', same);
    const open = visibleRows(tree, new Set(['市容环境']), '', same);
    expect(stepTree(closed, closed[0]!, 'ArrowRight')).toEqual({
      kind: 'open',
      major: '市容环境',
      open: true,
    });
    expect(stepTree(open, open[0]!, 'ArrowRight')).toEqual({ kind: 'focus', key: rowKey(open[1]!) });
    expect(stepTree(open, open[2]!, 'ArrowLeft')).toEqual({ kind: 'focus', key: rowKey(open[0]!) });
    expect(stepTree(open, open[0]!, 'ArrowLeft')).toEqual({ kind: 'open', major: '市容环境', open: false });
    expect(stepTree(open, open[5]!, 'ArrowDown')).toBeNull();
    expect(stepTree(open, open[2]!, 'Home')).toEqual({ kind: 'focus', key: rowKey(open[0]!) });
    expect(stepTree(open, open[2]!, ' ')).toEqual({ kind: 'toggle' });
    expect(stepTree(open, open[2]!, 'x')).toBeNull();
  });
});

describe('ranking', () => {
  const items = [
    { id: 'a', label: '甲', count: 10, areaKm2: 1 },
    { id: 'b', label: '乙', count: 30, areaKm2: 10 },
    { id: 'c', label: '丙', count: 10, areaKm2: 0.5 },
    { id: 'd', label: '丁', count: 50 },
  ];

  it('shares ranks of equal values', () => {
    const ranked = rankItems(items, 'count', collator);
    expect(ranked.map((item) => [item.id, item.rank])).toEqual([
      ['d', 1],
      ['b', 2],
      ['c', 3],
      ['a', 3],
    ]);
    expect(ranked[0]!.share).toBe(0.5);
  });

  it('puts what has no area last when ranked per square kilometre', () => {
    const ranked = rankItems(items, 'per_km2', collator);
    expect(ranked.map((item) => [item.id, item.perKm2])).toEqual([
      ['c', 20],
      ['a', 10],
      ['b', 3],
      ['d', null],
    ]);
  });

  it('gives no share of nothing', () => {
    expect(rankItems([{ id: 'a', label: '甲', count: 0 }], 'share', collator)[0]!.share).toBe(0);
  });
});
