import type { ImportError } from '../../domain/import-report';
import type { TableEntry } from '../../domain/recipe';
import { failure, ok, type Result } from '../../domain/result';
import { createCanonicalWriter } from './canonical-writer';
import { createOpenDocumentRows } from './open-document-rows';
import type { TabulatedChunk, TabulatedFormat } from './tabulated';
import { readXml, readXmlPart } from './workbook-xml';
import { memberBytes, openZip, type ZipMember } from './zip-archive';

const CHUNK_BYTES = 1 << 20;
/** The first chunk is what a proposal looks at: small, so that it comes at once. */
const FIRST_CHUNK_BYTES = 96 << 10;
const PIECE_BYTES = 256 << 10;
const LARGEST_MANIFEST = 4 << 20;

/**
 * OpenDocument spreadsheets, in a package (ODS) or as one XML document (FODS), read as a stream. Errors: those of the
 * zip archive and of its XML, password_protected, not_a_table, zip_bomb (rows or cells repeated beyond any table).
 */
export const openDocument: TabulatedFormat = {
  id: 'open-document',
  reads: ['ods', 'flat-ods'],
  async tables(file, signal) {
    const document = await open(file, signal);
    return document.ok ? ok(document.value.tables) : document;
  },
  async *read(file, { table, columns = 0 }, signal): AsyncGenerator<TabulatedChunk, ImportError | null> {
    const document = await open(file, signal);
    if (!document.ok) return document.error;
    const { content, tables } = document.value;
    const wanted = tables.findIndex(({ name }) => name === table);
    if (wanted < 0) return { code: 'not_a_table', detail: { table } };

    const writer = createCanonicalWriter(columns);
    const rows = createOpenDocumentRows(wanted, writer);
    const size = Math.max(1, content.statedBytes);
    const reading = readXml(content, rows.events, signal);
    const chunk = (fraction: number): TabulatedChunk => {
      const notes = rows.takeNotes();
      return notes.length === 0 ? writer.take(fraction) : { ...writer.take(fraction), notes };
    };
    let enough = FIRST_CHUNK_BYTES;
    try {
      for (;;) {
        const next = await reading.next();
        if (next.done) {
          if (next.value !== null) return next.value;
          break;
        }
        if (rows.ended()) break;
        if (writer.length() < enough) continue;
        enough = CHUNK_BYTES;
        yield chunk(Math.min(1, next.value / size));
      }
      if (writer.records() > 0) yield chunk(1);
      return null;
    } finally {
      await reading.return(null);
    }
  },
};

interface OpenDocument {
  readonly content: ZipMember;
  readonly tables: readonly TableEntry[];
}

/** A proposal looks at several tables of one file: which there are is found once. */
const opened = new WeakMap<Blob, OpenDocument>();

async function open(file: Blob, signal: AbortSignal): Promise<Result<OpenDocument, ImportError>> {
  const known = opened.get(file);
  if (known !== undefined) return ok(known);
  const content = await contentOf(file, signal);
  if (!content.ok) return content;
  const tables = await listTables(content.value, signal);
  if (!tables.ok) return tables;
  const document = { content: content.value, tables: tables.value };
  opened.set(file, document);
  return ok(document);
}

async function contentOf(file: Blob, signal: AbortSignal): Promise<Result<ZipMember, ImportError>> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (head[0] !== 0x50 || head[1] !== 0x4b) return ok(plainMember(file));
  const archive = await openZip(file, signal);
  if (!archive.ok) return archive;
  const memberAt = (path: string) => archive.value.members.find(({ name }) => name === path);
  const content = memberAt('content.xml');
  if (content === undefined) return failure({ code: 'not_a_table' });
  const manifest = memberAt('META-INF/manifest.xml');
  if (manifest !== undefined) {
    const bytes = await memberBytes(manifest, LARGEST_MANIFEST, signal);
    if (!bytes.ok) return bytes;
    // ODF 1.3 part 2, 4.4: how a file of the package is encrypted.
    if (new TextDecoder().decode(bytes.value).includes('encryption-data'))
      return failure({ code: 'password_protected' });
  }
  return ok(content);
}

/** A document outside of an archive, for the reader of what is inside of one. */
function plainMember(file: Blob): ZipMember {
  return {
    name: 'content.xml',
    packedBytes: file.size,
    statedBytes: file.size,
    async *read(signal) {
      for (let from = 0; from < file.size; from += PIECE_BYTES) {
        signal.throwIfAborted();
        yield new Uint8Array(await file.slice(from, from + PIECE_BYTES).arrayBuffer());
      }
      return null;
    },
  };
}

async function listTables(
  content: ZipMember,
  signal: AbortSignal,
): Promise<Result<readonly TableEntry[], ImportError>> {
  const tables: { readonly name: string; readonly style: string }[] = [];
  const hidden = new Set<string>();
  let depth = 0;
  let inCells = 0;
  let style = '';
  const error = await readXmlPart(
    content,
    {
      open(name, attributes) {
        if (name === 'style') style = attributes['style:name'] ?? '';
        else if (name === 'table-properties' && attributes['table:display'] === 'false') hidden.add(style);
        else if (isCell(name)) inCells++;
        else if (name === 'table' && inCells === 0 && depth++ === 0) {
          const number = String(tables.length + 1);
          tables.push({
            name: attributes['table:name'] ?? number,
            style: attributes['table:style-name'] ?? '',
          });
        }
      },
      close(name) {
        if (isCell(name)) inCells--;
        else if (name === 'table' && inCells === 0 && depth > 0) depth--;
      },
    },
    signal,
  );
  if (error !== null) return failure(error);
  if (tables.length === 0) return failure({ code: 'not_a_table' });
  const names = new Set<string>();
  return ok(
    tables.map((table) => {
      let name = table.name;
      for (let n = 2; names.has(name); n++) name = `${table.name} (${n})`;
      names.add(name);
      return hidden.has(table.style) ? { name, rows: null, hidden: true } : { name, rows: null };
    }),
  );
}

function isCell(name: string): boolean {
  return name === 'table-cell' || name === 'covered-table-cell';
}
