import type { RecordBatch } from 'apache-arrow';
import { BOUND_VARIABLE, freeSeparator, type Statement } from './bindings';
import type { Database, DatabaseConnection, PreparedStatement } from './database';
import { EngineError, engineErrorOf } from './engine-error';
import { SETTINGS_SQL } from './schema';

export interface SessionOptions {
  /** A statement that takes longer is cancelled. */
  readonly timeoutMs: number;
  /** A database that then does not answer for this long is given up. */
  readonly graceMs: number;
  /** Aborted by the owner of the worker when he sees it die. */
  readonly lost?: AbortSignal | undefined;
  /** Called once when the database is given up. */
  readonly onLost?: (() => void) | undefined;
}

/** Connections of one database: a query has one to itself while it runs. */
export interface Sessions {
  /** The result of one statement. */
  run(statement: Statement, signal?: AbortSignal): Promise<readonly RecordBatch[]>;
  /** Statements without values, in one transaction, which is rolled back on failure. */
  transact(statements: readonly string[]): Promise<void>;
  begin(): Promise<Transaction>;
  /** A connection that nobody else has used since it was made ready and nobody will use again, whatever is done on it. */
  alone<T>(work: (own: OwnSession) => Promise<T>): Promise<T>;
  /** Every later call rejects with `engine_closed`. */
  close(): Promise<void>;
}

/**
 * A transaction on a connection of its own. Rows inserted within one are merged once at its end; batches of their
 * own would each copy the unfinished row group before them (3.4 s instead of 0.9 s for a million rows).
 */
export interface Transaction {
  execute(sql: string): Promise<void>;
  /** Appends the rows of an Arrow stream to a table. */
  insert(table: string, stream: Uint8Array): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export interface OwnSession {
  execute(sql: string): Promise<void>;
  /** The values that statements refer to; see bindings. */
  bind(values: readonly string[]): Promise<void>;
  /**
   * Rejects where the text is not exactly one statement that could be run. It cannot be cancelled: what takes longer than
   * `timeoutMs` (a text that is worked out while it is planned) costs the database, which is given up.
   */
  check(sql: string, timeoutMs: number): Promise<void>;
  /** The result of one statement, which is cancelled after `timeoutMs`. */
  run(sql: string, timeoutMs: number, signal?: AbortSignal): Promise<readonly RecordBatch[]>;
}

interface Session {
  readonly connection: DatabaseConnection;
  /** Stores a text's parts as the bound values; `append` adds to them. */
  readonly bind: PreparedStatement;
  readonly append: PreparedStatement;
}

/**
 * A bound text travels on the module's stack, which overflows somewhere between 1 and 2 MB (seen); more is sent in
 * several parts.
 */
const PART_LENGTH = 100_000;
const IDLE_SESSIONS = 4;

export function createSessions(database: Database, options: SessionOptions): Sessions {
  const idle: Session[] = [];
  let failure: EngineError | null = null;
  /** Rejects every call under way at the moment the database is given up: their own promises never settle. */
  let giveUp: (error: EngineError) => void = () => {};
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = (error) => {
      if (failure === null && error.code === 'engine_lost') options.onLost?.();
      failure ??= error;
      reject(failure);
    };
  });
  givenUp.catch(() => {});
  const lose = (): void => giveUp(new EngineError('engine_lost'));
  if (options.lost?.aborted === true) lose();
  options.lost?.addEventListener('abort', lose, { once: true });

  function check(): void {
    if (failure !== null) throw failure;
    // A detached database answers nothing and logs instead.
    if (database.isDetached()) {
      lose();
      throw new EngineError('engine_lost');
    }
  }

  /** The answer of the database, or a named error after `milliseconds` or once the database is given up. */
  async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new EngineError('query_timed_out')), milliseconds);
    });
    try {
      return await Promise.race([answer, late, givenUp]);
    } catch (thrown) {
      answer.catch(() => {});
      const error = engineErrorOf(thrown);
      if (error.code === 'engine_lost') giveUp(error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** For calls that cannot be cancelled: one that does not come back in time takes the database with it. */
  async function must<T>(answer: Promise<T>, milliseconds = options.timeoutMs + options.graceMs): Promise<T> {
    try {
      return await within(milliseconds, answer);
    } catch (error) {
      if (error instanceof EngineError && error.code === 'query_timed_out') {
        lose();
        throw new EngineError('engine_lost', 'no answer');
      }
      throw error;
    }
  }

  let settings: Promise<void> | null = null;
  async function configure(connection: DatabaseConnection): Promise<void> {
    try {
      for (const sql of SETTINGS_SQL) await must(connection.query(sql));
    } catch (error) {
      // Their last line locks them: whoever opened this database before has made them.
      if (!/configuration has been locked/.test(String(error))) throw error;
    }
  }

  async function acquire(): Promise<Session> {
    check();
    const known = idle.pop();
    if (known !== undefined) return known;
    const connection = await must(database.connect());
    settings ??= configure(connection);
    await settings;
    const bound = `getvariable('${BOUND_VARIABLE}')`;
    const bind = await must(
      connection.prepare(
        `SET VARIABLE ${BOUND_VARIABLE} = string_split(CAST(? AS VARCHAR), CAST(? AS VARCHAR))`,
      ),
    );
    const append = await must(
      connection.prepare(
        `SET VARIABLE ${BOUND_VARIABLE} = list_concat(${bound}, string_split(CAST(? AS VARCHAR), CAST(? AS VARCHAR)))`,
      ),
    );
    return { connection, bind, append };
  }

  async function release(session: Session, healthy: boolean): Promise<void> {
    if (failure !== null) return;
    if (healthy && idle.length < IDLE_SESSIONS) idle.push(session);
    else await dispose(session);
  }

  async function dispose({ connection, bind, append }: Session): Promise<void> {
    // A connection that cannot be closed is the module's loss, not the caller's.
    try {
      await must(bind.close());
      await must(append.close());
      await must(connection.close());
    } catch {}
  }

  async function withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = await acquire();
    let healthy = false;
    try {
      const result = await work(session);
      healthy = true;
      return result;
    } finally {
      await release(session, healthy);
    }
  }

  async function bindValues({ bind, append }: Session, values: readonly string[]): Promise<void> {
    if (values.length === 0) return;
    const separator = freeSeparator(values);
    let statement = bind;
    for (const part of parts(values)) {
      await must(statement.query(part.join(separator), separator));
      statement = append;
    }
  }

  /** Stops the statement that a connection was sent; the connection is closed by the caller. */
  async function cancel({ connection }: Session, running: Promise<unknown>): Promise<void> {
    running.catch(() => {});
    try {
      await within(options.graceMs, connection.cancelSent());
    } catch (error) {
      if (error instanceof EngineError && error.code === 'query_timed_out') lose();
    }
  }

  async function collect({ connection }: Session, sql: string, stop: () => boolean): Promise<RecordBatch[]> {
    const reader = await connection.send(sql);
    const batches: RecordBatch[] = [];
    for await (const batch of reader) {
      if (stop()) break;
      if (batch.numRows > 0) batches.push(batch);
    }
    return batches;
  }

  async function stream(
    session: Session,
    sql: string,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<RecordBatch[]> {
    signal?.throwIfAborted();
    const answer = collect(session, sql, () => signal?.aborted === true);
    try {
      return await abortable(within(timeoutMs, answer), signal);
    } catch (error) {
      const late = error instanceof EngineError && error.code === 'query_timed_out';
      if (late || signal?.aborted === true) await cancel(session, answer);
      throw error;
    }
  }

  async function begin(): Promise<Transaction> {
    const session = await acquire();
    const { connection } = session;
    await must(connection.query('BEGIN TRANSACTION'));
    let open = true;
    const end = async (sql: string): Promise<void> => {
      if (!open || failure !== null) return;
      open = false;
      let healthy = false;
      try {
        await must(connection.query(sql));
        healthy = true;
      } finally {
        await release(session, healthy);
      }
    };
    return {
      async execute(sql) {
        check();
        await must(connection.query(sql));
      },
      async insert(table, stream) {
        check();
        await must(connection.insertArrowFromIPCStream(stream, { name: table, create: false }));
      },
      async commit() {
        check();
        await end('COMMIT');
      },
      rollback: () => end('ROLLBACK'),
    };
  }

  return {
    run: (statement, signal) =>
      withSession(async (session) => {
        signal?.throwIfAborted();
        await bindValues(session, statement.values);
        return stream(session, statement.sql, options.timeoutMs, signal);
      }),

    begin,

    async alone(work) {
      const session = await acquire();
      const { connection } = session;
      try {
        return await work({
          async execute(sql) {
            check();
            await must(connection.query(sql));
          },
          bind: (values) => bindValues(session, values),
          async check(sql, timeoutMs) {
            check();
            const statement = await must(connection.prepare(sql), timeoutMs);
            await must(statement.close());
          },
          run: (sql, timeoutMs, signal) => stream(session, sql, timeoutMs, signal),
        });
      } finally {
        if (failure === null) await dispose(session);
      }
    },

    async transact(statements) {
      const transaction = await begin();
      try {
        for (const sql of statements) await transaction.execute(sql);
        await transaction.commit();
      } catch (error) {
        await transaction.rollback();
        throw error;
      }
    },

    async close() {
      if (failure !== null) return;
      for (const session of idle.splice(0)) await dispose(session);
      giveUp(new EngineError('engine_closed'));
    },
  };
}

/** Rejects with the signal's reason as soon as it aborts. */
async function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    promise.catch(() => {});
    signal.removeEventListener('abort', onAbort);
  }
}

function* parts(values: readonly string[]): Iterable<readonly string[]> {
  let part: string[] = [];
  let length = 0;
  for (const value of values) {
    if (value.length > PART_LENGTH) throw new EngineError('value_too_long', String(value.length));
    if (part.length > 0 && length + value.length > PART_LENGTH) {
      yield part;
      part = [];
      length = 0;
    }
    part.push(value);
    length += value.length + 1;
  }
  yield part;
}
