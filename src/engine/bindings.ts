/** SQL text with its values apart: `values` are what the text refers to as `bound(1)`, `bound(2)` … */
export interface Statement {
  readonly sql: string;
  readonly values: readonly string[];
}

/**
 * Collects the values of one statement and gives the SQL that stands for each. Values live in one session variable,
 * a list of texts, because only then can a query be sent so that it can be cancelled (prepared ones cannot), and
 * because DuckDB-WASM passes bound numbers through a JSON reader that rounds every fifth double: a text that
 * DuckDB casts itself is exact. A folded variable is a constant to the planner.
 */
export interface Bindings {
  readonly values: readonly string[];
  text(value: string): string;
  double(value: number): string;
  integer(value: number): string;
  /** Milliseconds of the local wall clock; the instant at or after it, clamped to what a TIMESTAMP can hold. */
  time(milliseconds: number): string;
  /** A list of texts, to be unnested. */
  texts(values: readonly string[]): string;
  /** A list of doubles, to be unnested. */
  doubles(values: readonly number[]): string;
}

export const BOUND_VARIABLE = 'bound';

/** Larger than any date a file can mean, smaller than what DuckDB's TIMESTAMP holds. */
const TIME_LIMIT = 8.64e15;

export function createBindings(): Bindings {
  const values: string[] = [];
  const one = (value: string): string => {
    values.push(value);
    return `getvariable('${BOUND_VARIABLE}')[${values.length}]`;
  };
  const many = (list: readonly string[]): string => {
    const first = values.length + 1;
    for (const value of list) values.push(value);
    return `getvariable('${BOUND_VARIABLE}')[${first}:${values.length}]`;
  };
  return {
    values,
    text: (value) => one(value.replace(LONE_SURROGATE, '\ufffd')),
    double: (value) => `CAST(${one(doubleText(value))} AS DOUBLE)`,
    integer: (value) => `CAST(${one(String(Math.trunc(value)))} AS BIGINT)`,
    time: (milliseconds) => {
      const clamped = Math.min(TIME_LIMIT, Math.max(-TIME_LIMIT, Math.ceil(milliseconds)));
      return `make_timestamp_ms(CAST(${one(String(clamped))} AS BIGINT))`;
    },
    texts: (list) => many(list.map((value) => value.replace(LONE_SURROGATE, '\ufffd'))),
    doubles: (list) => `CAST(${many(list.map(doubleText))} AS DOUBLE[])`,
  };
}

/** The database refuses a text that is no Unicode; a clean table cannot hold one either. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return Object.is(value, -0) ? '-0.0' : String(value);
}

/**
 * A character that no value contains, so that the values can travel as one text and be split by the database.
 * Control characters come first; one of the private-use area is always free.
 */
export function freeSeparator(values: readonly string[]): string {
  const joined = values.join('');
  for (let code = 0x1f; code >= 0x01; code--) {
    const candidate = String.fromCharCode(code);
    if (!joined.includes(candidate)) return candidate;
  }
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    const candidate = String.fromCharCode(code);
    if (!joined.includes(candidate)) return candidate;
  }
  throw new Error('every separator occurs in the values');
}
