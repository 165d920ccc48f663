import type { CasePoints, PointSurvey } from '../domain/case-points';
import type { Extent, PlaceColumns } from '../domain/place';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';
import { findDefaultAddresses } from './default-address';
import { geoQualities, pointDoubts, usablePoints } from './geo-quality';
import { locatePoints } from './point-location';
import { robustExtent } from './robust-extent';

/** `addressHashes`: one per row, 0 without an address; null where the data has no addresses. */
export function surveyPoints(points: CasePoints, addressHashes: Uint32Array | null): PointSurvey {
  const { lngs, lats } = points;
  const doubts = pointDoubts(lngs, lats, points.doubts);
  const usable = usablePoints(lngs, lats, doubts);
  const { addresses, rows, distinctPoints } = findDefaultAddresses(lngs, lats, usable, addressHashes);
  return {
    usable,
    doubts,
    atDefaultAddress: rows,
    defaultAddresses: addresses,
    distinctPoints,
    robustExtent: robustExtent(lngs, lats, usable),
  };
}

/**
 * Zone and quality of every case by its point alone (names are compared by whoever has them); without zones every case is in
 * none, and the bounds decide what is outside.
 */
export function placeCases(
  points: CasePoints,
  survey: PointSurvey,
  zoneSet: ZoneSet | null,
  bounds: Extent | null = survey.robustExtent,
): PlaceColumns {
  const { lngs, lats, hasArea } = points;
  const located = zoneSet === null ? null : locatePoints(zoneSet, lngs, lats);
  const qualities = geoQualities({
    lngs,
    lats,
    hasArea,
    usable: survey.usable,
    atDefaultAddress: survey.atDefaultAddress,
    zones: located,
    bounds,
  });
  return {
    qualities,
    zones: located ?? new Uint32Array(lngs.length).fill(NO_ZONE),
    mismatches: new Uint8Array(lngs.length),
  };
}
