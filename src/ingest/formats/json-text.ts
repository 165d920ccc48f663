import type { ImportError } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';

/** Deeper than any map data nests (a multipolygon in a collection needs 10), far below what exhausts a stack. */
const DEEPEST = 64;
/** V8 holds strings of at most 2²⁹ − 24 characters. */
const LONGEST_TEXT = 500_000_000;

/** Bytes → JSON value. UTF-8, UTF-16 with its mark, or GB18030. Refuses what a parser or a walker would choke on. */
export function parseJson(bytes: Uint8Array): Result<unknown, ImportError> {
  const text = decode(bytes);
  if (!text.ok) return text;
  if (text.value.trim() === '') return failure({ code: 'empty_file' });
  if (nestsTooDeep(text.value)) return failure({ code: 'too_deep', detail: { limit: DEEPEST } });
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    const fault = findFault(text.value);
    const line = lineOf(text.value, fault.at);
    return failure({ code: fault.truncated ? 'truncated_json' : 'invalid_json', detail: { line } });
  }
}

/** The text of bytes that `parseJson` has taken. */
export function textOfJson(bytes: Uint8Array): string {
  const text = decode(bytes);
  return text.ok ? text.value : '';
}

function decode(bytes: Uint8Array): Result<string, ImportError> {
  if (bytes.length === 0) return failure({ code: 'empty_file' });
  if (bytes.length > LONGEST_TEXT) return failure({ code: 'too_large', detail: { bytes: bytes.length } });
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  return failure({ code: 'wrong_encoding' });
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === BACKSLASH) at++;
      else if (char === QUOTE) inString = false;
    } else if (char === QUOTE) inString = true;
    else if (char === 0x5b || char === 0x7b) {
      depth++;
      if (depth > DEEPEST) return true;
    } else if (char === 0x5d || char === 0x7d) depth--;
  }
  return false;
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

interface Fault {
  readonly at: number;
  /** The text is the beginning of a JSON text that goes on. */
  readonly truncated: boolean;
}

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'nothing';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const CUT_NUMBER = /-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?\d*)?)?$/y;
const WORDS = ['true', 'false', 'null'];

/**
 * Where a text that JSON.parse refused goes wrong (RFC 8259): the parser's own message names a place in some
 * browsers only. Walks the grammar with a stack of open brackets.
 */
export function findFault(text: string): Fault {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : ', or end');
  for (;;) {
    while (at < text.length && ' \t\n\r'.includes(text[at]!)) at++;
    if (at >= text.length) return { at, truncated: expected !== 'nothing' };
    const char = text[at]!;
    const mayClose: string =
      expected === 'value or ]'
        ? ']'
        : expected === 'name or }'
          ? '}'
          : expected === ', or end'
            ? open.at(-1)!
            : '';
    if (char === mayClose) {
      open.pop();
      expected = afterValue();
      at++;
    } else if (expected === ':' && char === ':') {
      expected = 'value';
      at++;
    } else if (expected === ', or end' && char === ',') {
      expected = open.at(-1) === '}' ? 'name' : 'value';
      at++;
    } else if (expected.startsWith('name') && char === '"') {
      const end = endOfString(text, at);
      if (end < 0) return { at: text.length, truncated: true };
      if (text[end - 1] !== '"') return { at: end, truncated: false };
      at = end;
      expected = ':';
    } else if (expected.startsWith('value')) {
      if (char === '[' || char === '{') {
        open.push(char === '[' ? ']' : '}');
        expected = char === '[' ? 'value or ]' : 'name or }';
        at++;
        continue;
      }
      const end = char === '"' ? endOfString(text, at) : endOfScalar(text, at);
      if (end < 0) return { at: text.length, truncated: true };
      if (end === at || (char === '"' && text[end - 1] !== '"')) return { at: end, truncated: false };
      at = end;
      expected = afterValue();
    } else return { at, truncated: false };
  }
}

/** Past the closing quote; the place of a character that must not be there; −1 where the text ends first. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at]!;
    if (char === '"') return at + 1;
    if (char < ' ') return at;
    if (char !== '\\') continue;
    at++;
    if (at >= text.length) return -1;
    if (text[at] === 'u') {
      const digits = text.slice(at + 1, at + 5);
      if (!/^[0-9a-fA-F]*$/.test(digits)) return at;
      at += 4;
    } else if (!'"\\/bfnrt'.includes(text[at]!)) return at;
  }
  return -1;
}

/** Past a number or word; `start` where there is none; −1 where the text ends inside it. */
function endOfScalar(text: string, start: number): number {
  for (const word of WORDS) {
    if (text.startsWith(word, start)) return start + word.length;
    if (word.startsWith(text.slice(start, start + word.length))) return -1;
  }
  NUMBER.lastIndex = start;
  const end = NUMBER.test(text) ? NUMBER.lastIndex : start;
  CUT_NUMBER.lastIndex = start;
  return end < text.length && CUT_NUMBER.test(text) ? -1 : end;
}
