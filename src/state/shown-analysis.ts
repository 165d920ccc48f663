import type { AppState } from './app-state';
import { shown, shownHotspots } from './hotspot-ground';
import { shownStudy } from './study-commands';

/** What of the hotspot workspace lies on the map: one thing at a time, that of the analysis that is open. */
export type ShownAnalysis = 'units' | 'repeats' | 'surface';

/** An analysis that has no result yet, or none of its own to draw, leaves the units or the surface of the others. */
export function shownAnalysis(state: AppState): ShownAnalysis {
  const { hotspotTab: tab, workspace } = state;
  const surface = shownStudy(state, state.studies.surface === 'density' ? 'density' : 'change') !== null;
  if (tab === 'repeat' && workspace === 'hotspot') {
    const { places, clusters } = state.repeat;
    if (shown(places, state) !== null || shown(clusters, state) !== null) return 'repeats';
  }
  if ((tab === 'density' || tab === 'change') && surface) return 'surface';
  const units = shownHotspots(state) !== null || shown(state.emerging.found, state) !== null;
  return units || !surface ? 'units' : 'surface';
}
