export interface CaseClass {
  readonly code: string;
  readonly major: string;
  readonly minor: string;
  readonly kind: string;
  readonly limitText: string;
}
export const CLASSES: readonly CaseClass[];
