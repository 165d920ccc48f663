import type { CasePoints } from '../domain/case-points';
import { GEO_QUALITIES } from '../domain/place';
import type { PointsAnswer, PointsQuestion } from '../domain/question';
import type { Bits } from './bitset';
import type { Codes } from './columns';

const DEFAULT = GEO_QUALITIES.indexOf('default');

/** The selected rows in the extent, or only their number where they exceed the limit. */
export function pointsAnswer(
  question: PointsQuestion,
  bits: Bits,
  points: CasePoints,
  qualities: Uint8Array,
  majors: Codes | undefined,
): PointsAnswer {
  const { west, south, east, north } = question.extent;
  const { lngs, lats } = points;
  const rowIds: number[] = [];
  let total = 0;
  for (let row = 0; row < lngs.length; row++) {
    if ((bits[row >>> 5]! & (1 << (row & 31))) === 0) continue;
    const lng = lngs[row]!;
    const lat = lats[row]!;
    if (!(lng >= west && lng <= east && lat >= south && lat <= north)) continue;
    if (qualities[row] === DEFAULT && !question.includeDefault) continue;
    total++;
    if (total <= question.limit) rowIds.push(row);
  }
  if (total > question.limit) rowIds.length = 0;
  const lngLats = new Float64Array(rowIds.length * 2);
  rowIds.forEach((row, index) => {
    lngLats[index * 2] = lngs[row]!;
    lngLats[index * 2 + 1] = lats[row]!;
  });
  return {
    kind: 'points',
    total,
    rowIds: Uint32Array.from(rowIds),
    lngLats,
    majorCodes: Uint32Array.from(rowIds, (row) => majors?.[row] ?? 0),
  };
}
