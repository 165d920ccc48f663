// What is recorded inside the page. It runs before the app's scripts, so nothing of a boot is missed.

/** Runs in the page: collects User Timing measures, long tasks, and the moments at which test ids changed. */
export function installProbe() {
  const probe = { measures: [], longTasks: [], events: [], clicks: {}, still: false };
  window.shirongProbe = probe;

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.name.startsWith('shirong:')) continue;
      probe.measures.push({
        name: entry.name,
        start: entry.startTime,
        milliseconds: entry.duration,
        detail: entry.detail ?? null,
      });
    }
  }).observe({ type: 'measure', buffered: true });

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      probe.longTasks.push({ start: entry.startTime, milliseconds: entry.duration });
    }
  }).observe({ type: 'longtask', buffered: true });

  // A screen that shows a number and one that shows it soon are told apart here, not by polling from outside.
  const watched = new Map([
    ['total-count', 'data-value'],
    ['filtered-count', 'data-value'],
    ['map', 'data-ready'],
    ['import-report', 'data-loaded'],
    ['import-dialog', null],
  ]);
  const seen = new Map();
  const look = () => {
    // Looking at every change of a page that changes each frame would be measured as the page's own script.
    if (probe.still) return;
    for (const [id, attribute] of watched) {
      const element = document.querySelector(`[data-testid="${id}"]`);
      const value = element === null ? null : attribute === null ? 'shown' : element.getAttribute(attribute);
      if (seen.get(id) === value) continue;
      seen.set(id, value);
      probe.events.push({ id, value, at: performance.now() });
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true });

  document.addEventListener(
    'click',
    (event) => {
      const id =
        event.target instanceof Element && event.target.closest('[data-testid]')?.getAttribute('data-testid');
      if (id) probe.clicks[id] = performance.now();
    },
    true,
  );
}

export function readProbe(page) {
  return page.evaluate(() => ({ ...window.shirongProbe, now: performance.now() }));
}
