/** Translation keys `engine-error.<code>`. */
export const ENGINE_ERROR_CODES = [
  /** The database's worker is gone or no longer answers: start a new one and load again. */
  'engine_lost',
  /** The engine was closed by its owner. */
  'engine_closed',
  'query_timed_out',
  'out_of_memory',
  'query_failed',
  /** Only the brush index answers this question. */
  'unsupported_question',
  /** A text of a filter is too long to be bound. */
  'value_too_long',
] as const;
export type EngineErrorCode = (typeof ENGINE_ERROR_CODES)[number];

const PREFIX = 'EngineError:';

/**
 * How a call of the engine port rejects when the database, not the caller, is the reason. The code also stands in
 * `name`, because name and message are all that is left of an error that crossed a worker.
 */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
    this.name = PREFIX + code;
  }
}

/** The code of an engine error, also of one that crossed a worker; null for anything else. */
export function engineErrorCode(error: unknown): EngineErrorCode | null {
  if (!(error instanceof Error) || !error.name.startsWith(PREFIX)) return null;
  const code = error.name.slice(PREFIX.length);
  return ENGINE_ERROR_CODES.find((known) => known === code) ?? null;
}

/**
 * Names what DuckDB or its WebAssembly module threw. A trap leaves the module in an unknown state, so it counts as
 * lost even though the worker still answers.
 */
export function engineErrorOf(thrown: unknown): EngineError {
  if (thrown instanceof EngineError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  // The database's own words may quote a text that sounds like a trap of the module.
  const kind = /^([A-Z]\w*(?: \w+)*) Error: /.exec(message)?.[1];
  if (kind !== undefined && kind !== 'FATAL' && kind !== 'INTERNAL') {
    return new EngineError(kind === 'Out of Memory' ? 'out_of_memory' : 'query_failed', message);
  }
  if (kind === 'FATAL') return new EngineError('engine_lost', message);
  if (/memory access out of bounds|table index is out of bounds|unreachable|Aborted\(/i.test(message)) {
    return new EngineError('engine_lost', message);
  }
  if (/out of memory|bad_?alloc|failed to allocate|cannot enlarge memory/i.test(message)) {
    return new EngineError('out_of_memory', message);
  }
  return new EngineError('query_failed', message);
}
