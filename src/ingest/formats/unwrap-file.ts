import type { ImportError } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';
import { detectFormat } from '../sniff-format';
import { memberBlob, memberHead, openZip, type ZipMember } from './zip-archive';

/** Same measure as for members of a zip. */
const HIGHEST_RATIO = 400;
const HARMLESS_BYTES = 96 << 20;
const MOST_BYTES = 4 * 2 ** 30;
const HEAD_BYTES = 65_536;
const MOST_LOOKED_AT = 200;

/**
 * The one file inside a gzip or a zip; a file that is neither, or a zip that is a format of its own (a workbook,
 * shapefiles), as it is. Errors: zip_bomb, truncated_zip, those of the archive, several_files where a zip holds more
 * than one file of data, no_data_inside where it holds none.
 */
export async function unwrapFile(file: Blob, signal: AbortSignal): Promise<Result<Blob, ImportError>> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  switch (detectFormat(head)) {
    case 'gzip': {
      const inner = await gunzip(file, signal);
      // A tar or zip inside a gzip is one step further; no more than that.
      return inner.ok && detectFormat(await headOf(inner.value)) === 'zip'
        ? unzip(inner.value, signal)
        : inner;
    }
    case 'zip':
      return unzip(file, signal);
    default:
      return ok(file);
  }
}

async function headOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
}

async function gunzip(file: Blob, signal: AbortSignal): Promise<Result<Blob, ImportError>> {
  const parts: BlobPart[] = [];
  let length = 0;
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await reader.read();
      if (next.done) return ok(new Blob(parts));
      length += next.value.length;
      if (length > MOST_BYTES || (length > HARMLESS_BYTES && length > file.size * HIGHEST_RATIO)) {
        return failure({ code: 'zip_bomb', detail: { member: 'gzip' } });
      }
      parts.push(new Blob([next.value as Uint8Array<ArrayBuffer>]));
    }
  } catch (thrown) {
    signal.throwIfAborted();
    return failure({ code: 'truncated_zip', detail: { reason: String(thrown) } });
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Ends of names of what lies beside data: texts to read, pictures, styles. */
const BESIDE_DATA =
  /\.(?:txt|md|pdf|docx?|png|jpe?g|gif|svg|qml|sld|lyrx?|xml|html?|cpg|prj|qpj|sbn|sbx|shx)$/i;

/** Members of a zip that hold data by their content. */
export async function dataMembers(
  file: Blob,
  signal: AbortSignal,
): Promise<Result<readonly ZipMember[], ImportError>> {
  const archive = await openZip(file, signal);
  return archive.ok ? holdingData(archive.value.members, signal) : archive;
}

async function holdingData(
  members: readonly ZipMember[],
  signal: AbortSignal,
): Promise<Result<readonly ZipMember[], ImportError>> {
  const data: ZipMember[] = [];
  for (const member of members.slice(0, MOST_LOOKED_AT)) {
    if (BESIDE_DATA.test(member.name)) continue;
    const head = await memberHead(member, HEAD_BYTES, signal);
    if (!head.ok) return head;
    if (holdsData(head.value)) data.push(member);
  }
  return ok(data);
}

async function unzip(file: Blob, signal: AbortSignal): Promise<Result<Blob, ImportError>> {
  const archive = await openZip(file, signal);
  if (!archive.ok) return archive;
  const { members } = archive.value;
  if (members.some(({ name }) => /\.(?:shp|dbf)$/i.test(name))) return ok(file);
  const found = await holdingData(members, signal);
  if (!found.ok) return found;
  const data = found.value;
  const [only, second] = data;
  if (only === undefined) {
    // A text file alone is its data after all.
    const text = members.length === 1 && /\.(?:txt|html?|xml)$/i.test(members[0]!.name) ? members[0]! : null;
    return text === null ? failure({ code: 'no_data_inside' }) : memberBlob(text, signal);
  }
  if (second !== undefined) {
    const names = data.slice(0, 5).map(({ name }) => name);
    return failure({ code: 'several_files', detail: { n: data.length, names: names.join('、') } });
  }
  return memberBlob(only, signal);
}

function holdsData(head: Uint8Array): boolean {
  return !['empty', 'binary', 'pdf', 'image', 'docx', 'pptx', 'rar', '7z', 'zip', 'gzip'].includes(
    detectFormat(head),
  );
}
