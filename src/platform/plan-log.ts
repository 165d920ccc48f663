import type { RowChange } from './plan-rows';

/** A file of the page's own that a worker writes without waiting: FileSystemSyncAccessHandle, as far as it is used. */
export interface SyncFile {
  read(into: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  getSize(): number;
  close(): void;
}

export type Checksum = (bytes: Uint8Array) => number;

/** Rows in a file that only grows; a write is there as a whole or not at all. */
export interface PlanLog {
  keys(): Iterable<string>;
  read(key: string): Uint8Array<ArrayBuffer> | null;
  /** Throws what the file throws, and then stands as before. */
  write(changes: readonly RowChange[]): void;
  close(): void;
}

/** "SF", version; then length and checksum of what follows, four bytes each, low byte first. */
const MAGIC = [0x53, 0x46, 0x01, 0x00] as const;
const HEAD_BYTES = 12;
/** Generation of the file, in front of the changes of a frame. */
const GENERATION_BYTES = 4;
/** A file is written anew when so much of it is no longer needed, beyond as much again as is. */
const SPARE_BYTES = 8 << 20;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

interface Place {
  readonly at: number;
  readonly length: number;
}

interface Scanned {
  readonly generation: number;
  readonly rows: Map<string, Place>;
  readonly end: number;
}

/** Two files: one that is written, the other for when it is written anew. */
export function openPlanLog(
  files: readonly [SyncFile, SyncFile],
  checksum: Checksum,
  spareBytes = SPARE_BYTES,
): PlanLog {
  const [a, b] = files.map((file) => scanned(file, checksum)) as [Scanned, Scanned];
  let which: 0 | 1 = b.generation > a.generation ? 1 : 0;
  let { rows, end } = which === 0 ? a : b;
  let generation = Math.max(0, a.generation, b.generation);
  let live = [...rows.values()].reduce((sum, { length }) => sum + length, 0);
  // The end of a frame that was being written when the power went.
  if (files[which].getSize() > end) files[which].truncate(end);

  function append(file: SyncFile, at: number, changes: readonly RowChange[], under: number) {
    const { bytes, places } = frame(changes, under, checksum);
    try {
      if (file.write(bytes, { at }) !== bytes.length) throw new DOMException('full', 'QuotaExceededError');
      file.flush();
    } catch (reason) {
      try {
        file.truncate(at);
      } catch {
        // A torn frame at the end is passed over when the file is opened.
      }
      throw reason;
    }
    return { places: places.map((place) => ({ ...place, at: place.at + at })), end: at + bytes.length };
  }

  function take(changes: readonly RowChange[], places: readonly Place[]): void {
    changes.forEach((change, i) => {
      if ('put' in change) {
        live += places[i]!.length - (rows.get(change.put)?.length ?? 0);
        rows.set(change.put, places[i]!);
        return;
      }
      for (const key of [...rows.keys()]) {
        if (key < change.dropFrom || key >= change.before) continue;
        live -= rows.get(key)!.length;
        rows.delete(key);
      }
    });
  }

  function read(key: string): Uint8Array<ArrayBuffer> | null {
    const place = rows.get(key);
    if (place === undefined) return null;
    const bytes = new Uint8Array(place.length);
    return files[which].read(bytes, { at: place.at }) === place.length ? bytes : null;
  }

  function writeAnew(): void {
    const other = files[1 - which]!;
    const kept = [...rows.keys()].flatMap((put) => {
      const bytes = read(put);
      return bytes === null ? [] : [{ put, bytes }];
    });
    other.truncate(0);
    const written = append(other, 0, kept, generation + 1);
    const old = files[which];
    which = which === 0 ? 1 : 0;
    generation++;
    rows = new Map();
    live = 0;
    end = written.end;
    take(kept, written.places);
    old.truncate(0);
    old.flush();
  }

  return {
    keys: () => rows.keys(),
    read,
    write(changes) {
      const written = append(files[which], end, changes, generation);
      end = written.end;
      take(changes, written.places);
      if (end <= 2 * live + spareBytes) return;
      try {
        writeAnew();
      } catch {
        // There is no room for a second file now: the first goes on growing.
      }
    },
    close() {
      for (const file of files) file.close();
    },
  };
}

/** What a file holds, frame by frame; a frame that is damaged is passed over where the next one can be found. */
function scanned(file: SyncFile, checksum: Checksum): Scanned {
  const bytes = new Uint8Array(file.getSize());
  file.read(bytes, { at: 0 });
  const view = new DataView(bytes.buffer);
  const rows = new Map<string, Place>();
  let generation = -1;
  let end = 0;
  const beginsAt = (at: number) => MAGIC.every((byte, i) => bytes[at + i] === byte);
  for (let at = 0; at + HEAD_BYTES <= bytes.length && beginsAt(at); ) {
    const next = at + HEAD_BYTES + view.getUint32(at + 4, true);
    if (next > bytes.length) break;
    const payload = bytes.subarray(at + HEAD_BYTES, next);
    if (checksum(payload) === view.getUint32(at + 8, true)) {
      generation = view.getUint32(at + HEAD_BYTES, true);
      for (const change of changesOf(payload, at + HEAD_BYTES)) {
        if ('place' in change) rows.set(change.put, change.place);
        else
          for (const key of [...rows.keys()])
            if (key >= change.dropFrom && key < change.before) rows.delete(key);
      }
      end = next;
    } else if (next === bytes.length || !beginsAt(next)) break;
    at = next;
  }
  return { generation, rows, end };
}

type ReadChange =
  | { readonly put: string; readonly place: Place }
  | { readonly dropFrom: string; readonly before: string };

/** The frame's checksum was right: its lengths are. `start`: where the payload lies in the file. */
function* changesOf(payload: Uint8Array, start: number): Generator<ReadChange> {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  let at = GENERATION_BYTES;
  const text = (): string => {
    const length = view.getUint16(at, true);
    at += 2 + length;
    return decoder.decode(payload.subarray(at - length, at));
  };
  while (at < payload.length) {
    const kind = payload[at++];
    const key = text();
    if (kind === 1) {
      yield { dropFrom: key, before: text() };
      continue;
    }
    const length = view.getUint32(at, true);
    at += 4;
    yield { put: key, place: { at: start + at, length } };
    at += length;
  }
}

/** The bytes of a frame, and where in them each change's row lies. */
function frame(changes: readonly RowChange[], generation: number, checksum: Checksum) {
  const parts = changes.map((change) =>
    'put' in change
      ? { kind: 0, texts: [encoder.encode(change.put)], row: change.bytes }
      : { kind: 1, texts: [change.dropFrom, change.before].map((text) => encoder.encode(text)), row: null },
  );
  const size = parts.reduce(
    (sum, { texts, row }) =>
      sum + 1 + texts.reduce((all, { length }) => all + 2 + length, 0) + (row === null ? 0 : 4 + row.length),
    HEAD_BYTES + GENERATION_BYTES,
  );
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(4, size - HEAD_BYTES, true);
  view.setUint32(HEAD_BYTES, generation, true);
  let at = HEAD_BYTES + GENERATION_BYTES;
  const places = parts.map(({ kind, texts, row }): Place => {
    bytes[at++] = kind;
    for (const text of texts) {
      view.setUint16(at, text.length, true);
      bytes.set(text, at + 2);
      at += 2 + text.length;
    }
    if (row === null) return { at, length: 0 };
    view.setUint32(at, row.length, true);
    bytes.set(row, at + 4);
    at += 4 + row.length;
    return { at: at - row.length, length: row.length };
  });
  view.setUint32(8, checksum(bytes.subarray(HEAD_BYTES)), true);
  return { bytes, places };
}
