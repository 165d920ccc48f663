import type { CoordinateSystem } from '../coordinate-system';
import { openTransverseMercator } from '../transverse-mercator';

/** TWD97 / TM2 zone 121 (EPSG:3826): what offices in Taiwan write. */
export const twd97Tm2: CoordinateSystem = {
  id: 'twd97-tm2',
  unit: 'metre',
  range: { east: [90_000, 360_000], north: [2_400_000, 2_820_000] },
  open: () => openTransverseMercator({ meridian: 121, scale: 0.9999, falseEasting: 250_000 }),
};
