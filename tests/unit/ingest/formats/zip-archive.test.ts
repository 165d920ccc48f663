import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, it } from 'vitest';
import { memberBytes, openZip, type ZipMember } from '../../../../src/ingest/formats/zip-archive';
import { sharedPath } from '../../../support/shared-data';

const never = new AbortController().signal;
const corpus = sharedPath('corpora', 'dirty-zh');

async function zipped(members: { readonly [name: string]: Uint8Array }): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, bytes] of Object.entries(members)) {
    await writer.add(name, new BlobReader(new Blob([bytes as Uint8Array<ArrayBuffer>])));
  }
  return writer.close();
}

async function opened(file: Blob): Promise<readonly ZipMember[]> {
  const archive = await openZip(file, never);
  if (!archive.ok) throw new Error(archive.error.code);
  return archive.value.members;
}

/** A stored archive with raw names and no UTF-8 flag, as old Chinese zip programs write them. */
function archiveWithRawNames(names: readonly Uint8Array[]): Blob {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const name of names) {
    const local = new Uint8Array(30 + name.length);
    const view = new DataView(local.buffer);
    view.setUint32(0, 0x04034b50, true);
    view.setUint16(4, 20, true);
    view.setUint16(26, name.length, true);
    local.set(name, 30);
    const entry = new Uint8Array(46 + name.length);
    const record = new DataView(entry.buffer);
    record.setUint32(0, 0x02014b50, true);
    record.setUint16(6, 20, true);
    record.setUint16(28, name.length, true);
    record.setUint32(42, offset, true);
    entry.set(name, 46);
    parts.push(local);
    directory.push(entry);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, names.length, true);
  view.setUint16(10, names.length, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return new Blob([...parts, ...directory, end] as Uint8Array<ArrayBuffer>[]);
}

describe('zip archives', () => {
  it('gives back what was packed, without the litter of operating systems', async () => {
    const content = new TextEncoder().encode('街道,数量\n北站街道,3\n'.repeat(5000));
    const members = await opened(
      await zipped({ '表/cases.csv': content, '__MACOSX/表/._cases.csv': content, '.DS_Store': content }),
    );
    expect(members.map(({ name }) => name)).toEqual(['表/cases.csv']);
    const bytes = await memberBytes(members[0]!, 1 << 20, never);
    expect(bytes.ok && bytes.value).toEqual(content);
  });

  it('names in GBK are read as such', async () => {
    const gbk = [
      [0xb5, 0xa5, 0xd4, 0xaa, 0xcd, 0xf8, 0xb8, 0xf1],
      [0xbd, 0xd6, 0xb5, 0xc0],
    ];
    const members = await opened(archiveWithRawNames(gbk.map((bytes) => Uint8Array.from(bytes))));
    expect(members.map(({ name }) => name)).toEqual(['单元网格', '街道']);
  });

  it('a member above the limit is not read to its end', async () => {
    const members = await opened(await zipped({ a: new Uint8Array(3 << 20) }));
    const bytes = await memberBytes(members[0]!, 1 << 20, never);
    expect(bytes.ok ? null : bytes.error.code).toBe('too_large');
  });

  it('a bomb is refused while it unpacks', async () => {
    const members = await opened(await zipped({ bomb: new Uint8Array(200 << 20) }));
    const bytes = await memberBytes(members[0]!, 1 << 30, never);
    expect(bytes.ok ? null : bytes.error.code).toBe('zip_bomb');
  });

  it('a damaged member is named', async () => {
    const text = new TextEncoder().encode(Array.from({ length: 4000 }, (_, i) => `${i * i},`).join(''));
    const bytes = new Uint8Array(await (await zipped({ 'a.csv': text })).arrayBuffer());
    const packed = deflateRawSync(text).length;
    for (let at = 40; at < Math.min(packed, 400); at += 7) bytes[at]! ^= 0x55;
    const archive = await openZip(new Blob([bytes]), never);
    const read = archive.ok ? await memberBytes(archive.value.members[0]!, 1 << 20, never) : archive;
    expect(read.ok ? null : read.error.code).toBe('damaged_zip');
  });

  it('every cut of an archive is named', async () => {
    const bytes = new Uint8Array(
      await (await zipped({ 'a.csv': new TextEncoder().encode('a,b\n1,2\n') })).arrayBuffer(),
    );
    for (let length = 4; length < bytes.length; length += 5) {
      const archive = await openZip(new Blob([bytes.subarray(0, length)]), never);
      expect(archive.ok ? null : archive.error.code).toBe('truncated_zip');
    }
  });

  it('reading stops at an abort', async () => {
    const members = await opened(await zipped({ a: new Uint8Array(64 << 20) }));
    const stop = new AbortController();
    const reading = members[0]!.read(stop.signal);
    await reading.next();
    stop.abort();
    await expect(
      (async () => {
        for (;;) if ((await reading.next()).done) return;
      })(),
    ).rejects.toThrow();
  });

  it.skipIf(corpus === null)('a lying size in the local header neither allocates nor refuses', async () => {
    const members = await opened(new Blob([readFileSync(join(corpus!, 'declared_size_lies_4GB.xlsx'))]));
    const sheet = members.find(({ name }) => name.endsWith('sheet1.xml'))!;
    const bytes = await memberBytes(sheet, 64 << 20, never);
    expect(bytes.ok ? bytes.value.length > 1000 : bytes.error).toBe(true);
  });

  it.skipIf(corpus === null)('half an archive is truncated', async () => {
    const archive = await openZip(new Blob([readFileSync(join(corpus!, 'truncated_half.xlsx'))]), never);
    expect(archive.ok ? null : archive.error.code).toBe('truncated_zip');
  });
});
