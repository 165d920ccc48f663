import { tabulateFeatures } from './features/tabulate-features';
import { parquetLayers } from './parquet-layers';

/** Parquet and GeoParquet. */
export const parquetTable = tabulateFeatures('parquet', ['parquet'], parquetLayers);
