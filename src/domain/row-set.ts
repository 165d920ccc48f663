import type { CountingChoice } from './fact-context';

/** What a set of rows can come from. An analysis ignores clauses derived from itself. */
export const ROW_SET_SOURCES = [
  'hotspot',
  'repeat',
  'emerging',
  'cluster',
  'density',
  'change',
  'selection',
  'tag',
  'query',
] as const;
export type RowSetSource = (typeof ROW_SET_SOURCES)[number];

/** Plain data that whoever made a set can make it from again; only its maker reads it. */
export type RowSetRecipe = { readonly [name: string]: RecipeValue };
export type RecipeValue =
  | string
  | number
  | boolean
  | null
  | readonly RecipeValue[]
  | { readonly [name: string]: RecipeValue };

/**
 * Rows that an analysis or a person picked. `frozenAt` is when (ms of the local wall clock); the set stays as it was
 * then until it is made again. Its rows are handed to the evaluators by whoever made it.
 */
export interface RowSetClause {
  readonly kind: 'set';
  readonly source: RowSetSource;
  readonly recipe: RowSetRecipe;
  readonly frozenAt: number;
}

/** Equal clauses have equal keys. */
export function rowSetKey(clause: RowSetClause): string {
  return JSON.stringify(clause);
}

/** Cases for which a fact holds (or not) at a counting moment: overdue, due, reworked … */
export interface FactClause {
  readonly kind: 'fact';
  /** Id of a registered fact. */
  readonly fact: string;
  readonly holds: boolean;
  readonly choice: CountingChoice;
}
