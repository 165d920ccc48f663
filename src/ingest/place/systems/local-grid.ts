import type { ControlPoint } from '../../../domain/place-reading';
import type { CoordinateSystem } from '../coordinate-system';
import { fitPlane, type PlaneFit } from '../local-fit';
import { openTransverseMercator } from '../transverse-mercator';

/**
 * A city's own grid, by places known in both: the plane it is fitted to is a transverse Mercator at their centre, since
 * such grids are one that was turned and moved.
 */
export async function fitControls(controls: readonly ControlPoint[]) {
  if (controls.length < 2) return null;
  const meridian = controls.reduce((sum, { lng }) => sum + lng, 0) / controls.length;
  const originLatitude = controls.reduce((sum, { lat }) => sum + lat, 0) / controls.length;
  const plane = await openTransverseMercator({ meridian, originLatitude, falseEasting: 0 });
  const easts = Float64Array.from(controls, ({ lng }) => lng);
  const norths = Float64Array.from(controls, ({ lat }) => lat);
  plane.fromWgs84(easts, norths);
  const fit = fitPlane(
    controls.map(({ x, y }, index) => ({ from: [x, y], to: [easts[index]!, norths[index]!] })),
  );
  return fit === null ? null : { plane, fit };
}

function applyFit({ coefficients }: PlaneFit, xs: Float64Array, ys: Float64Array): void {
  const [a, b, c, d, e, f] = coefficients;
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i]!;
    const y = ys[i]!;
    xs[i] = a * x + b * y + c;
    ys[i] = d * x + e * y + f;
  }
}

function inverseOf({ kind, coefficients, residuals }: PlaneFit): PlaneFit {
  const [a, b, c, d, e, f] = coefficients;
  const determinant = a * e - b * d;
  const [p, q, r, s] = [e / determinant, -b / determinant, -d / determinant, a / determinant];
  return { kind, residuals, coefficients: [p, q, -(p * c + q * f), r, s, -(r * c + s * f)] };
}

export const localGrid: CoordinateSystem = {
  id: 'local-grid',
  unit: 'metre',
  range: null,
  async open(controls = []) {
    const fitted = await fitControls(controls);
    if (fitted === null) return null;
    const { plane, fit } = fitted;
    const back = inverseOf(fit);
    return {
      toWgs84(easts, norths) {
        applyFit(fit, easts, norths);
        plane.toWgs84(easts, norths);
      },
      fromWgs84(lngs, lats) {
        plane.fromWgs84(lngs, lats);
        applyFit(back, lngs, lats);
      },
    };
  },
};
