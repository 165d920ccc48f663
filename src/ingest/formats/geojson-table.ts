import { tabulateFeatures } from './features/tabulate-features';
import { geojsonLayers } from './geojson-layers';

/** JSON of every kind that holds rows. */
export const geojsonTable = tabulateFeatures('geojson', ['json'], geojsonLayers);
