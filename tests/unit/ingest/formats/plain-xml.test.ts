import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { createPlainXml } from '../../../../src/ingest/formats/plain-xml';
import { readXml } from '../../../../src/ingest/formats/workbook-xml';
import type { ZipMember } from '../../../../src/ingest/formats/zip-archive';

const never = new AbortController().signal;

/** What happened, texts beside each other joined; null where the document is refused. */
type Heard = readonly string[] | null;

function recorder() {
  const heard: string[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') heard.push(`text ${JSON.stringify(text)}`);
    text = '';
  };
  return {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      flush();
      heard.push(`open ${name} ${JSON.stringify(Object.entries(attributes))}`);
    },
    close(name: string) {
      flush();
      heard.push(`close ${name}`);
    },
    text(piece: string) {
      text += piece;
    },
    heard,
  };
}

function bySaxes(document: string): Heard {
  const events = recorder();
  const parser = new SaxesParser({ xmlns: false, position: false });
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  // Blanks around the root are no content.
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    events.open(name, attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    events.close(name);
  });
  parser.on('text', (text) => depth > 0 && events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.write(document);
  parser.close();
  return failed ? null : events.heard;
}

async function byOurs(document: string, cuts: readonly number[]): Promise<Heard> {
  const bytes = new TextEncoder().encode(document);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const member: ZipMember = {
    name: 'a.xml',
    packedBytes: bytes.length,
    statedBytes: bytes.length,
    async *read() {
      let from = 0;
      for (const end of ends) {
        if (end > from) yield bytes.subarray(from, end);
        from = end;
      }
      return null;
    },
  };
  const events = recorder();
  const reading = readXml(
    member,
    {
      open: events.open,
      close: events.close,
      text: (text) => depthOf(events.heard) > 0 && events.text(text),
    },
    never,
  );
  for (;;) {
    const next = await reading.next();
    if (next.done) return next.value === null ? events.heard : null;
  }
}

function depthOf(heard: readonly string[]): number {
  let depth = 0;
  for (const one of heard) depth += one.startsWith('open') ? 1 : one.startsWith('close') ? -1 : 0;
  return depth;
}

const name = fc.constantFrom('c', 'v', 'row', 'is', 't', 'a-b', '_x', 'r1', '名');
const value = fc.constantFrom('', '1', 'A1', '名称', '&amp;', 'a>b', ' x ', '\t', '&#x41;', "it's", '😀');
const text = fc.constantFrom(
  '',
  '12.5',
  '名称',
  ' ',
  '\n',
  '\r\n',
  'a\rb',
  '&amp;',
  '&lt;b&gt;',
  '&#65;',
  '&#x1F600;',
  '&apos;&quot;',
  '&#0;',
  '&nbsp;',
  '<![CDATA[<x>]]>',
  '<!-- y -->',
  '<?z w?>',
  ']]>',
  'a>b',
  '\u0001',
  '&',
  '😀',
);
const attribute = fc.tuple(name, value, fc.constantFrom('"', "'")).map(([n, v, q]) => `${n}=${q}${v}${q}`);
const element: fc.Memo<string> = fc.memo((depth) =>
  fc
    .tuple(
      name,
      fc.array(attribute, { maxLength: 3 }),
      fc.constantFrom('', ' ', '\n'),
      depth <= 1 ? text : content(depth - 1),
    )
    .map(([n, attributes, gap, inner]) => {
      const head = [n, ...attributes].join(' ');
      return inner === '' ? `<${head}${gap}/>` : `<${head}${gap}>${inner}</${n}${gap}>`;
    }),
);
const content = (depth: number) =>
  fc.array(fc.oneof(text, element(depth)), { maxLength: 4 }).map((parts) => parts.join(''));
const document = fc
  .tuple(
    fc.constantFrom(
      '',
      '<?xml version="1.0"?>',
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',
      '<?xml version="1.1"?>',
      ' ',
      '\n<?xml version="1.0"?>',
    ),
    element(4),
    fc.constantFrom('', '\n', ' \r\n', '<!-- end -->', 'x', '<again/>', '<'),
  )
  .map((parts) => parts.join(''));

describe('the plain reader and the whole one', () => {
  it('hear the same of any document, wherever it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.array(fc.nat(), { maxLength: 6 }), async (written, cuts) => {
        expect(await byOurs(written, cuts)).toEqual(bySaxes(written));
      }),
      { numRuns: 3000 },
    );
  });

  it('hear the same of documents with a character changed, dropped or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.nat(),
        fc.constantFrom('', '<', '>', '/', '"', '&', '=', ' ', ';', 'x'),
        fc.boolean(),
        async (written, at, sign, replaces) => {
          const signs = Array.from(written);
          const i = at % Math.max(1, signs.length);
          const damaged = [...signs.slice(0, i), sign, ...signs.slice(replaces ? i + 1 : i)].join('');
          expect(await byOurs(damaged, [])).toEqual(bySaxes(damaged));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('the plain one reads all of what spreadsheets write, in pieces of a byte too', () => {
    const events = recorder();
    const plain = createPlainXml(events);
    const sheet =
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="urn:x"><sheetData><row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" s="3"/></row></sheetData></worksheet>';
    for (const sign of sheet) expect(plain.write(sign)).toBeNull();
    expect(plain.isComplete()).toBe(true);
    expect(events.heard).toEqual(bySaxes(sheet));
  });
});
