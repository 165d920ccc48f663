import type { LngLat } from '../domain/place';
import { unitAtPoint } from '../jobs/unit-at-point';
import type { Application } from './application';
import { selectCell } from './hotspot-commands';
import { shown, shownHotspots } from './hotspot-ground';
import { readDensity } from './study-commands';

/** A click on the map in the workspace of hotspots: the unit there, or the density; false where it is nobody's. */
export function pickPlace(app: Application, place: LngLat): boolean {
  const read = readDensity(app, place);
  return pickCell(app, place) || read;
}

function pickCell(app: Application, place: LngLat): boolean {
  const state = app.store.getState();
  if (state.workspace !== 'hotspot' || state.view.layers.hidden.includes('hotspots')) return false;
  if (state.hotspotTab === 'emerging') {
    const found = shown(state.emerging.found, state);
    if (found === null) return false;
    const cell = unitAtPoint(found.result.units, place);
    app.store.setState(({ emerging }) => ({
      emerging: { ...emerging, selectedCell: cell < 0 ? null : cell },
    }));
    return cell >= 0;
  }
  const found = shownHotspots(state);
  if (found === null || state.hotspotTab !== 'significant') return false;
  const cell = unitAtPoint(found.result.units, place);
  selectCell(app, cell < 0 ? null : cell);
  return cell >= 0;
}
