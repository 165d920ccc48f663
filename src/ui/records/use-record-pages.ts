import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '../../domain/question';
import { emptyCache, PAGE_ROWS, type PageCache, pagesOf, touched, withPage } from './page-cache';
import type { RowWindow } from './scroll-scale';

export type LoadPage = (from: number, n: number, signal: AbortSignal) => Promise<Page>;

export interface RecordPages {
  readonly cache: PageCache;
  readonly failed: boolean;
  readonly retry: () => void;
}

const CAPACITY = 24;
/** A window that moves on sooner than this asks only when it rests, so that a dragged thumb does not load all it passes. */
const SETTLE_MS = 80;

/** Loads the pages of the window, drops requests for pages that left it, and never mixes versions. */
export function useRecordPages(version: string, window: RowWindow, loadPage: LoadPage): RecordPages {
  const [stored, setStored] = useState(() => emptyCache(version));
  const [failedVersion, setFailedVersion] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const running = useRef(new Map<number, AbortController>());
  const lastStart = useRef(Number.NEGATIVE_INFINITY);
  const load = useRef(loadPage);
  useEffect(() => {
    load.current = loadPage;
  });

  const cache = stored.version === version ? stored : emptyCache(version);
  const wanted = pagesOf(window);
  const missing = wanted.filter((number) => !cache.pages.has(number)).join();

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
    const start = () => {
      lastStart.current = performance.now();
      for (const number of numbers) {
        if (running.current.has(number)) continue;
        const controller = new AbortController();
        running.current.set(number, controller);
        load
          .current(number * PAGE_ROWS, PAGE_ROWS, controller.signal)
          .then((page) => {
            if (controller.signal.aborted) return;
            setStored((before) => {
              const own = before.version === version ? before : emptyCache(version);
              return withPage(touched(own, numbers), version, number, page, CAPACITY);
            });
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
    if (performance.now() - lastStart.current > SETTLE_MS) {
      start();
      return;
    }
    lastStart.current = performance.now();
    const timer = setTimeout(start, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [version, missing, attempt]);

  const retry = useCallback(() => {
    setFailedVersion(null);
    setAttempt((before) => before + 1);
  }, []);
  return { cache, failed: failedVersion === version, retry };
}
