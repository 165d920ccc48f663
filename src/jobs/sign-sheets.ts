import type { MultiPolygonShape } from '../domain/polygon-shape';
import type { ZoneFigures } from '../domain/zone-figures';
import { maskNumber } from '../export/masked-rows';
import type { PlanDesk } from './plan-desk';
import { inPlanRoom, type PlanPorts } from './plan-room';
import { deskFigures } from './plan-workload';

/** What a page of signs shows: a zone, its ground, and what lies beside it. */
export interface SignSheet {
  readonly figures: ZoneFigures;
  readonly shape: MultiPolygonShape;
  /** As it is printed: stars where that was asked for. */
  readonly phone: string;
}

/** Of all zones with units, in their order. */
export type SignBook = readonly SignSheet[];

/** null where `signal` ended it. */
export async function signBook(
  ports: Pick<PlanPorts, 'openPlanRoom'>,
  desk: PlanDesk,
  masked: boolean,
  signal: AbortSignal,
): Promise<SignBook | null> {
  const figures = deskFigures(desk).filter(({ units }) => units > 0);
  const ids = figures.map(({ zone }) => zone.id);
  const outlines = await inPlanRoom(
    ports,
    (room) => room.outlines(desk.units.geometry, desk.state.units.zone, ids),
    signal,
  );
  if (outlines === null) return null;
  return figures.map((own) => ({
    figures: own,
    shape: outlines.get(own.zone.id)!.shape,
    phone: masked ? maskNumber(own.zone.chief.phone) : own.zone.chief.phone,
  }));
}
