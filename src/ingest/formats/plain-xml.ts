/** What a reader of XML is told, in the order of the document. Names as they are written. */
export interface XmlSink {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
  /**
   * May read the element that begins at `at` inside the root by itself: gives where it ends, or `at` to have it read
   * tag by tag. What it takes must be plain.
   */
  element?(text: string, at: number): number;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;

/** A token longer than this is not worth keeping until its end is there. */
const LONGEST_KEPT = 1 << 20;
/** What programs write in front of a document; other declarations are unusual. */
const DECLARATION =
  /^<\?xml version=["']1\.0["'](?: encoding=["'][\w-]+["'])?(?: standalone=["'](?:yes|no)["'])? ?\?>/;
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Characters that XML forbids, and the end of a CDATA section where none began. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\]\]>/;

/**
 * The XML that programs write: a declaration, tags with quoted attributes, text with the five names and numbers of
 * characters. Several times faster than a reader of all XML. Of anything else (comments, CDATA, document types,
 * instructions, names beyond ASCII, tags that do not match) it decides nothing: it stops before it.
 */
export function createPlainXml(sink: XmlSink) {
  const path: string[] = [];
  let rest = '';
  let begun = false;
  let root: string | null = null;

  /** The end of the tag that begins at `at`; the same `at` where it is unusual. */
  function readTag(text: string, at: number, greater: number): number {
    if (text.charCodeAt(at + 1) === SLASH) {
      const name = path.at(-1);
      if (name === undefined || greater - at - 2 !== name.length || !text.startsWith(name, at + 2)) return at;
      path.pop();
      sink.close(name);
      return greater + 1;
    }
    const closed = text.charCodeAt(greater - 1) === SLASH;
    const end = closed ? greater - 1 : greater;
    let i = nameEnd(text, at + 1, end);
    if (i === at + 1 || (path.length === 0 && root !== null)) return at;
    const name = text.slice(at + 1, i);
    const attributes: Record<string, string> = {};
    while (i < end) {
      const gap = i;
      while (isBlank(text.charCodeAt(i))) i++;
      if (i === end) break;
      const equals = nameEnd(text, i, end);
      if (i === gap || equals === i || text.charCodeAt(equals) !== EQUALS) return at;
      const attribute = text.slice(i, equals);
      const quote = text.charCodeAt(equals + 1);
      const close = quote === QUOTE || quote === APOSTROPHE ? valueEnd(text, equals + 2, end, quote) : -1;
      if (close < 0 || attribute in attributes) return at;
      const value = textOf(text.slice(equals + 2, close), true, false);
      if (value === null) return at;
      attributes[attribute] = value;
      i = close + 1;
    }
    root ??= name;
    sink.open(name, attributes);
    if (closed) sink.close(name);
    else path.push(name);
    return greater + 1;
  }

  return {
    /** Null where all of it was plain; else what is not read yet, from the first unusual token on. */
    write(piece: string): string | null {
      const text = rest === '' ? piece : rest + piece;
      rest = '';
      if (FORBIDDEN.test(text)) return text;
      let at = 0;
      if (!begun) {
        if (text.length < 256 && !text.includes('>')) {
          rest = text;
          return null;
        }
        const declaration = DECLARATION.exec(text);
        if (declaration === null && text.charCodeAt(0) !== LESS) return text;
        at = declaration?.[0].length ?? 0;
        begun = true;
      }
      const hasReferences = text.includes('&');
      const hasReturns = text.includes('\r');
      for (;;) {
        const less = text.indexOf('<', at);
        if (less < 0) break;
        if (less > at) {
          const value = textOf(text.slice(at, less), hasReferences, hasReturns);
          if (value === null || (path.length === 0 && /[^ \t\n]/.test(value))) return text.slice(at);
          if (path.length > 0) sink.text(value);
          at = less;
        }
        if (path.length > 0 && sink.element !== undefined) {
          const behind = sink.element(text, less);
          if (behind > less) {
            at = behind;
            continue;
          }
        }
        const greater = text.indexOf('>', less);
        if (greater < 0) break;
        const next = readTag(text, less, greater);
        if (next === less) return text.slice(less);
        at = next;
      }
      rest = text.slice(at);
      if (rest.length <= LONGEST_KEPT) return null;
      const long = rest;
      rest = '';
      return long;
    },
    /** What is kept because its end has not come: a whole document leaves nothing but blanks. */
    rest: () => rest,
    /** A document in the same state, for a reader that goes on from here: what is open, or that all is closed. */
    replay(): string {
      if (root === null) return '';
      return path.length === 0 ? `<${root}/>` : path.map((name) => `<${name}>`).join('');
    },
    /** Whether a whole document has been read. */
    isComplete: () => root !== null && path.length === 0 && rest.trim() === '',
  };
}

function isBlank(code: number): boolean {
  return code === SPACE || code === LF || code === TAB || code === CR;
}

/** Where a name of ASCII letters, digits, `_`, `:`, `.` and `-` ends; `from` where none begins. */
function nameEnd(text: string, from: number, end: number): number {
  let i = from;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
    if (isLetter || code === 95) continue;
    if (i > from && ((code >= 45 && code <= 46) || (code >= 48 && code <= 58))) continue;
    break;
  }
  return i;
}

/** Where the value's quote closes; -1 where it does not or the value is more than plain characters. */
function valueEnd(text: string, from: number, end: number, quote: number): number {
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i;
    if (code === LESS || code < SPACE) return -1;
  }
  return -1;
}

/** Line ends as XML reads them, references resolved; null where one is not of the plain kind. */
function textOf(raw: string, hasReferences: boolean, hasReturns: boolean): string | null {
  const text = hasReturns && raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!hasReferences || !text.includes('&')) return text;
  let plain = 0;
  const read = text.replace(REFERENCE, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) {
      plain++;
      return NAMED[name]!;
    }
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    const isCharacter =
      code === TAB ||
      code === LF ||
      code === CR ||
      (code >= SPACE && code < 0xd800) ||
      (code >= 0xe000 && code < 0xfffe) ||
      (code >= 0x1_0000 && code <= 0x10_ffff);
    if (!isCharacter) return whole;
    plain++;
    return String.fromCodePoint(code);
  });
  return plain === text.split('&').length - 1 ? read : null;
}
