import { tabulateFeatures } from './features/tabulate-features';
import { kmlLayers } from './kml-layers';

/** KML; a KMZ is one inside a zip. */
export const kmlTable = tabulateFeatures('kml', ['kml'], kmlLayers);
