import type { Page } from '../../domain/question';
import type { RowWindow } from './scroll-scale';

export const PAGE_ROWS = 200;

/**
 * Pages of one version of the table, by page number; the map's order is from the longest unused to the latest used.
 * A change of data, filter or order is a new version and begins with nothing, so that a stale row is never shown.
 */
export interface PageCache {
  readonly version: string;
  readonly pages: ReadonlyMap<number, Page>;
}

export function emptyCache(version: string): PageCache {
  return { version, pages: new Map() };
}

export function pageOfRow(row: number): number {
  return Math.floor(row / PAGE_ROWS);
}

/** Numbers of the pages that hold the window's rows. */
export function pagesOf(window: RowWindow): readonly number[] {
  const numbers: number[] = [];
  for (let page = pageOfRow(window.from); page * PAGE_ROWS < window.to; page += 1) numbers.push(page);
  return numbers;
}

/** Adds a page and drops the longest unused beyond the capacity; a page of another version changes nothing. */
export function withPage(
  cache: PageCache,
  version: string,
  number: number,
  page: Page,
  capacity: number,
): PageCache {
  if (cache.version !== version) return cache;
  const pages = new Map(cache.pages);
  pages.delete(number);
  pages.set(number, page);
  for (const oldest of pages.keys()) {
    if (pages.size <= capacity) break;
    pages.delete(oldest);
  }
  return { version, pages };
}

/** Marks pages as just used, so that what is on screen is dropped last. */
export function touched(cache: PageCache, numbers: readonly number[]): PageCache {
  const present = numbers.filter((number) => cache.pages.has(number));
  if (present.length === 0) return cache;
  const pages = new Map(cache.pages);
  for (const number of present) {
    const page = pages.get(number)!;
    pages.delete(number);
    pages.set(number, page);
  }
  return { version: cache.version, pages };
}

export interface PagePlace {
  readonly page: Page;
  /** Index of the row within the page. */
  readonly at: number;
}

export function findRow(cache: PageCache, row: number): PagePlace | null {
  const page = cache.pages.get(pageOfRow(row));
  const at = row % PAGE_ROWS;
  return page !== undefined && at < page.rowIds.length ? { page, at } : null;
}
