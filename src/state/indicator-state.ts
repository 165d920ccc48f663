import type { WorkTime } from '../domain/calendar';
import type { CategoryField } from '../domain/field';
import type { IndicatorReport, IndicatorTable, ScoreBook } from '../domain/indicator';

export interface IndicatorsState {
  readonly report: IndicatorReport | null;
  /** Data version of the report. */
  readonly version: number;
  /** Weights and parts by hand; null until they have been read from the store. */
  readonly book: ScoreBook | null;
  /** The user's days and hours; null: the ones that come with the product. */
  readonly workTime: WorkTime | null;
  /** Grows when work limits run otherwise, so that indicators are asked anew. */
  readonly workTimeVersion: number;
  /** The table of units or streets; null while it is closed. */
  readonly table: IndicatorTableState | null;
}

export interface IndicatorTableState {
  readonly by: CategoryField;
  /** Null while it is worked out, or where the data lacks the field. */
  readonly result: IndicatorTable | null;
  readonly waiting: boolean;
}

export const INITIAL_INDICATORS: IndicatorsState = {
  report: null,
  version: -1,
  book: null,
  workTime: null,
  workTimeVersion: 0,
  table: null,
};
