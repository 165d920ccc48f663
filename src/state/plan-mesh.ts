import type { PlanMesh } from '../domain/plan-mesh';
import type { UnitSet } from '../domain/unit-set';
import { inPlanRoom } from '../jobs/plan-room';
import type { Application } from './application';

/** Of the units that were shown last: plans over the same units share it. */
const made = new WeakMap<UnitSet, Promise<PlanMesh | null>>();

/** What the map draws of the units, made beside the page; null where it was ended. */
export function planMeshOf(app: Application, units: UnitSet): Promise<PlanMesh | null> {
  const known = made.get(units);
  if (known !== undefined) return known;
  const mesh = inPlanRoom(app.services, (room) => room.mesh(units.geometry), new AbortController().signal);
  made.set(units, mesh);
  return mesh;
}
