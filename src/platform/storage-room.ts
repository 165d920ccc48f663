/** What of the browser is asked; parts may be absent. */
export interface StorageBrowser {
  readonly storage?: {
    readonly estimate?: () => Promise<{ readonly quota?: number; readonly usage?: number }>;
  };
  readonly indexedDB?: IDBFactory;
}

/** Of indexes, journals and a second copy while a transaction is under way. */
const MARGIN = 1.1;
const MARGIN_BYTES = 8 << 20;
/** A probe writes what it asks about, so that it ends in seconds. */
const MOST_PROBED_BYTES = 256 << 20;
const PROBE = 'shirong-probe';

/**
 * Is there room for `bytes` more? null where nobody can say. The estimate exists on secure addresses only; elsewhere as
 * many bytes are written to a database of their own, up to 256 MB, and deleted again.
 */
export async function hasRoom(
  bytes: number,
  browser: StorageBrowser = thisBrowser(),
): Promise<boolean | null> {
  const estimate = await browser.storage?.estimate?.().catch(() => null);
  if (estimate?.quota !== undefined) {
    return bytes * MARGIN + MARGIN_BYTES <= estimate.quota - (estimate.usage ?? 0);
  }
  if (browser.indexedDB === undefined) return null;
  return probe(browser.indexedDB, Math.min(bytes, MOST_PROBED_BYTES));
}

function thisBrowser(): StorageBrowser {
  // An insecure address has no storage manager, whatever the types say.
  const { storage } = navigator as { readonly storage?: StorageManager };
  return {
    ...(storage === undefined ? {} : { storage: { estimate: () => storage.estimate() } }),
    indexedDB,
  };
}

async function probe(factory: IDBFactory, bytes: number): Promise<boolean | null> {
  const database = await opened(factory);
  if (database === null) return null;
  const written = await wrote(database, blobOf(bytes));
  database.close();
  factory.deleteDatabase(PROBE);
  return written;
}

function opened(factory: IDBFactory): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = factory.open(PROBE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('room');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    request.onblocked = () => resolve(null);
  });
}

/** false where the browser says that it is full; null where it fails for another reason. */
function wrote(database: IDBDatabase, content: Blob): Promise<boolean | null> {
  return new Promise((resolve) => {
    const write = database.transaction('room', 'readwrite');
    write.objectStore('room').put(content, 0);
    write.oncomplete = () => resolve(true);
    write.onabort = () => resolve(write.error?.name === 'QuotaExceededError' ? false : null);
  });
}

/** One megabyte many times over: the probe takes no memory of its size. */
function blobOf(bytes: number): Blob {
  const piece = new Uint8Array(1 << 20);
  const whole = Math.floor(bytes / piece.length);
  const megabyte = new Blob([piece]);
  return new Blob([...new Array<Blob>(whole).fill(megabyte), piece.subarray(0, bytes % piece.length)]);
}
