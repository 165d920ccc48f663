import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, it } from 'vitest';
import { filesInside, joinShapefiles } from '../../../src/jobs/gather-files';
import { createMapFiles } from '../../../src/jobs/map-files';
import { partsContent, writeDbf, writeShp } from '../ingest/formats/shapefile-writer';
import { never } from '../ingest/formats/tabulated-cells';

const utf8 = (text: string) => new TextEncoder().encode(text);
const ring = [
  [120.1, 30.2],
  [120.1, 30.3],
  [120.2, 30.3],
  [120.1, 30.2],
] as const;
const shp = writeShp(5, [partsContent(5, [ring.map((one) => [...one] as [number, number])])]);
const dbf = writeDbf(
  [{ name: utf8('NAME'), type: 'C', length: 10 }],
  [[Uint8Array.of(0xb1, 0xb1, 0xc9, 0xbd, 0xbd, 0xd6, 0xb5, 0xc0)]],
);
const parts = () => [
  new File([dbf], 'a.dbf', { lastModified: 1 }),
  new File([utf8('x,y\n1,2\n')], 'other.csv'),
  new File([shp], 'A.shp', { lastModified: 2 }),
  new File([utf8('GBK')], 'a.cpg'),
  new File([utf8('index')], 'a.shx'),
];

describe('files chosen side by side', () => {
  it('are one layer where they are the parts of a shapefile, the same bytes each time', async () => {
    const files = await joinShapefiles(parts());
    expect(files.map(({ name }) => name)).toEqual(['other.csv', 'A.zip']);
    const again = await joinShapefiles(parts().reverse());
    const bytes = async (list: readonly File[]) =>
      new Uint8Array(await list.find(({ name }) => name === 'A.zip')!.arrayBuffer());
    expect(await bytes(again)).toEqual(await bytes(files));
    const zones = await createMapFiles((_, work) => work(never)).readZones(files[1]!, 'A.zip');
    expect(zones.ok && zones.value.zones[0]?.name).toBe('北山街道');
  });

  it('stay what they are otherwise', async () => {
    const [table, other] = parts();
    expect(await joinShapefiles([table!, other!])).toEqual([table, other]);
    const alone = parts()[2]!;
    expect(await joinShapefiles([alone, other!])).toEqual([alone, other]);
  });
});

describe('a zip', () => {
  const zipOf = async (members: Record<string, string>) => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
    for (const [name, text] of Object.entries(members))
      await writer.add(name, new BlobReader(new Blob([text])));
    return new File([await writer.close()], '2024.zip', { lastModified: 5 });
  };

  it('with several tables gives each, under both names', async () => {
    const file = await zipOf({ 'm/1.csv': 'a,b\n1,2\n', 'm/2.csv': 'a,b\n3,4\n', '说明.txt': '…' });
    const inside = await filesInside(file, never);
    expect(inside?.map(({ name }) => name)).toEqual(['2024／1.csv', '2024／2.csv']);
    expect(await inside?.[1]?.text()).toBe('a,b\n3,4\n');
  });

  it('with one is read as it is', async () => {
    expect(await filesInside(await zipOf({ '1.csv': 'a,b\n1,2\n' }), never)).toBeNull();
  });
});
