import type { Convention } from './fact-context';
import type { FieldId } from './field';

/** A whole column in file order: NaN is missing; of a category, codes into `values`, whose entry 0 is ''. */
export type CaseColumn =
  | { readonly kind: 'numbers'; readonly values: Float64Array }
  | { readonly kind: 'codes'; readonly codes: Uint32Array; readonly values: readonly string[] };

/** Columns of all rows; a field that the data does not have is absent. Times are milliseconds of the wall clock. */
export interface CaseColumns {
  readonly rowCount: number;
  readonly columns: { readonly [F in FieldId]?: CaseColumn };
}

/** What facts read of a case. NaN and '' are missing. */
export interface LifeRow {
  readonly status: string;
  readonly publicSource: boolean;
  readonly reportedAt: number;
  readonly filedAt: number;
  readonly dispatchedAt: number;
  readonly handledAt: number;
  readonly closedAt: number;
  readonly voidAt: number;
  readonly deadline: number;
  /** 1, 0 or NaN: what the file itself says of lateness. */
  readonly overdue: number;
  readonly delayCount: number;
  readonly reworkCount: number;
  readonly suspended: number;
  readonly selfHandled: number;
}

/**
 * Where a case stands at the counting moment. The vendor's stage numbers (domain facts §4.1 and §6) are these:
 * pending 1–2, filed 3–6, processing 7–8, checking 9–14, closed 101, void 102, suspended 103. `absent` was not yet
 * reported then; `unknown` has neither a status nor a time to tell.
 */
export type LifeStage =
  | 'absent'
  | 'unknown'
  | 'pending'
  | 'filed'
  | 'processing'
  | 'checking'
  | 'closed'
  | 'void'
  | 'suspended';

/** A case at the counting moment: what rules of facts decide on. Plain enough that all of it fits into one number. */
export interface CaseState {
  readonly stage: LifeStage;
  /** Disposed after its deadline, or with the unit and past it; strictly: at the deadline is in time. */
  readonly late: boolean;
  readonly convention: Convention;
  readonly publicSource: boolean;
  readonly hasDeadline: boolean;
  /** The file itself says whether the case is late. */
  readonly hasLateFlag: boolean;
  readonly reworked: boolean;
  readonly delayed: boolean;
  readonly selfHandled: boolean;
  /** The file's flag of 挂账, wherever the case stands. */
  readonly suspendedOnce: boolean;
}

/** One yes-or-no statement about a case; its file names the rule's source. */
export interface Fact {
  readonly id: string;
  /** Every group needs one of its fields in the data, else the fact cannot be told. */
  readonly needs: readonly (readonly FieldId[])[];
  readonly holds: (state: CaseState) => boolean;
}
