import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/domain/question';
import {
  emptyCache,
  findRow,
  PAGE_ROWS,
  pagesOf,
  touched,
  withPage,
} from '../../../src/ui/records/page-cache';

function pageOf(number: number, rows = PAGE_ROWS): Page {
  return {
    rowIds: Uint32Array.from({ length: rows }, (_, row) => number * PAGE_ROWS + row),
    fields: ['case_id'],
    cells: [Array.from({ length: rows }, (_, row) => `case ${number * PAGE_ROWS + row}`)],
  };
}

describe('page cache', () => {
  it('names the pages of a window', () => {
    expect(pagesOf({ from: 0, to: 30 })).toEqual([0]);
    expect(pagesOf({ from: 190, to: 401 })).toEqual([0, 1, 2]);
    expect(pagesOf({ from: 200, to: 400 })).toEqual([1]);
    expect(pagesOf({ from: 0, to: 0 })).toEqual([]);
  });

  it('never takes a page of another version', () => {
    const cache = withPage(emptyCache('new'), 'old', 0, pageOf(0), 4);
    expect(cache.pages.size).toBe(0);
    expect(findRow(cache, 3)).toBeNull();
  });

  it('drops the longest unused and keeps what was touched', () => {
    let cache = emptyCache('v');
    for (const number of [0, 1, 2]) cache = withPage(cache, 'v', number, pageOf(number), 3);
    cache = withPage(touched(cache, [0]), 'v', 9, pageOf(9), 3);
    expect([...cache.pages.keys()]).toEqual([2, 0, 9]);
  });

  it('finds exactly the rows that its pages hold', () => {
    const cache = withPage(emptyCache('v'), 'v', 3, pageOf(3, 10), 4);
    expect(findRow(cache, 3 * PAGE_ROWS + 9)?.page.cells[0]?.[9]).toBe('case 609');
    expect(findRow(cache, 3 * PAGE_ROWS + 10)).toBeNull();
    expect(findRow(cache, 0)).toBeNull();
  });

  it('holds the latest pages and never more than its capacity, as a plain list would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12), { maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        (uses, capacity) => {
          let cache = emptyCache('v');
          let reference: number[] = [];
          for (const number of uses) {
            cache = withPage(cache, 'v', number, pageOf(number, 1), capacity);
            reference = [...reference.filter((each) => each !== number), number].slice(-capacity);
            expect([...cache.pages.keys()]).toEqual(reference);
          }
        },
      ),
    );
  });
});
