/** Empties what the page keeps beside IndexedDB: local and session storage, and caches where they exist. */
export async function clearSmallStores(): Promise<void> {
  for (const store of ['localStorage', 'sessionStorage'] as const) {
    try {
      window[store].clear();
    } catch {
      // Refused storage holds nothing.
    }
  }
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) await caches.delete(name);
}
