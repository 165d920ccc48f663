import { GEO_QUALITIES } from '../domain/place';
import type { PointsAnswer, PointsQuestion } from '../domain/question';
import type { Bits } from './bitset';
import { type ClassPairs, majorOf } from './columns';
import { degreeAt, type PointDegrees, valueFrom, valueTo } from './degrees';

const DEFAULT = GEO_QUALITIES.indexOf('default');

/** The selected rows in the extent, or only their number where they exceed the limit. */
export function pointsAnswer(
  question: PointsQuestion,
  bits: Bits,
  points: PointDegrees,
  qualities: Uint8Array,
  classes: ClassPairs,
): PointsAnswer {
  const [lngs, lats] = [points.lngs.values, points.lats.values];
  const { extent } = question;
  const [west, east] = [valueFrom(points.lngs, extent.west), valueTo(points.lngs, extent.east)];
  const [south, north] = [valueFrom(points.lats, extent.south), valueTo(points.lats, extent.north)];
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
    lngLats[index * 2] = degreeAt(points.lngs, row);
    lngLats[index * 2 + 1] = degreeAt(points.lats, row);
  });
  return {
    kind: 'points',
    total,
    rowIds: Uint32Array.from(rowIds),
    lngLats,
    majorCodes: Uint32Array.from(rowIds, (row) => majorOf(classes, row)),
  };
}
