import { SaxesParser } from 'saxes';
import type { ImportError } from '../../domain/import-report';
import { createPlainXml, type XmlSink } from './plain-xml';
import type { ZipMember } from './zip-archive';

export type XmlAttributes = Readonly<Record<string, string>>;

export interface XmlEvents {
  /** Local name; attributes keep their prefixes. */
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text?(text: string): void;
  /** As that of `XmlSink`. */
  element?(text: string, at: number): number;
}

/** A part of a workbook is never this deep; a bomb is. */
const DEEPEST = 100;
/** One text or tag that goes on for longer is no cell. */
const LONGEST_TOKEN = 32 << 20;
/**
 * Parts of workbooks pack to a fortieth where every cell is alike. More than this, in an amount that takes time to
 * parse, is made to harm.
 */
export const HIGHEST_RATIO = 120;
export const HARMLESS_BYTES = 32 << 20;

const isBomb = ({ packedBytes }: ZipMember, bytes: number) =>
  bytes > HARMLESS_BYTES && bytes > packedBytes * HIGHEST_RATIO;

/** What an event handler may throw to end the reading with a named error. */
export class PartRefused extends Error {
  constructor(readonly error: ImportError) {
    super(error.code);
  }
}

/**
 * Reads a part of a zipped document, a piece of the packed content at a time; yields after each piece how many
 * unpacked bytes have gone by, so that the caller can hand on what the events gave it. Errors: those of the member,
 * dtd_forbidden, zip_bomb, too_deep, too_large, damaged_file.
 */
export async function* readXml(
  member: ZipMember,
  events: XmlEvents,
  signal: AbortSignal,
): AsyncGenerator<number, ImportError | null> {
  // What the archive owns up to is not even unpacked; a lie shows while it is read.
  if (isBomb(member, member.statedBytes)) return { code: 'zip_bomb', detail: { member: member.name } };
  const pieces = member.read(signal);
  const parser = createParser(events);
  let decoder: TextDecoder | null = null;
  let bytes = 0;
  try {
    for (;;) {
      const next = await pieces.next();
      if (next.done) {
        if (next.value !== null) return next.value;
        break;
      }
      decoder ??= new TextDecoder(xmlEncoding(next.value));
      bytes += next.value.length;
      if (isBomb(member, bytes)) return { code: 'zip_bomb', detail: { member: member.name } };
      parser.write(decoder.decode(next.value, { stream: true }));
      yield bytes;
    }
    parser.end();
    return null;
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof PartRefused) return thrown.error;
    if (!(thrown instanceof Error)) throw thrown;
    return { code: 'damaged_file', detail: { part: member.name, reason: thrown.message } };
  } finally {
    await pieces.return(null);
  }
}

/** Reads a part whole. */
export async function readXmlPart(
  member: ZipMember,
  events: XmlEvents,
  signal: AbortSignal,
): Promise<ImportError | null> {
  const reading = readXml(member, events, signal);
  for (;;) {
    const next = await reading.next();
    if (next.done) return next.value;
  }
}

/** Parts are UTF-8, or UTF-16 with a byte order mark (ECMA-376 part 2). */
function xmlEncoding(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

class SyntaxFault extends Error {}

/** The plain reader as far as it goes, and a reader of all XML from the first unusual token on. */
function createParser(events: XmlEvents) {
  let depth = 0;
  let sinceEvent = 0;
  let head = '';
  const sink: XmlSink = {
    open(name, attributes) {
      sinceEvent = 0;
      if (++depth > DEEPEST) throw new PartRefused({ code: 'too_deep' });
      events.open(localName(name), attributes);
    },
    close(name) {
      sinceEvent = 0;
      depth--;
      events.close(localName(name));
    },
    text(text) {
      events.text?.(text);
    },
    ...(events.element === undefined
      ? {}
      : {
          element(text, at) {
            const behind = events.element!(text, at);
            if (behind > at) sinceEvent = 0;
            return behind;
          },
        }),
  };
  const plain = createPlainXml(sink);
  let whole: SaxesParser<{ xmlns: false; position: false }> | null = null;

  function goOn(text: string): void {
    whole = createWholeXml(sink, plain.replay());
    whole.write(text);
  }

  return {
    write(text: string): void {
      sinceEvent += text.length;
      if (head.length < 4096) {
        head += text.slice(0, 4096);
        // Before any of it is parsed: a definition may go on for ever.
        if (head.includes('<!DOCTYPE') || head.includes('<!ENTITY'))
          throw new PartRefused({ code: 'dtd_forbidden' });
      }
      if (whole !== null) whole.write(text);
      else {
        const unusual = plain.write(text);
        if (unusual !== null) goOn(unusual);
      }
      if (sinceEvent > LONGEST_TOKEN)
        throw new PartRefused({ code: 'too_large', detail: { limit: LONGEST_TOKEN } });
    },
    end(): void {
      if (whole === null && plain.isComplete()) return;
      // It ends within something: the other reader says how.
      if (whole === null) goOn(plain.rest());
      whole?.close();
    },
  };
}

/** `replay` puts it where another reader stopped, without a word to the sink. */
function createWholeXml(sink: XmlSink, replay: string) {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new PartRefused({ code: 'dtd_forbidden' });
  });
  parser.on('error', (fault) => {
    throw new SyntaxFault(fault.message);
  });
  parser.write(replay);
  parser.on('opentag', ({ name, attributes }) => sink.open(name, attributes));
  parser.on('closetag', ({ name }) => sink.close(name));
  parser.on('text', (text) => sink.text(text));
  parser.on('cdata', (text) => sink.text(text));
  return parser;
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute whatever its prefix is. */
export function attribute(attributes: XmlAttributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const found = Object.keys(attributes).find((key) => localName(key) === name);
  return found === undefined ? undefined : attributes[found];
}
