export type JsonPath = readonly (string | number)[];

const BACKSLASH = 0x5c;
const QUOTE = 0x22;

/**
 * 1-based line on which the value at a path begins, in a text that JSON.parse has taken; of a path that leads nowhere,
 * the line of the last value on the way. Of members with one name the last counts, as for the parser.
 */
export function lineOfPath(text: string, path: JsonPath): number {
  let at = skipBlank(text, 0);
  for (const step of path) {
    const next = typeof step === 'number' ? elementAt(text, at, step) : memberAt(text, at, step);
    if (next < 0) break;
    at = next;
  }
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

export interface TwiceNamed {
  readonly path: JsonPath;
  readonly member: string;
}

/** Members that an object of the text names twice: a parser keeps one of them without a word. */
export function twiceNamed(text: string): readonly TwiceNamed[] {
  const found: TwiceNamed[] = [];
  walk(skipBlank(text, 0), []);
  return found;

  function walk(start: number, path: JsonPath): number {
    if (text[start] === '{') {
      const names = new Set<string>();
      return eachMember(text, start, (name, value) => {
        if (names.has(name)) found.push({ path, member: name });
        names.add(name);
        return walk(value, [...path, name]);
      });
    }
    if (text[start] === '[') {
      let index = 0;
      return eachElement(text, start, (value) => walk(value, [...path, index++]));
    }
    return endOfValue(text, start);
  }
}

function memberAt(text: string, start: number, wanted: string): number {
  let found = -1;
  if (text[start] === '{') {
    eachMember(text, start, (name, value) => {
      if (name === wanted) found = value;
      return endOfValue(text, value);
    });
  }
  return found;
}

function elementAt(text: string, start: number, wanted: number): number {
  let found = -1;
  let index = 0;
  if (text[start] === '[') {
    eachElement(text, start, (value) => {
      if (index++ === wanted) found = value;
      return endOfValue(text, value);
    });
  }
  return found;
}

/** `visit` gives where the member's value ends; gives where the object ends. */
function eachMember(
  text: string,
  start: number,
  visit: (name: string, valueStart: number) => number,
): number {
  let at = skipBlank(text, start + 1);
  while (at < text.length && text[at] !== '}') {
    const nameEnd = endOfValue(text, at);
    const name = JSON.parse(text.slice(at, nameEnd)) as string;
    const value = skipBlank(text, skipBlank(text, nameEnd) + 1);
    at = skipBlank(text, visit(name, value));
    if (text[at] === ',') at = skipBlank(text, at + 1);
  }
  return at + 1;
}

function eachElement(text: string, start: number, visit: (valueStart: number) => number): number {
  let at = skipBlank(text, start + 1);
  while (at < text.length && text[at] !== ']') {
    at = skipBlank(text, visit(at));
    if (text[at] === ',') at = skipBlank(text, at + 1);
  }
  return at + 1;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** Past a value, by its brackets and strings alone. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      at++;
      while (at < text.length && text.charCodeAt(at) !== QUOTE)
        at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
      if (depth === 0) return at + 1;
    } else if (char === 0x5b || char === 0x7b) depth++;
    else if (char === 0x5d || char === 0x7d) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && char === 0x2c) return at;
  }
  return at;
}
