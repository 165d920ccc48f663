import { failure, ok, type Result } from '../domain/result';
import type { SqlErrorCode } from '../domain/sql-query';

/**
 * What a subquery may begin with. PRAGMA, SET, COPY, ATTACH and the like are turned away by name before the database
 * sees them; that it takes nothing else in a subquery is the second lock.
 */
const QUERY_WORDS = new Set(['select', 'with', 'from', 'values', 'table', 'describe', 'show', 'summarize']);

export interface StatementError {
  readonly code: Extract<SqlErrorCode, 'empty' | 'several_statements' | 'not_a_query'>;
  /** Offset in the text. */
  readonly at: number;
}

/**
 * The one query of a text, without its closing semicolon; positions in it are positions in the text. What is inside
 * strings, quoted names and comments is nothing of the statement.
 */
export function onlyQuery(text: string): Result<string, StatementError> {
  let first: number | null = null;
  let end: number | null = null;
  for (let at = 0; at < text.length; ) {
    const next = afterPiece(text, at);
    if (!isSpace(text, at)) {
      if (text[at] === ';') end ??= at;
      else if (end !== null) return failure({ code: 'several_statements', at });
      else first ??= at;
    }
    at = next;
  }
  if (first === null) return failure({ code: 'empty', at: 0 });
  const query = text.slice(0, end ?? text.length);
  const word = /^\(*\s*([a-z]+)/i.exec(query.slice(first))?.[1]?.toLowerCase();
  if (word === undefined || !QUERY_WORDS.has(word)) return failure({ code: 'not_a_query', at: first });
  return ok(query);
}

/** Line and column of an offset, both from 1. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: Array.from(before.at(-1)!).length + 1 };
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text[at]!) || text.startsWith('--', at) || text.startsWith('/*', at);
}

/** Where what begins at `at` ends: a string, a quoted name, a comment, or one character. */
function afterPiece(text: string, at: number): number {
  const sign = text[at]!;
  if (text.startsWith('--', at)) return endOr(text, text.indexOf('\n', at), 0);
  if (text.startsWith('/*', at)) return afterComment(text, at);
  if (sign === "'") return afterQuoted(text, at, "'", /[eE]/.test(text[at - 1] ?? ''));
  if (sign === '"') return afterQuoted(text, at, '"', false);
  if (sign === '$') {
    const tag = /^\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u.exec(text.slice(at, at + 80))?.[0];
    if (tag !== undefined) return endOr(text, text.indexOf(tag, at + tag.length), tag.length);
  }
  return at + 1;
}

/** Comments lie within each other. */
function afterComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text.startsWith('/*', at)) {
      depth += 1;
      at += 1;
    } else if (text.startsWith('*/', at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

function afterQuoted(text: string, start: number, quote: string, escapes: boolean): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (escapes && text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return text.length;
}

function endOr(text: string, found: number, length: number): number {
  return found < 0 ? text.length : found + length;
}
