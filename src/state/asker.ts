/**
 * Asks one thing at a time: while an answer is under way only the newest question waits, so nothing queues
 * behind a stale step and the last one is always answered.
 */
export interface Asker<Q> {
  readonly request: (question: Q) => void;
  /** Settles when nothing is under way. */
  readonly idle: () => Promise<void>;
}

export function createAsker<Q, A>(
  ask: (question: Q) => Promise<A>,
  onAnswer: (answer: A, question: Q) => void,
  onFailure: (reason: unknown) => void,
): Asker<Q> {
  let next: { readonly question: Q } | null = null;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (next !== null) {
      const { question } = next;
      next = null;
      try {
        onAnswer(await ask(question), question);
      } catch (reason) {
        onFailure(reason);
      }
    }
    running = null;
  }

  return {
    request(question) {
      next = { question };
      running ??= run();
    },
    idle: async () => {
      while (running !== null) await running;
    },
  };
}
