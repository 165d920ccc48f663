import type { PlannedRows } from '../domain/plan-field';
import type { Application } from './application';
import { planInForce } from './plan-in-use';

/** Zone and chief of every case by the plan in force; null where none is. */
export async function plannedRows(app: Application): Promise<PlannedRows | null> {
  const used = await planInForce(app).catch(() => null);
  if (used === null) return null;
  const unitOfRow = await app.services.unitOfRows(used.units);
  return {
    zoneOfRow: Uint32Array.from(unitOfRow, (unit) => (unit < 0 ? 0 : used.zoneOf[unit]!)),
    zones: used.plan.zones.map(({ id, name, chief }) => ({ id, zone: name || `${id}`, chief: chief.name })),
  };
}
