import type { ImportError } from '../../domain/import-report';
import { grownBytes } from '../grown';
import { findFault } from './json-text';

/** An object of a list, cut out of the document. */
export interface JsonElement {
  /** Keys that lead to its list, joined by '.'; '' for the list that is the document, or for a sequence of documents. */
  readonly list: string;
  readonly text: Uint8Array;
  /** 1-based, of its first byte. */
  readonly line: number;
  /** 1-based place in its list, members that are no objects counted. */
  readonly place: number;
  /** May hold an integer that a double cannot. */
  readonly longNumber: boolean;
}

export interface JsonElements {
  /** UTF-8 in pieces of any size. Elements are views of memory that the next call may reuse. */
  push(bytes: Uint8Array): readonly JsonElement[];
  fault(): ImportError | null;
  /** The document with `{}` for every element; a fault where it is no whole document. */
  finish(): { readonly rest: unknown; readonly restText: string; readonly fault: ImportError | null };
  /** What is not in an element, as far as it has come. */
  restSoFar(): string;
}

/** Deeper than any map data nests, far below what exhausts a stack. */
const DEEPEST = 64;
/** One object of a list; and all that is no object of a list. */
const LONGEST_ELEMENT = 128 << 20;
const LONGEST_REST = 96 << 20;
const EXACT_DIGITS = 16;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LF = 0x0a;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const RECORD_SEPARATOR = 0x1e;

/**
 * Cuts a JSON document into the objects of its lists without building it: of lists that are reached through objects
 * alone, so that nothing inside an element is cut again. `sequence`: one document after another (JSON lines, RFC 8142).
 * Brackets and strings are followed here; whoever parses the elements checks the rest of the grammar.
 */
export function createJsonElements(sequence: boolean): JsonElements {
  const decoder = new TextDecoder();
  let rest = new Uint8Array(4096);
  let restLength = 0;
  let held = new Uint8Array(65_536);
  let heldLength = 0;
  const closers: number[] = [];
  /** Per open bracket outside of elements: the key under which it stands. */
  const keys: string[] = [];
  let key = '';
  let keyStart = 0;
  /** Innermost list that elements are cut from: its depth, or −1. */
  let listDepth = sequence ? 0 : -1;
  let list = '';
  let place = 1;
  let inString = false;
  let escaped = false;
  /** Depth outside of the element that is being read, or −1. */
  let outside = -1;
  let elementLine = 0;
  let line = 1;
  let digits = 0;
  let longNumber = false;
  let fault: ImportError | null = null;

  function keep(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (restLength + length > LONGEST_REST) {
      fault = { code: 'too_large', detail: { limit: LONGEST_REST } };
      return;
    }
    if (restLength + length > rest.length) rest = grownBytes(rest, restLength + length);
    rest.set(bytes.subarray(from, to), restLength);
    restLength += length;
  }

  function hold(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (heldLength + length > LONGEST_ELEMENT) {
      fault = { code: 'too_large', detail: { line: elementLine, limit: LONGEST_ELEMENT } };
      return;
    }
    if (heldLength + length > held.length) held = grownBytes(held, heldLength + length);
    held.set(bytes.subarray(from, to), heldLength);
    heldLength += length;
  }

  function push(bytes: Uint8Array): readonly JsonElement[] {
    const found: JsonElement[] = [];
    // Where in this piece the element, or what is kept of the rest, goes on.
    let from = 0;
    for (let at = 0; at < bytes.length && fault === null; at++) {
      const byte = bytes[at]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (outside < 0) {
            keep(bytes, from, at + 1);
            from = at + 1;
            key = decoder.decode(rest.subarray(keyStart + 1, restLength - 1));
          }
        } else if (byte === LF) line++;
        continue;
      }
      if (byte >= 0x30 && byte <= 0x39) {
        if (++digits >= EXACT_DIGITS) longNumber = true;
        continue;
      }
      digits = 0;
      switch (byte) {
        case LF:
          line++;
          break;
        case QUOTE:
          inString = true;
          if (outside < 0) {
            keep(bytes, from, at);
            from = at;
            keyStart = restLength;
          }
          break;
        case COMMA:
          if (outside < 0 && closers.length === listDepth) place++;
          break;
        case OPEN_LIST:
        case OPEN_OBJECT:
          if (closers.length >= DEEPEST) {
            fault = { code: 'too_deep', detail: { limit: DEEPEST, line } };
            break;
          }
          if (outside < 0 && byte === OPEN_OBJECT && closers.length === listDepth) {
            keep(bytes, from, at);
            from = at;
            outside = closers.length;
            elementLine = line;
            heldLength = 0;
            longNumber = false;
          } else if (outside < 0) {
            keys.push(closers.length === 0 ? '' : key);
            if (byte === OPEN_LIST && listDepth < 0 && closers.every((closer) => closer === CLOSE_OBJECT)) {
              listDepth = closers.length + 1;
              list = keys.filter((name) => name !== '').join('.');
              place = 1;
            }
          }
          closers.push(byte === OPEN_LIST ? CLOSE_LIST : CLOSE_OBJECT);
          break;
        case CLOSE_LIST:
        case CLOSE_OBJECT: {
          if (closers.pop() !== byte) {
            fault = { code: 'invalid_json', detail: { line } };
            break;
          }
          if (outside < 0) {
            keys.pop();
            if (closers.length < listDepth && !sequence) listDepth = -1;
            break;
          }
          if (closers.length !== outside) break;
          let text = bytes.subarray(from, at + 1);
          if (heldLength > 0) {
            hold(bytes, from, at + 1);
            text = held.slice(0, heldLength);
          }
          found.push({ list, text, line: elementLine, place: sequence ? elementLine : place, longNumber });
          outside = -1;
          from = at + 1;
          if (!sequence) {
            keep(PLACEHOLDER, 0, PLACEHOLDER.length);
            // As many lines as the element had, so that a fault behind it is found in its own line.
            for (let breaks = line - elementLine; breaks > 0; breaks--) keep(LINE_BREAK, 0, 1);
          }
          break;
        }
        default:
          if (byte === RECORD_SEPARATOR && sequence && outside < 0) {
            keep(bytes, from, at);
            from = at + 1;
          }
      }
    }
    if (fault === null) {
      if (outside >= 0) hold(bytes, from, bytes.length);
      else keep(bytes, from, bytes.length);
    }
    return found;
  }

  return {
    push,
    fault: () => fault,
    restSoFar: () => decoder.decode(rest.subarray(0, restLength)),
    finish() {
      if (fault !== null) return { rest: null, restText: '', fault };
      if (closers.length > 0 || inString)
        return { rest: null, restText: '', fault: { code: 'truncated_json', detail: { line } } };
      const text = decoder.decode(rest.subarray(0, restLength));
      if (sequence) {
        return text.trim() === ''
          ? { rest: null, restText: '', fault: null }
          : { rest: null, restText: '', fault: { code: 'invalid_json', detail: { line } } };
      }
      try {
        return { rest: JSON.parse(text) as unknown, restText: text, fault: null };
      } catch {
        const { at, truncated } = findFault(text);
        const linesBefore = text.slice(0, at).split('\n').length;
        const code = truncated ? 'truncated_json' : 'invalid_json';
        return {
          rest: null,
          restText: '',
          fault: { code, detail: { line: truncated ? line : linesBefore } },
        };
      }
    },
  };
}

const LINE_BREAK = Uint8Array.of(LF);
const PLACEHOLDER = Uint8Array.of(OPEN_OBJECT, CLOSE_OBJECT);

/** A JSON text with exact integers: those that a double would round become strings. */
export function parseExactly(text: string, longNumber: boolean): unknown {
  return JSON.parse(longNumber ? text.replace(STRING_OR_NUMBER, quotedWhereLong) : text) as unknown;
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

function quotedWhereLong(token: string): string {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}
