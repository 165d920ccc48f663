import { HOURS_PER_WEEK, type WeekHours, weekHoursFrom, weekHoursOf } from '../domain/week-hours';

/** A place in the tide: a cell, the head of a day (hour null) or of an hour (day null), or the corner. */
export interface TidePlace {
  /** 0 Monday … 6 Sunday. */
  readonly day: number | null;
  readonly hour: number | null;
}

/** The hours of the week between two places; a head stands for its whole row or column. */
export function rectangle(anchor: TidePlace, now: TidePlace): readonly number[] {
  const [firstDay, lastDay] = ends(anchor.day, now.day, 6);
  const [firstHour, lastHour] = ends(anchor.hour, now.hour, 23);
  const inside: number[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    for (let hour = firstHour; hour <= lastHour; hour++) inside.push(day * 24 + hour);
  }
  return inside;
}

/** Where the drag began decides: from a head it stays with whole rows or columns. */
function ends(anchor: number | null, now: number | null, last: number): readonly [number, number] {
  if (anchor === null) return [0, last];
  const other = now ?? 0;
  return [Math.min(anchor, other), Math.max(anchor, other)];
}

/** null is "no clause": nothing or everything chosen. */
export function chosenHours(weekHours: readonly number[]): WeekHours | null {
  const distinct = new Set(weekHours);
  return distinct.size === 0 || distinct.size === HOURS_PER_WEEK ? null : weekHoursFrom(distinct);
}

export function sameHours(one: WeekHours | null, other: WeekHours | null): boolean {
  if (one === null || other === null) return one === other;
  return one.every((day, at) => day === other[at]);
}

/** The hours with one of them turned over. */
export function toggleHour(hours: WeekHours | null, weekHour: number): WeekHours | null {
  const inside = new Set(hours === null ? [] : weekHoursOf(hours));
  if (!inside.delete(weekHour)) inside.add(weekHour);
  return chosenHours([...inside]);
}
