import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '../../domain/question';
import { emptyCache, PAGE_ROWS, type PageCache, pagesOf, touched, withPage } from './page-cache';
import type { RowWindow } from './scroll-scale';

export type LoadPage = (from: number, n: number, signal: AbortSignal) => Promise<Page>;

export interface RecordPages {
  /** Of the version that is shown. */
  readonly cache: PageCache;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** What the pages are of. */
export interface RecordVersion {
  /** Of data, filter and order. */
  readonly version: string;
  /** Rows of other data are never shown, however short. */
  readonly data: number;
  readonly total: number;
}

interface Shown extends RecordVersion {
  readonly cache: PageCache;
}

const CAPACITY = 24;
/** A window that moves on sooner than this asks only when it rests, so that a dragged thumb does not load all it passes. */
const SETTLE_MS = 80;
const BEGINNING: RowWindow = { from: 0, to: 1 };

/**
 * What is shown stays until the first page of a newer version is there: under a brush rows give way to rows, not to
 * placeholders. Of other data, of nothing, and after a failure the newest is shown at once.
 */
export function useShownVersion(newest: RecordVersion): readonly [Shown, (next: Shown) => void] {
  const [shown, setShown] = useState<Shown>(() => ({ ...newest, cache: emptyCache(newest.version) }));
  if (shown.version === newest.version) return [{ ...shown, ...newest }, setShown];
  const stays = shown.data === newest.data && newest.total > 0 && shown.cache.pages.size > 0;
  return [stays ? shown : { ...newest, cache: emptyCache(newest.version) }, setShown];
}

/** Loads the pages of the window, drops requests for pages that left it, and never mixes versions. */
export function useRecordPages(
  newest: RecordVersion,
  shown: Shown,
  setShown: (next: Shown) => void,
  window: RowWindow,
  loadPage: LoadPage,
): RecordPages {
  const { version } = newest;
  const [failedVersion, setFailedVersion] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const running = useRef(new Map<number, AbortController>());
  const lastChange = useRef(Number.NEGATIVE_INFINITY);
  const load = useRef(loadPage);
  const latest = useRef({ newest, shown });
  useEffect(() => {
    load.current = loadPage;
    latest.current = { newest, shown };
  });

  const isShown = shown.version === version;
  const wanted = pagesOf(isShown ? window : BEGINNING);
  const missing = (isShown ? wanted.filter((number) => !shown.cache.pages.has(number)) : wanted).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version ends what the old one asked for
  useEffect(() => {
    setFailedVersion(null);
    return () => {
      for (const controller of running.current.values()) controller.abort();
      running.current.clear();
    };
  }, [version]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is asked for by the user
  useEffect(() => {
    const numbers = missing === '' ? [] : missing.split(',').map(Number);
    for (const [number, controller] of running.current) {
      if (numbers.includes(number)) continue;
      controller.abort();
      running.current.delete(number);
    }
    const arrived = (number: number, page: Page) => {
      const now = latest.current;
      if (now.newest.version !== version) return;
      const own = now.shown.version === version ? now.shown.cache : emptyCache(version);
      const cache = withPage(touched(own, numbers), version, number, page, CAPACITY);
      const next = { ...now.newest, cache };
      // Pages of one turn are put together even where nothing is drawn between them.
      latest.current = { newest: now.newest, shown: next };
      setShown(next);
    };
    const start = () => {
      for (const number of numbers) {
        if (running.current.has(number)) continue;
        const controller = new AbortController();
        running.current.set(number, controller);
        load
          .current(number * PAGE_ROWS, PAGE_ROWS, controller.signal)
          .then((page) => {
            if (!controller.signal.aborted) arrived(number, page);
          })
          .catch(() => {
            if (!controller.signal.aborted) setFailedVersion(version);
          })
          .finally(() => {
            if (running.current.get(number) === controller) running.current.delete(number);
          });
      }
    };
    if (numbers.length === 0) return;
    const now = performance.now();
    const rested = now - lastChange.current > SETTLE_MS;
    lastChange.current = now;
    if (rested) {
      start();
      return;
    }
    const timer = setTimeout(start, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [version, missing, attempt]);

  const retry = useCallback(() => {
    setFailedVersion(null);
    setAttempt((before) => before + 1);
  }, []);
  return { cache: shown.cache, failed: failedVersion === version, retry };
}
