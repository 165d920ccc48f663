import type { CategoryField, TimeField } from './field';
import type { Extent, GeoQuality, LngLat } from './place';

/**
 * A filter is the conjunction of its clauses, at most one per clause key. It is plain data: the same value is
 * the cache key, the link, the undo step and what the engine compiles.
 */
export type Filter = readonly Clause[];

export type Clause =
  | TimeClause
  | ClassClause
  | ValuesClause
  | ZoneClause
  | ExtentClause
  | LassoClause
  | QualityClause
  | MismatchClause
  | TextClause;

/** from ≤ t < to, milliseconds of the local wall clock. A missing time never passes. */
export interface TimeClause {
  readonly kind: 'time';
  readonly field: TimeField;
  readonly from: number;
  readonly to: number;
}

/** Whole majors, and single minors of a major. '' is the missing class. */
export interface ClassClause {
  readonly kind: 'class';
  readonly majors: readonly string[];
  readonly minors: readonly (readonly [major: string, minor: string])[];
}

/** '' is the missing value. */
export interface ValuesClause {
  readonly kind: 'values';
  readonly field: CategoryField;
  readonly values: readonly string[];
}

/** Zone ids of one zone set; the id '' is "in no zone". */
export interface ZoneClause {
  readonly kind: 'zone';
  readonly zoneSet: string;
  readonly zones: readonly string[];
}

/** Edges belong to the extent. */
export interface ExtentClause {
  readonly kind: 'extent';
  readonly extent: Extent;
}

/** A closed ring without its repeated last point; even-odd rule. */
export interface LassoClause {
  readonly kind: 'lasso';
  readonly ring: readonly LngLat[];
}

export interface QualityClause {
  readonly kind: 'quality';
  readonly qualities: readonly GeoQuality[];
}

/** Cases whose reported district (or street, community) differs from the one their point lies in. */
export interface MismatchClause {
  readonly kind: 'mismatch';
  readonly level: 'district' | 'street' | 'community';
}

/** Part of the id, description or address, case-insensitive. */
export interface TextClause {
  readonly kind: 'text';
  readonly text: string;
}

export type ClauseKey = string;

/** Two clauses with the same key replace each other. */
export function clauseKey(clause: Clause): ClauseKey {
  switch (clause.kind) {
    case 'time':
    case 'values':
      return `${clause.kind}:${clause.field}`;
    default:
      return clause.kind;
  }
}

export function withClause(filter: Filter, clause: Clause): Filter {
  const key = clauseKey(clause);
  return [...filter.filter((other) => clauseKey(other) !== key), clause];
}

export function withoutClause(filter: Filter, key: ClauseKey): Filter {
  return filter.filter((clause) => clauseKey(clause) !== key);
}

export function findClause<K extends Clause['kind']>(
  filter: Filter,
  kind: K,
): Extract<Clause, { kind: K }> | undefined {
  return filter.find((clause): clause is Extract<Clause, { kind: K }> => clause.kind === kind);
}
