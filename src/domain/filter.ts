import type { ColumnClause } from './column-clause';
import type { CategoryField, TimeField } from './field';
import { type Measure, measureKey } from './measure';
import type { Extent, GeoQuality, LngLat, PlaceLevel } from './place';
import type { PlanClause } from './plan-clause';
import type { FactClause, RowSetClause, RowSetSource } from './row-set';
import type { WeekHours } from './week-hours';

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
  | TextClause
  | ColumnClause
  | HoursClause
  | NumberClause
  | FactClause
  | RowSetClause
  | PlanClause;

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

/** Cases whose reported district (or street, community, unit grid) differs from the one their point lies in. */
export interface MismatchClause {
  readonly kind: 'mismatch';
  readonly level: PlaceLevel;
}

/** Part of the id, description or address, as `foldText` reads both. */
export interface TextClause {
  readonly kind: 'text';
  readonly text: string;
}

/** Hours of the week of a time, whatever the date. A missing time never passes. */
export interface HoursClause {
  readonly kind: 'hours';
  readonly field: TimeField;
  readonly hours: WeekHours;
}

/** from ≤ value < to in the measure's unit; null is an open end. A missing value never passes. */
export interface NumberClause {
  readonly kind: 'number';
  readonly measure: Measure;
  readonly from: number | null;
  readonly to: number | null;
}

export type ClauseKey = string;

/** Two clauses with the same key replace each other. */
export function clauseKey(clause: Clause): ClauseKey {
  switch (clause.kind) {
    case 'time':
    case 'values':
    case 'hours':
    case 'column':
      return `${clause.kind}:${clause.field}`;
    case 'number':
      return `number:${measureKey(clause.measure)}`;
    case 'fact':
      return `fact:${clause.fact}`;
    case 'set':
      return `set:${clause.source}`;
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

/** The filter as an analysis takes it: without the sets that came from that analysis. */
export function withoutSets(filter: Filter, source: RowSetSource): Filter {
  return withoutClause(filter, `set:${source}`);
}

export function findClause<K extends Clause['kind']>(
  filter: Filter,
  kind: K,
): Extract<Clause, { kind: K }> | undefined {
  return filter.find((clause): clause is Extract<Clause, { kind: K }> => clause.kind === kind);
}
