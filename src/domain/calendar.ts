/** Statutory holidays (inclusive spans) and weekend days that are worked, as ISO dates. */
export interface WorkCalendar {
  readonly holidays: readonly (readonly [from: string, to: string])[];
  readonly makeUpWorkdays: readonly string[];
  /** Years the holidays are known for; in others only weekends are free. */
  readonly years: readonly number[];
}

/** Shifts of a workday, minutes since midnight, in order and apart. */
export interface WorkHours {
  readonly shifts: readonly (readonly [fromMinute: number, toMinute: number])[];
}

/** When work limits run. */
export interface WorkTime {
  readonly calendar: WorkCalendar;
  readonly hours: WorkHours;
}

/**
 * The field's four clocks (domain facts §5): 紧急工作时 runs round the clock, 工作时 within work hours of workdays,
 * 工作日 as many work hours as a workday has, 自然日 by 24 hours.
 */
export const CLOCKS = ['urgent_hour', 'work_hour', 'work_day', 'natural_day'] as const;
export type Clock = (typeof CLOCKS)[number];

export interface TimeLimit {
  readonly amount: number;
  readonly clock: Clock;
}

/** Translation keys `work-time-error.<code>`. */
export const WORK_TIME_ERROR_CODES = ['not_a_calendar', 'bad_date', 'backwards', 'bad_shifts'] as const;
export interface WorkTimeError {
  readonly code: (typeof WORK_TIME_ERROR_CODES)[number];
  /** 1-based, with its text; of a date. */
  readonly line?: number;
  readonly text?: string;
}
