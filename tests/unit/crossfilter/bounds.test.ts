import { describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import { spatial } from './spatial';

/** A hundred points on a line, and one far away. */
function located() {
  const lngs = Float64Array.from({ length: 101 }, (_, i) => (i === 100 ? 130 : 120 + i * 0.001));
  const lats = Float64Array.from({ length: 101 }, (_, i) => (i === 100 ? 40 : 30 + i * 0.001));
  const index = createBrushIndex(spatial);
  index.begin();
  index.append({
    rowCount: 101,
    columns: { lon: { kind: 'number', values: lngs }, lat: { kind: 'number', values: lats } },
    lines: Uint32Array.from(lngs, (_, i) => i + 2),
  });
  index.commit();
  return index;
}

describe('the bounds of an area without boundaries', () => {
  it('are those of the points, without the wild ones, until they are set', () => {
    const index = located();
    const first = index.locate(null).report;
    expect(first.qualities.out_of_area).toBe(1);
    expect(first.bounds!.east).toBeLessThan(120.2);

    const bounds = { west: 120, south: 30, east: 120.0495, north: 41 };
    const set = index.locate(null, bounds);
    expect(set.report.bounds).toEqual(bounds);
    expect(set.report.qualities).toMatchObject({ out_of_area: 51, exact: 50 });
    expect(index.rowIds([{ kind: 'quality', qualities: ['out_of_area'] }])).toHaveLength(51);

    const again = index.locate(null);
    expect(again.report).toEqual(first);
    // Told a second time what it knows, the index has not kept the columns; it says the same.
    expect(index.locate(null)).toEqual(again);
    expect(index.rowIds([{ kind: 'quality', qualities: ['out_of_area'] }])).toHaveLength(1);
  });
});
