/** Somewhere that mathematics runs: a worker that can be ended in the middle of it. */
interface Room {
  readonly close: () => void;
}

/** Work in a room of its own, which is closed afterwards; null where `signal` ended it. */
export async function inRoom<R extends Room, T>(
  room: R,
  work: (room: R) => Promise<T>,
  signal: AbortSignal,
): Promise<T | null> {
  // A closed worker answers nothing any more: the signal ends the wait.
  const cancelled = new Promise<null>((done) => {
    signal.addEventListener('abort', () => done(null), { once: true });
  });
  try {
    return await Promise.race([work(room), cancelled]);
  } finally {
    room.close();
  }
}
