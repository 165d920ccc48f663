import type { RoadLines } from '../../domain/road-set';

const METRES_BETWEEN = 10;

/** Places along each line, some 10 m apart, its ends left out: what a line lies in is told by most of them. */
export interface PlacesOnLines {
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  /** Line of each place. */
  readonly line: Uint32Array;
}

export function placesOnLines(
  { coordinates, partStarts, roadStarts }: RoadLines,
  lengthMetres: Float64Array,
): PlacesOnLines {
  const lngs: number[] = [];
  const lats: number[] = [];
  const line: number[] = [];
  for (let road = 0; road < roadStarts.length - 1; road++) {
    const per = Math.max(1, Math.round(lengthMetres[road]! / METRES_BETWEEN));
    for (let part = roadStarts[road]!; part < roadStarts[road + 1]!; part++) {
      const [from, to] = [partStarts[part]!, partStarts[part + 1]!];
      const along = [0];
      for (let point = from + 1; point < to; point++) {
        const [dx, dy] = [
          coordinates[2 * point]! - coordinates[2 * point - 2]!,
          coordinates[2 * point + 1]! - coordinates[2 * point - 1]!,
        ];
        along.push(along.at(-1)! + Math.hypot(dx, dy));
      }
      let edge = 1;
      for (let i = 0; i < per; i++) {
        const distance = ((i + 0.5) / per) * along.at(-1)!;
        while (edge < along.length - 1 && along[edge]! < distance) edge++;
        const span = along[edge]! - along[edge - 1]!;
        const share = span > 0 ? (distance - along[edge - 1]!) / span : 0;
        const at = 2 * (from + edge - 1);
        lngs.push(coordinates[at]! + share * (coordinates[at + 2]! - coordinates[at]!));
        lats.push(coordinates[at + 1]! + share * (coordinates[at + 3]! - coordinates[at + 1]!));
        line.push(road);
      }
    }
  }
  return {
    lngs: Float64Array.from(lngs),
    lats: Float64Array.from(lats),
    line: Uint32Array.from(line),
  };
}

/** What most places of each line say, the lower number where as many say another; `none` where none says anything. */
export function mostOfLines(
  lines: number,
  { line }: PlacesOnLines,
  said: Uint32Array,
  none: number,
): Uint32Array {
  const tallies: Map<number, number>[] = Array.from({ length: lines }, () => new Map());
  line.forEach((own, place) => {
    const answer = said[place]!;
    if (answer !== none) tallies[own]!.set(answer, (tallies[own]!.get(answer) ?? 0) + 1);
  });
  return Uint32Array.from(tallies, (tally) => {
    let best = none;
    let most = 0;
    for (const [answer, count] of tally) {
      if (count > most || (count === most && answer < best)) [best, most] = [answer, count];
    }
    return best;
  });
}
