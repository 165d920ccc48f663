/** A row is put, or a range of rows goes: `from` ≤ key < `before`. */
export type RowChange =
  | { readonly put: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly dropFrom: string; readonly before: string };

/** `superseded`: another tab has claimed the rows since. `full`: the disk or the quota. `refused`: any other failure. */
export type WriteOutcome = 'written' | 'superseded' | 'full' | 'refused';

/** Which tab writes. */
export interface Claim {
  /** Grows with every tab that takes over: a write under an older one is refused. */
  readonly token: number;
  readonly holder: string;
  /** Milliseconds since 1970; a claim that was not renewed by then is free. 0: let go. */
  readonly until: number;
}

/**
 * One copy of what must not be lost: bytes under keys in ascending order, written all or nothing. Reading rejects where the
 * store cannot be read; writing never rejects.
 */
export interface PlanRows {
  keys(from: string, before: string): Promise<readonly string[]>;
  /** One entry per key; null where there is no such row. */
  read(keys: readonly string[]): Promise<readonly (Uint8Array<ArrayBuffer> | null)[]>;
  /** On the medium, not only handed over, when it resolves with 'written'; refused unless the claim is this token's. */
  write(changes: readonly RowChange[], token: number): Promise<WriteOutcome>;
  claimed(): Promise<Claim | null>;
  /**
   * Takes the rows over where `token` is newer than the claim that is there, renews it where it is this holder's; gives the
   * claim that holds then. Reading, deciding and writing are one step to every other tab.
   */
  claim(claim: Claim): Promise<Claim>;
  /** Everything goes, the claim too, so that a tab that still writes is superseded. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** What the claim is once a tab has asked for it. */
export function claimAfter(held: Claim | null, asked: Claim): Claim {
  if (held === null || held.token < asked.token) return asked;
  return held.token === asked.token && held.holder === asked.holder ? asked : held;
}
