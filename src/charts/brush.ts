import { addUnits, type ChartUnit, ceilToUnit, floorToUnit, nearestBoundary, unitsBetween } from './calendar';

/** from ≤ t < to, ms of the local wall clock. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Edge = 'from' | 'to';

/** What a drag does, fixed when the pointer goes down. */
export type Gesture =
  | { readonly kind: 'make'; readonly anchor: number }
  | { readonly kind: 'move'; readonly grabbed: number; readonly span: Span }
  | { readonly kind: 'resize'; readonly fixed: number };

/** Everything the brush can cover: whole units around the data. */
export function brushDomain(first: number, last: number, unit: ChartUnit): Span {
  const from = floorToUnit(first, unit);
  return { from, to: addUnits(floorToUnit(Math.max(first, last), unit), unit, 1) };
}

/** The smallest run of whole units that holds the span. */
export function snapOutward(span: Span, unit: ChartUnit): Span {
  const from = floorToUnit(span.from, unit);
  return { from, to: Math.max(ceilToUnit(span.to, unit), addUnits(from, unit, 1)) };
}

/** Whether the span begins and ends with a unit. */
export function isAligned({ from, to }: Span, unit: ChartUnit): boolean {
  return floorToUnit(from, unit) === from && floorToUnit(to, unit) === to;
}

export function makeGesture(time: number): Gesture {
  return { kind: 'make', anchor: time };
}

export function moveGesture(time: number, span: Span): Gesture {
  return { kind: 'move', grabbed: time, span };
}

export function resizeGesture(edge: Edge, span: Span): Gesture {
  return { kind: 'resize', fixed: edge === 'from' ? span.to : span.from };
}

const MINUTE_MS = 60_000;

/** Without snapping: to the minute, which is as fine as anyone aims. */
function dragFreely(gesture: Gesture, time: number, domain: Span): Span {
  const at = Math.round(clamp(time, domain.from, domain.to) / MINUTE_MS) * MINUTE_MS;
  if (gesture.kind === 'move') {
    const { from, to } = gesture.span;
    const shift = Math.round((time - gesture.grabbed) / MINUTE_MS) * MINUTE_MS;
    const start = clamp(from + shift, domain.from, Math.max(domain.from, domain.to - (to - from)));
    return { from: start, to: start + (to - from) };
  }
  const fixed = gesture.kind === 'make' ? Math.round(gesture.anchor / MINUTE_MS) * MINUTE_MS : gesture.fixed;
  return at === fixed
    ? { from: fixed, to: fixed + MINUTE_MS }
    : { from: Math.min(fixed, at), to: Math.max(fixed, at) };
}

/**
 * The span while the pointer is at `time`: whole units (minutes where `unit` is null), at least one, inside the domain. A new span holds the units
 * under both ends of the drag; a resized edge goes to the nearest boundary and may cross the fixed one; a moved span
 * keeps its number of units.
 */
export function dragTo(gesture: Gesture, time: number, unit: ChartUnit | null, domain: Span): Span {
  if (unit === null) return dragFreely(gesture, time, domain);
  const at = clamp(time, domain.from, domain.to);
  switch (gesture.kind) {
    case 'make': {
      const anchor = clamp(gesture.anchor, domain.from, domain.to);
      const span = snapOutward({ from: Math.min(anchor, at), to: Math.max(anchor, at) }, unit);
      return span.to > domain.to
        ? { from: Math.min(span.from, addUnits(domain.to, unit, -1)), to: domain.to }
        : span;
    }
    case 'move': {
      const units = unitsBetween(floorToUnit(gesture.grabbed, unit), floorToUnit(time, unit), unit);
      return shiftSpan(gesture.span, units, unit, domain);
    }
    case 'resize': {
      const fixed = gesture.fixed;
      const edge = nearestBoundary(at, unit);
      if (edge === fixed) return atLeastOneUnit(fixed, at < fixed ? 'from' : 'to', unit, domain);
      return { from: Math.min(edge, fixed), to: Math.max(edge, fixed) };
    }
  }
}

function atLeastOneUnit(fixed: number, grows: Edge, unit: ChartUnit, domain: Span): Span {
  const forward = grows === 'to' && fixed < domain.to;
  const start = floorToUnit(fixed, unit);
  return forward
    ? { from: fixed, to: addUnits(start, unit, 1) }
    : { from: start === fixed ? addUnits(start, unit, -1) : start, to: fixed };
}

/** Shifts by whole units and stops at the ends of the domain with its number of units unchanged. */
export function shiftSpan(span: Span, units: number, unit: ChartUnit, domain: Span): Span {
  const snapped = snapOutward(span, unit);
  const length = unitsBetween(snapped.from, snapped.to, unit);
  const last = Math.max(domain.from, addUnits(domain.to, unit, -length));
  const from = clamp(addUnits(snapped.from, unit, units), domain.from, last);
  return { from, to: Math.min(addUnits(from, unit, length), domain.to) };
}

/** Moves one edge by whole units; it stops one unit before the other edge and at the end of the domain. */
export function nudgeEdge(span: Span, edge: Edge, units: number, unit: ChartUnit, domain: Span): Span {
  const snapped = snapOutward(span, unit);
  if (edge === 'from') {
    const last = Math.max(domain.from, addUnits(snapped.to, unit, -1));
    return { from: clamp(addUnits(snapped.from, unit, units), domain.from, last), to: snapped.to };
  }
  const first = Math.min(domain.to, addUnits(snapped.from, unit, 1));
  return { from: snapped.from, to: clamp(addUnits(snapped.to, unit, units), first, domain.to) };
}

/** How far Shift with an arrow key goes: a week of days, about a month of weeks, a year of months. */
export const LONG_STEP: Readonly<Record<ChartUnit, number>> = { day: 7, week: 4, month: 12 };

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
