import { describe, expect, it } from 'vitest';
import type { UnitSet } from '../../../src/domain/unit-set';
import { packBytes, readPack } from '../../../src/session/array-pack';
import {
  isConsistent,
  readUnitSet,
  readUnitSetHead,
  unitSetBytes,
  unitSetHead,
  unitSetHeadBytes,
} from '../../../src/session/unit-set-bytes';
import { latticeUnits } from '../zoning/lattice-units';

const cells = latticeUnits(5, 3);
const segments: UnitSet = {
  ...latticeUnits(2, 1),
  kind: 'segments',
  roadClass: ['primary', 'minor'],
  reachMetres: 60,
  lines: {
    coordinates: Float64Array.of(121, 31, 121.1, 31, 121.1, 31.1, 121.2, 31.1),
    partStarts: Uint32Array.of(0, 2, 4),
    roadStarts: Uint32Array.of(0, 1, 2),
  },
};

describe('units as bytes', () => {
  it('come back as they were, from a place inside other bytes too', () => {
    for (const set of [cells, segments]) {
      expect(readUnitSet(unitSetBytes(set))).toEqual(set);
      const bytes = unitSetBytes(set);
      const inside = new Uint8Array(bytes.length + 3);
      inside.set(bytes, 3);
      expect(readUnitSet(inside.subarray(3))).toEqual(set);
    }
    const head = unitSetHead(segments, {
      kind: 'segments',
      depthMetres: 30,
      reachMetres: 60,
      longestMetres: 0,
    });
    expect(readUnitSetHead(unitSetHeadBytes(head))).toEqual(head);
  });

  it('with any byte changed or missing are none', () => {
    const bytes = unitSetBytes(segments);
    for (let at = 0; at < bytes.length; at++) {
      expect(readUnitSet(bytes.subarray(0, at))).toBeNull();
      const damaged = bytes.slice();
      damaged[at]! ^= 0x10;
      expect(readUnitSet(damaged)).toBeNull();
    }
  });

  it('that point outside their own lists are none, whatever their checksum says', () => {
    const wrong: Partial<UnitSet>[] = [
      { streetOf: Uint32Array.of(0, 9) },
      { names: ['one'] },
      { areaM2: Float64Array.of(1) },
      {
        graph: { starts: Uint32Array.of(0, 1, 2), ids: Uint32Array.of(1, 7), borders: Float64Array.of(1, 1) },
      },
      { graph: { starts: Uint32Array.of(0, 2, 1), ids: Uint32Array.of(1), borders: Float64Array.of(1) } },
    ];
    for (const change of wrong) {
      const set = { ...segments, ...change };
      expect(isConsistent(set)).toBe(false);
      expect(readUnitSet(unitSetBytes(set))).toBeNull();
    }
    expect(readPack(packBytes({ values: 1, arrays: {} }))).toEqual({ values: 1, arrays: {} });
  });
});
