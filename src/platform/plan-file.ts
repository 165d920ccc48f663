import { type Checksum, openPlanLog, type PlanLog, type SyncFile } from './plan-log';
import { type Claim, claimAfter, type PlanRows } from './plan-rows';

/** The part of a file handle that only workers have, and only on secure addresses. */
interface WorkerFile {
  readonly createSyncAccessHandle?: () => Promise<SyncFile>;
}

const FOLDER = 'plans';
const NAMES = ['plans-a.log', 'plans-b.log'] as const;

/**
 * Rows in files of the page's own (OPFS), which share nothing with the databases. One tab at a time can hold them open:
 * they are opened by the claim, and calls reject without it. null where there is no such place.
 */
export async function openPlanFile(checksum: Checksum): Promise<(PlanRows & { release(): void }) | null> {
  const folder = await ownFolder();
  if (folder === null) return null;
  let log: PlanLog | null = null;
  let opening: Promise<PlanLog> | null = null;
  let held: Claim | null = null;

  async function opened(place: FileSystemDirectoryHandle): Promise<PlanLog> {
    if (log !== null) return log;
    opening ??= open(place, checksum).finally(() => {
      opening = null;
    });
    log = await opening;
    return log;
  }

  function release(): void {
    log?.close();
    log = null;
    held = null;
  }

  /** A tab that only looks must not hold the files against the one that writes. */
  async function mine(place: FileSystemDirectoryHandle): Promise<PlanLog> {
    if (held === null) throw new DOMException('not claimed', 'InvalidStateError');
    return opened(place);
  }

  return {
    keys: async (from, before) =>
      [...(await mine(folder)).keys()].filter((key) => key >= from && key < before).sort(),
    async read(keys) {
      const rows = await mine(folder);
      return keys.map((key) => rows.read(key));
    },
    async write(changes, token) {
      if (held?.token !== token) return 'superseded';
      try {
        (await opened(folder)).write(changes);
        return 'written';
      } catch (reason) {
        log?.close();
        log = null;
        return reason instanceof DOMException && reason.name === 'QuotaExceededError' ? 'full' : 'refused';
      }
    },
    /** That the files are held open is the claim; its number is not kept in them. */
    claimed: async () => held,
    async claim(asked) {
      await opened(folder);
      held = claimAfter(held, asked);
      return held;
    },
    async clear() {
      release();
      await clearPlanFiles();
    },
    release,
    close: async () => release(),
  };
}

/** The files go, where there are any. Rejects while a tab holds them. */
export async function clearPlanFiles(): Promise<void> {
  const root = await rootFolder();
  await root?.removeEntry(FOLDER, { recursive: true }).catch((reason: unknown) => {
    if (!(reason instanceof DOMException && reason.name === 'NotFoundError')) throw reason;
  });
}

/** null on insecure addresses, and where the browser refuses. */
async function rootFolder(): Promise<FileSystemDirectoryHandle | null> {
  const { storage } = navigator as { readonly storage?: Partial<StorageManager> };
  return (await storage?.getDirectory?.().catch(() => null)) ?? null;
}

async function ownFolder(): Promise<FileSystemDirectoryHandle | null> {
  if (typeof FileSystemFileHandle === 'undefined') return null;
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return null;
  const root = await rootFolder();
  return (await root?.getDirectoryHandle(FOLDER, { create: true }).catch(() => null)) ?? null;
}

async function open(folder: FileSystemDirectoryHandle, checksum: Checksum): Promise<PlanLog> {
  const files: SyncFile[] = [];
  try {
    for (const name of NAMES) {
      const file: WorkerFile = await folder.getFileHandle(name, { create: true });
      const handle = await file.createSyncAccessHandle?.();
      if (handle !== undefined) files.push(handle);
    }
    const [first, second] = files;
    if (first === undefined || second === undefined) throw new DOMException('no handle', 'NotSupportedError');
    return openPlanLog([first, second], checksum);
  } catch (reason) {
    for (const file of files) file.close();
    throw reason;
  }
}
