import type { LngLat } from '../domain/place';
import type { PlanTool } from '../domain/plan-tool';
import { NO_PLAN_ZONE } from '../domain/responsibility-plan';
import type { PlanDesk, StrokeKind } from '../jobs/plan-desk';
import { type Application, notify } from './application';
import {
  beginStroke,
  changePlans,
  endStroke,
  openDesk,
  setActiveZone,
  stroke,
  strokeOnce,
} from './plan-commands';
import { addZone, splitZone, type ZoneNamer } from './plan-zones';

/** What a tool does to the units it touches. */
function effectOf(tool: PlanTool): StrokeKind {
  return tool === 'lock' || tool === 'unlock' ? tool : 'assign';
}

/** The zone that a press of the tool gives units to; null where none is chosen, which is said. */
function targetOf(app: Application, tool: PlanTool): number | null {
  if (tool === 'erase' || tool === 'lock' || tool === 'unlock') return NO_PLAN_ZONE;
  const { activeZone } = app.store.getState().plans;
  if (activeZone !== NO_PLAN_ZONE) return activeZone;
  notify(app.store, 'info', 'plan.notice.choose-zone');
  return null;
}

/** The pointer went down with a stroke's tool. False where nothing may be painted. */
export function press(app: Application, tool: PlanTool, place: LngLat, radiusMetres: number): boolean {
  const zone = targetOf(app, tool);
  if (zone === null || !beginStroke(app, effectOf(tool), zone)) return false;
  drag(app, place, place, radiusMetres);
  return true;
}

/** The pointer moved on: everything between the two places is touched. */
export function drag(app: Application, from: LngLat, to: LngLat, radiusMetres: number): void {
  const desk = openDesk(app);
  if (desk === null) return;
  const start = performance.now();
  const units = desk.index.alongStroke(from, to, radiusMetres);
  stroke(app, units);
  app.services.measure('shirong:stroke', start, { units: units.length });
}

export function releaseStroke(app: Application): void {
  endStroke(app);
}

export function boxUnits(app: Application, one: LngLat, other: LngLat): void {
  const units = openDesk(app)?.index.inBox({
    west: Math.min(one[0], other[0]),
    east: Math.max(one[0], other[0]),
    south: Math.min(one[1], other[1]),
    north: Math.max(one[1], other[1]),
  });
  if (units !== undefined) give(app, 'box', units);
}

/** A ring or line that was drawn with the tool. */
export function drawnShape(
  app: Application,
  tool: PlanTool,
  points: readonly LngLat[],
  nameOf: ZoneNamer,
): void {
  const desk = openDesk(app);
  if (desk === null) return;
  if (tool === 'lasso') give(app, tool, desk.index.inRing(points));
  else if (tool === 'polygon') addZone(app, nameOf, desk.index.mostlyInRing(points));
  else if (tool === 'split') splitZone(app, nameOf, points);
}

/** A click: picks the zone, fills the region, or takes the whole road. */
export function clickUnit(app: Application, tool: PlanTool, unit: number | null): void {
  const desk = openDesk(app);
  if (desk === null || unit === null) return;
  if (tool === 'fill') give(app, tool, regionOf(desk, unit));
  else if (tool === 'road') give(app, tool, roadOf(desk, unit));
  else setActiveZone(app, desk.shown.zone[unit]!);
}

/** By the keyboard: the unit goes to the active zone, or to nobody. */
export function giveUnit(app: Application, unit: number, away: boolean): void {
  give(app, away ? 'erase' : 'brush', [unit]);
}

function give(app: Application, tool: PlanTool, units: readonly number[]): void {
  const zone = targetOf(app, tool);
  if (zone !== null) strokeOnce(app, effectOf(tool), zone, units);
}

/** The unit and all that can be reached from it within its zone and street. */
function regionOf(desk: PlanDesk, unit: number): readonly number[] {
  const { zone } = desk.shown;
  const { streetOf } = desk.units;
  return reached(desk, unit, (other) => zone[other] === zone[unit] && streetOf[other] === streetOf[unit]);
}

/** The pieces of one road that touch each other; a unit without a name is a road of its own. */
function roadOf(desk: PlanDesk, unit: number): readonly number[] {
  const { names } = desk.units;
  const name = names[unit] ?? '';
  return name === '' ? [unit] : reached(desk, unit, (other) => names[other] === name);
}

function reached({ units }: PlanDesk, first: number, belongs: (unit: number) => boolean): readonly number[] {
  const { starts, ids } = units.graph;
  const seen = new Set([first]);
  // A set goes on over what is added to it.
  for (const unit of seen) {
    for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
      const other = ids[at]!;
      if (!seen.has(other) && belongs(other)) seen.add(other);
    }
  }
  return [...seen];
}

/** The neighbour that lies most nearly in the direction (degrees east and north), for the arrow keys. */
export function stepUnit(app: Application, east: number, north: number): number | null {
  const desk = openDesk(app);
  if (desk === null) return null;
  const { hovered } = app.store.getState().plans;
  const { camera } = app.store.getState();
  const { centres } = desk.index;
  if (hovered === null) return camera === null ? 0 : nearest(desk, [camera.lng, camera.lat]);
  const { starts, ids } = desk.units.graph;
  const narrowing = Math.cos((centres[2 * hovered + 1]! * Math.PI) / 180);
  let best: number | null = null;
  let most = 0.35;
  for (let at = starts[hovered]!; at < starts[hovered + 1]!; at++) {
    const other = ids[at]!;
    const dx = (centres[2 * other]! - centres[2 * hovered]!) * narrowing;
    const dy = centres[2 * other + 1]! - centres[2 * hovered + 1]!;
    const along = (dx * east + dy * north) / (Math.hypot(dx, dy) || 1);
    if (along > most) {
      most = along;
      best = other;
    }
  }
  if (best !== null) changePlans(app, { hovered: best });
  return best;
}

function nearest(desk: PlanDesk, [lng, lat]: LngLat): number {
  const { centres } = desk.index;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let unit = 0; unit * 2 < centres.length; unit++) {
    const distance = (centres[2 * unit]! - lng) ** 2 + (centres[2 * unit + 1]! - lat) ** 2;
    if (distance >= least) continue;
    least = distance;
    best = unit;
  }
  return best;
}
