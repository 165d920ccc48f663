import type { Clause, Filter } from '../domain/filter';
import type { LngLat } from '../domain/place';
import { inStudyRoom } from '../jobs/study-room';
import { type Application, notify } from './application';
import { plannedPlaces } from './planned-places';
import { filteredSpan, setStudies } from './study-commands';

const METRES_PER_DEGREE = 111_195;
const CORNERS = 36;

/** What the cases within `reachMetres` of a place say; kept as `studies.why`. */
export async function explainHere(app: Application, place: LngLat, reachMetres: number): Promise<void> {
  const state = app.store.getState();
  const span = filteredSpan(state);
  if (span === null) return;
  const { filter } = state.view;
  const { version } = state.dataset;
  try {
    const cases = await app.services.placedCases(around(filter, place, reachMetres));
    const [lng, lat] = place;
    const asked = plannedPlaces(app, [cases.rowIds]);
    const explanation = await inStudyRoom(
      app.services,
      (room) => room.explain({ zoneSet: state.zones.zoneSet, cases, span, lng, lat }),
      new AbortController().signal,
    );
    const planned = (await asked)?.[0] ?? null;
    if (explanation === null || app.store.getState().dataset.version !== version) return;
    setStudies(app, { why: { place, reachMetres, filter, span, explanation, planned, version } });
  } catch (reason) {
    notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
  }
}

/** The filter and a circle: beside a lasso of the user's own, not instead of it. */
function around(filter: Filter, [lng, lat]: LngLat, reachMetres: number): Filter {
  const up = reachMetres / METRES_PER_DEGREE;
  const along = up / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const ring = Array.from({ length: CORNERS }, (_, at): LngLat => {
    const angle = (2 * Math.PI * at) / CORNERS;
    return [lng + along * Math.cos(angle), lat + up * Math.sin(angle)];
  });
  const circle: Clause = { kind: 'lasso', ring };
  return [...filter, circle];
}
