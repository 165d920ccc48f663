import { tabulateFeatures } from './features/tabulate-features';
import { shapefileLayers } from './shapefile-layers';

/** Shapefiles in a zip, and their parts alone. */
export const shapefileTable = tabulateFeatures('shapefile', ['zip', 'shapes', 'dbf'], shapefileLayers);
