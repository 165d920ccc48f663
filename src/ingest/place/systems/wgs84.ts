import { CHINA_DEGREES, type CoordinateSystem } from '../coordinate-system';

/** WGS 84 and CGCS2000 degrees, which are one for cases: nothing to convert. */
export const wgs84: CoordinateSystem = {
  id: 'wgs84',
  unit: 'degree',
  range: CHINA_DEGREES,
  open: async () => ({ toWgs84: () => undefined, fromWgs84: () => undefined }),
};
