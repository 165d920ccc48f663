import { beforeAll, describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { BrushIndex, IndexSummary, Located } from '../../../src/crossfilter/port';
import type { Clause } from '../../../src/domain/filter';
import { readTainan, tainanPresent } from '../analysis/tainan';
import { batchesOf, type PlainCase } from './cases';
import { spatial } from './spatial';

/** 北 區, 南 區 and 東 區 written with a blank, in the district of their point: counted in the file by themselves. */
const OTHERWISE_SPELLED = 1108;

describe.skipIf(!tainanPresent)('a real city in the brush index', () => {
  let index: BrushIndex;
  let summary: IndexSummary;
  let located: Located;
  let zoneSet: string;

  beforeAll(async () => {
    const tainan = await readTainan();
    const cases = tainan.times.map(
      (time, row): PlainCase => ({
        major: tainan.majors[row]!,
        minor: tainan.minors[row]!,
        status: '',
        district: tainan.districts[row]!,
        street: '',
        address: tainan.addresses[row]!,
        reported_at: Date.parse(`${time.replace(' ', 'T')}Z`),
        closed_at: null,
        lon: tainan.lngs[row]!,
        lat: tainan.lats[row]!,
        quantity: null,
      }),
    );
    index = createBrushIndex(spatial);
    index.begin();
    for (const batch of batchesOf(cases, 20_000, ['status', 'street', 'closed_at'])) index.append(batch);
    summary = index.commit();
    located = index.locate(tainan.villages);
    zoneSet = tainan.villages.id;
  });

  it('reports the places as they are known to be', () => {
    expect(located.report).toEqual({
      qualities: {
        exact: 105_339 - 3541 - 48,
        default: 3541,
        out_of_area: 48,
        suspect: 0,
        area: 0,
        missing: 0,
      },
      distinctPoints: 52_657,
      defaultAddresses: [
        {
          lng: expect.any(Number),
          lat: expect.any(Number),
          cases: 3541,
          distinctAddresses: 2965,
          share: 3541 / 105_339,
        },
      ],
      outsideZones: 48,
      // The published 8,880 "differ" are these and the cases without a 行政區.
      mismatched: { district: 8880 - 78, street: null, community: null, cell: null },
      unreported: { district: 78, street: null, community: null, cell: null },
      matched: { district: 96_411, street: null, community: null, cell: null },
      respelled: { district: OTHERWISE_SPELLED, street: null, community: null, cell: null },
      joinedAreas: { cell: 0, community: 0, street: 0, road: 0, district: 0, none: 0 },
      doubts: { nowhere: 0, swapped: 0, coarse: 0 },
      bounds: null,
    });
  });

  it('counts the classes as published', () => {
    const [answer] = index.answer([], [{ kind: 'categories', field: 'major' }]);
    if (answer?.kind !== 'categories') throw new Error('wrong kind');
    const counts = new Map(summary.dictionaries.major!.map((name, code) => [name, answer.counts[code]]));
    expect(
      ['違規停車', '噪音舉發', '騎樓舉發', '髒亂及汙染', '髒亂及污染'].map((name) => counts.get(name)),
    ).toEqual([49_363, 14_576, 2705, 11_403, 38]);
    expect(counts.get('')).toBe(263);
  });

  it('selects mismatches, the outside and the default address by filter', () => {
    const count = (clause: Clause) => index.rowIds([clause]).length;
    expect(count({ kind: 'mismatch', level: 'district' })).toBe(8880 - 78);
    expect(count({ kind: 'zone', zoneSet, zones: [''] })).toBe(48);
    expect(count({ kind: 'quality', qualities: ['default'] })).toBe(3541);
  });

  it('draws heat without the default address unless it is asked back', () => {
    const density = (includeDefault: boolean) => {
      const [answer] = index.answer([], [{ kind: 'density', bandwidthMetres: 500, includeDefault }]);
      if (answer?.kind !== 'density') throw new Error('wrong kind');
      return answer;
    };
    expect(density(false).cases).toBe(105_339 - 3541 - 48);
    expect(density(true).cases).toBe(105_339 - 48);
    expect(density(true).peak).toBeGreaterThan(density(false).peak);
  });
});
