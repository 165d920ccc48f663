import type { HistoryStep, PlanHistory, PlanState } from '../domain/plan-history';
import type { PlanUnits, ResponsibilityPlan } from '../domain/responsibility-plan';
import type { Result } from '../domain/result';
import type { UnitSet, UnitSetKind, UnitSetRecipe } from '../domain/unit-set';

/** Translation keys `journal-error.<code>`. */
export const JOURNAL_ERROR_CODES = [
  /** Another tab writes; this one may only look. */
  'reader',
  /** The disk or the quota is full. */
  'full',
  /** The browser refuses storage. */
  'refused',
  /** Neither copy is whole: what is intact and the last backup can be opened when asked for. */
  'damaged',
  /** No such plan or unit set. */
  'missing',
  /** The plan was not opened (again) since this tab began to write. */
  'not_open',
  'closed',
] as const;
export type JournalErrorCode = (typeof JOURNAL_ERROR_CODES)[number];

export interface JournalError {
  readonly code: JournalErrorCode;
  /** Of a damaged plan: steps up to this one can be opened with 'intact'; null where there is no such beginning. */
  readonly intactSeq?: number | null;
  /** Of a damaged plan: the last step that is known to have been. */
  readonly lastSeq?: number;
  /** Of a damaged plan: what can be opened with 'backup'. */
  readonly backup?: { readonly seq: number; readonly savedAt: string } | null;
}

export interface StoredPlanHead {
  readonly id: string;
  readonly name: string;
  readonly unitSet: string;
  readonly inForce: boolean;
  readonly zones: number;
  readonly units: number;
  /** The last step that is durable. */
  readonly seq: number;
  /** Local wall clock, `YYYY-MM-DD HH:MM`. */
  readonly changedAt: string;
}

export interface StoredUnitSetHead {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitSetKind;
  readonly units: number;
  readonly recipe: UnitSetRecipe;
}

export interface JournalState {
  readonly plans: readonly StoredPlanHead[];
  readonly unitSets: readonly StoredUnitSetHead[];
}

export type JournalRole = 'writer' | 'reader';

export interface JournalStatus {
  /** Steps appended that are not durable yet, of all plans. */
  readonly waiting: number;
  /** Why they are not, where an attempt failed; it is tried again until it succeeds. */
  readonly trouble: 'full' | 'refused' | null;
  /** In how many places an acknowledged step lies. 1 is to be said. */
  readonly copies: 0 | 1 | 2;
}

/** Whole; or put together again: the copy or both together made up for what was damaged; or what was asked for. */
export type RestoredFrom = 'copy' | 'intact' | 'backup' | null;

export interface OpenedPlan {
  /** The journal reads it for its checkpoints: it is changed in place by the edits that are appended, and by nothing else. */
  readonly state: PlanState;
  readonly history: PlanHistory;
  readonly seq: number;
  readonly restoredFrom: RestoredFrom;
  /** Steps at the end that are whole in no copy: the plan stands at the one before them. To be said where it is not 0. */
  readonly lost: number;
}

/** Plans and the units they divide, each in two places; one tab writes. */
export interface PlanJournal {
  state(): JournalState;
  readUnitSet(id: string): Promise<UnitSet | null>;
  putUnitSet(set: UnitSet, recipe: UnitSetRecipe): Promise<Result<void, JournalError>>;
  removeUnitSet(id: string): Promise<Result<void, JournalError>>;
  /** A new plan as it stands, without history; it still has to be opened. */
  create(plan: ResponsibilityPlan, units: PlanUnits): Promise<Result<void, JournalError>>;
  /**
   * A plan that this tab writes is opened once: whoever asks again gets the same state and history. `of`: what to open of a
   * plan that is damaged. What was left behind goes when the first step is appended.
   */
  openPlan(id: string, of?: 'intact' | 'backup'): Promise<Result<OpenedPlan, JournalError>>;
  /**
   * Call it in the same task in which the step was carried out on the opened plan's state and history. Resolves with the
   * step's number when it is durable in every copy there is; a failing write is tried again, see `status`, so that an error
   * is only reader, closed, missing or not_open.
   */
  append(planId: string, step: HistoryStep): Promise<Result<number, JournalError>>;
  /** null: no plan is in force. */
  setInForce(planId: string | null): Promise<Result<void, JournalError>>;
  remove(planId: string): Promise<Result<void, JournalError>>;
  role(): JournalRole;
  status(): JournalStatus;
  /** The role changed: a tab that becomes the writer opens its plan again, another one may have gone on with it. */
  onRole(listener: (role: JournalRole) => void): () => void;
  onStatus(listener: (status: JournalStatus) => void): () => void;
  /** Plans or unit sets came, went or were renamed, in this tab or another. */
  onState(listener: (state: JournalState) => void): () => void;
  /** Would as many bytes more be kept? null where nobody can say. Asked before the first edit. */
  hasRoom(bytes: number): Promise<boolean | null>;
  /** Writes a backup of what is open, and lets another tab write. */
  close(): Promise<void>;
}
