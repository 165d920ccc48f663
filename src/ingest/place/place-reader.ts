import { DOUBT } from '../../domain/place';
import { convertsPlaces, type PlaceReading, type PlaceReadingReport } from '../../domain/place-reading';
import { type CoordinateSystem, inRange, type PlaceRange } from './coordinate-system';
import { coordinateSystem } from './system-registry';

export interface ReadPlaces {
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  /** Indexes into PLACE_DOUBTS. */
  readonly doubts: Uint8Array;
  /** The pair as the file has it, where degrees were computed from it; else null. */
  readonly raw: { readonly xs: Float64Array; readonly ys: Float64Array } | null;
  /** Rows whose numbers give no place on earth: their point is missing. */
  readonly impossible: readonly number[];
}

/** Turns the two columns of a file into degrees, batch by batch. */
export interface PlaceReader {
  read(xs: Float64Array, ys: Float64Array): ReadPlaces;
  report(): PlaceReadingReport;
}

/** null where the reading's control points settle no grid. The arrays given to `read` are left as they are. */
export async function openPlaces(reading: PlaceReading): Promise<PlaceReader | null> {
  const system = coordinateSystem(reading.system);
  const converter = await system.open(reading.controls);
  if (converter === null) return null;
  const keepsRaw = convertsPlaces(reading);
  let swappedRows = 0;
  let impossibleRows = 0;
  return {
    read(xs, ys) {
      const swapped = reading.swap === 'all';
      const lngs = (swapped ? ys : xs).slice();
      const lats = (swapped ? xs : ys).slice();
      const doubts = coarseDoubts(system, lngs, lats);
      if (swapped) swappedRows += countPairs(xs, ys);
      else if (reading.swap === 'rows' && system.range !== null)
        swappedRows += putRight(system.range, lngs, lats, doubts);
      converter.toWgs84(lngs, lats);
      const impossible = dropImpossible(xs, ys, lngs, lats);
      impossibleRows += impossible.length;
      return { lngs, lats, doubts, impossible, raw: keepsRaw ? { xs, ys } : null };
    },
    report: () => ({ reading, swappedRows, impossibleRows }),
  };
}

function countPairs(xs: Float64Array, ys: Float64Array): number {
  let pairs = 0;
  for (let row = 0; row < xs.length; row++) if (!Number.isNaN(xs[row]! + ys[row]!)) pairs++;
  return pairs;
}

/** Where only the other order lies in the system's range, the two change places. */
function putRight(range: PlaceRange, easts: Float64Array, norths: Float64Array, doubts: Uint8Array): number {
  let swapped = 0;
  for (let row = 0; row < easts.length; row++) {
    const east = easts[row]!;
    const north = norths[row]!;
    if (inRange(range, east, north) || !inRange(range, north, east)) continue;
    easts[row] = north;
    norths[row] = east;
    doubts[row] = DOUBT.swapped;
    swapped++;
  }
  return swapped;
}

/** A kilometre or so: nobody measures a case to whole kilometres, but who types a guess or a centre does. */
const COARSE_METRES = 1000;
const COARSE_PER_DEGREE = 100;

function coarseDoubts(system: CoordinateSystem, easts: Float64Array, norths: Float64Array): Uint8Array {
  const doubts = new Uint8Array(easts.length);
  const scale = system.unit === 'degree' ? COARSE_PER_DEGREE : 1 / COARSE_METRES;
  const isRound = (value: number) => Math.abs(value * scale - Math.round(value * scale)) < 1e-7;
  for (let row = 0; row < easts.length; row++) {
    if (isRound(easts[row]!) && isRound(norths[row]!)) doubts[row] = DOUBT.coarse;
  }
  return doubts;
}

function dropImpossible(
  xs: Float64Array,
  ys: Float64Array,
  lngs: Float64Array,
  lats: Float64Array,
): readonly number[] {
  const impossible: number[] = [];
  for (let row = 0; row < lngs.length; row++) {
    const lng = lngs[row]!;
    const lat = lats[row]!;
    if (lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90) continue;
    lngs[row] = Number.NaN;
    lats[row] = Number.NaN;
    if (!Number.isNaN(xs[row]!) && !Number.isNaN(ys[row]!)) impossible.push(row);
  }
  return impossible;
}
