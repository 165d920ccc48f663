import type { CoordinateSystem } from '../coordinate-system';
import { bd09ToWgs84, wgs84ToBd09 } from './bd09';

/** Baidu's own Mercator in metres, by piecewise polynomials: what 运城's X坐标, Y坐标 hold. The tables are gcoord's. */
export const bd09Mercator: CoordinateSystem = {
  id: 'bd09-mercator',
  unit: 'metre',
  range: { east: [8_100_000, 15_200_000], north: [300_000, 7_200_000] },
  async open() {
    const { default: gcoord } = await import('gcoord');
    const between = (from: 'BD09' | 'BD09MC', easts: Float64Array, norths: Float64Array): void => {
      const to = from === 'BD09' ? gcoord.BD09MC : gcoord.BD09;
      const source = from === 'BD09' ? gcoord.BD09 : gcoord.BD09MC;
      for (let i = 0; i < easts.length; i++) {
        if (Number.isNaN(easts[i]!) || Number.isNaN(norths[i]!)) continue;
        const [east, north] = gcoord.transform([easts[i]!, norths[i]!], source, to);
        easts[i] = east!;
        norths[i] = north!;
      }
    };
    return {
      toWgs84(easts, norths) {
        between('BD09MC', easts, norths);
        bd09ToWgs84(easts, norths);
      },
      fromWgs84(lngs, lats) {
        wgs84ToBd09(lngs, lats);
        between('BD09', lngs, lats);
      },
    };
  },
};
