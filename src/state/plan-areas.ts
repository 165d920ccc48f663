import type { PlanArea } from '../domain/plan-areas';
import type { ZoneSet } from '../domain/zone-set';
import { planAreaZones } from '../jobs/plan-area-zones';
import type { Application } from './application';
import { planInForce } from './plan-in-use';

/** The plan in force as zones of the map; null where there is none, or `signal` ended it. */
export async function planInForceAreas(
  app: Application,
  by: PlanArea,
  signal: AbortSignal,
): Promise<ZoneSet | null> {
  const used = await planInForce(app).catch(() => null);
  if (used === null || signal.aborted) return null;
  return planAreaZones(app.services, used.plan, used.units, used.zoneOf, by, signal);
}
