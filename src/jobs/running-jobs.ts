export interface RunningJobs {
  /** Runs the work with a signal that `cancel(id)` sets off. */
  job<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(id: string): void;
  /** Ends all others: the rows are about to be swapped, and what reads them would be of neither set. */
  endReaders(but: string): void;
}

/** `fileJobs` read a file and no row: nobody expects that an import ends them. */
export function runningJobs(fileJobs: readonly string[]): RunningJobs {
  const running = new Map<string, AbortController>();
  return {
    async job(id, work) {
      const controller = new AbortController();
      running.set(id, controller);
      try {
        return await work(controller.signal);
      } finally {
        running.delete(id);
      }
    },
    cancel: (id) => running.get(id)?.abort(),
    endReaders(but) {
      for (const [id, controller] of running) if (id !== but && !fileJobs.includes(id)) controller.abort();
    },
  };
}
