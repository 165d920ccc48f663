import type { CasePoints, PointSurvey } from '../domain/case-points';
import { type PointDegrees, unpackDegrees } from './degrees';

/** What is known of the points before any zones, in 1 byte a row beside the points themselves. */
export interface SurveyedPoints {
  readonly found: Pick<PointSurvey, 'defaultAddresses' | 'distinctPoints' | 'robustExtent'>;
  /** The doubt in units of DOUBT_STEP, and the bits below it. */
  readonly notes: Uint8Array;
}

const USABLE = 1;
const AT_DEFAULT_ADDRESS = 2;
const HAS_AREA = 4;
const DOUBT_STEP = 8;

export function surveyedPoints(hasArea: Uint8Array, survey: PointSurvey): SurveyedPoints {
  const { usable, atDefaultAddress, doubts, defaultAddresses, distinctPoints, robustExtent } = survey;
  const notes = new Uint8Array(hasArea.length);
  for (let row = 0; row < notes.length; row++) {
    notes[row] =
      usable[row]! * USABLE +
      atDefaultAddress[row]! * AT_DEFAULT_ADDRESS +
      hasArea[row]! * HAS_AREA +
      doubts[row]! * DOUBT_STEP;
  }
  return { found: { defaultAddresses, distinctPoints, robustExtent }, notes };
}

/** Points and survey in whole columns again, for as long as the rows are being placed. */
export function unpackSurvey(
  { lngs, lats }: PointDegrees,
  { found, notes }: SurveyedPoints,
): { readonly points: CasePoints; readonly survey: PointSurvey } {
  return {
    points: {
      lngs: unpackDegrees(lngs),
      lats: unpackDegrees(lats),
      hasArea: notes.map((note) => ((note & HAS_AREA) === 0 ? 0 : 1)),
    },
    survey: {
      ...found,
      usable: notes.map((note) => ((note & USABLE) === 0 ? 0 : 1)),
      atDefaultAddress: notes.map((note) => ((note & AT_DEFAULT_ADDRESS) === 0 ? 0 : 1)),
      doubts: notes.map((note) => Math.floor(note / DOUBT_STEP)),
    },
  };
}
