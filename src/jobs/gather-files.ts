import { dataMembers, unwrapFile } from '../ingest/formats/unwrap-file';
import { memberBlob } from '../ingest/formats/zip-archive';

/** Parts of a shapefile that are read; the others are indexes and styles. */
const READ_PARTS: ReadonlySet<string> = new Set(['shp', 'dbf', 'prj', 'cpg']);
const PARTS = /^(.*)\.(shp|dbf|prj|cpg|shx|sbn|sbx|qpj|qix|fbn|fbx|atx|shp\.xml)$/i;
/** More files than anybody would confirm one by one. */
const MOST_MEMBERS = 200;
/** The same parts make the same bytes, whenever they are joined. */
const NO_TIME = new Date(1980, 0, 1);

/** Files chosen side by side: the parts of a shapefile become one file; a table or a list beside them stays. */
export async function joinShapefiles(files: readonly File[]): Promise<readonly File[]> {
  const stems = new Map<string, File[]>();
  for (const file of files) {
    const stem = PARTS.exec(file.name)?.[1]?.toLowerCase();
    if (stem !== undefined) stems.set(stem, [...(stems.get(stem) ?? []), file]);
  }
  const joined = new Map<File, File | null>();
  for (const parts of stems.values()) {
    const shapes = parts.find(({ name }) => /\.shp$/i.test(name));
    if (shapes === undefined || parts.length < 2) continue;
    for (const part of parts) joined.set(part, null);
    joined.set(shapes, await zipped(shapes.name.slice(0, -4), shapes.lastModified, parts));
  }
  return files.flatMap((file) => {
    const one = joined.get(file);
    return one === undefined ? [file] : one === null ? [] : [one];
  });
}

async function zipped(stem: string, lastModified: number, parts: readonly File[]): Promise<File> {
  const zip = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const writer = new zip.ZipWriter(new zip.BlobWriter(), { useWebWorkers: false });
  const read = parts
    .map((part) => ({ part, ending: part.name.slice(part.name.lastIndexOf('.') + 1).toLowerCase() }))
    .filter(({ ending }) => READ_PARTS.has(ending))
    .sort((one, other) => (one.ending < other.ending ? -1 : 1));
  for (const { part, ending } of read) {
    await writer.add(`${stem}.${ending}`, new zip.BlobReader(part), { level: 0, lastModDate: NO_TIME });
  }
  return new File([await writer.close()], `${stem}.zip`, { lastModified });
}

/** The files of data in a zip that holds several; null where it is read as it is. */
export async function filesInside(file: File, signal: AbortSignal): Promise<readonly File[] | null> {
  const unwrapped = await unwrapFile(file, signal);
  if (unwrapped.ok || unwrapped.error.code !== 'several_files') return null;
  const members = await dataMembers(file, signal);
  if (!members.ok || members.value.length > MOST_MEMBERS) return null;
  const inside: File[] = [];
  for (const member of members.value) {
    const content = await memberBlob(member, signal);
    if (!content.ok) return null;
    const name = `${file.name.replace(/\.zip$/i, '')}／${member.name.slice(member.name.lastIndexOf('/') + 1)}`;
    inside.push(new File([content.value], name, { lastModified: file.lastModified }));
  }
  return inside;
}
