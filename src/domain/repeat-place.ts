/** Grades of a repeat place by cases and by distinct days (the field's own rule, 运城). */
export type RepeatGrade = 'high' | 'middle' | 'repeat';

/** A circle with several cases of one class. */
export interface RepeatPlace {
  readonly classCode: number;
  /** Row of the case in the circle's centre. */
  readonly centre: number;
  /** Rows of its cases, in order of time, then of row. */
  readonly members: Uint32Array;
  readonly distinctDays: number;
  readonly grade: RepeatGrade;
}

/** 高频: at least 10 cases on at least 5 days. */
const HIGH = { cases: 10, days: 5 } as const;
/** At least 5 cases, or 3 days. */
const MIDDLE = { cases: 5, days: 3 } as const;

export const REPEAT_RADII_METRES = [30, 50, 100, 200] as const;
export const REPEAT_RADIUS_METRES = 50;
export const FEWEST_REPEATS = 3;

export function repeatGrade(cases: number, days: number): RepeatGrade {
  if (cases >= HIGH.cases && days >= HIGH.days) return 'high';
  return cases >= MIDDLE.cases || days >= MIDDLE.days ? 'middle' : 'repeat';
}
