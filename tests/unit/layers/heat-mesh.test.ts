import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mercatorX, mercatorY } from '../../../src/domain/mercator';
import { heatMesh, toClipSpace } from '../../../src/layers/heat-mesh';
import { metresPerPixel } from '../../../src/layers/mercator';

/** The inverse by another formula (Gudermann) than the one under test. */
const latitudeOf = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

describe('heat mesh', () => {
  it('puts every latitude of the grid where the map has it, within half a metre', () => {
    const extents = fc.record({
      west: fc.double({ min: 75, max: 130, noNaN: true }),
      south: fc.double({ min: 18, max: 50, noNaN: true }),
      width: fc.double({ min: 0.01, max: 3, noNaN: true }),
      height: fc.double({ min: 0.01, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(
        extents,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ west, south, width, height }, share) => {
          const extent = { west, south, east: west + width, north: south + height };
          const mesh = heatMesh(extent);
          const strips = mesh.vertexCount / 2 - 1;
          // The texture row that the graphics card would read at this place of the mesh.
          const strip = Math.min(strips - 1, Math.floor(share * strips));
          const within = share * strips - strip;
          const y = (i: number) => mesh.mercator[i * 4 + 1]!;
          const v = (i: number) => mesh.grid[i * 4 + 1]!;
          const drawnY = y(strip) + (y(strip + 1) - y(strip)) * within;
          const readV = v(strip) + (v(strip + 1) - v(strip)) * within;
          const metresOff = (latitudeOf(drawnY) - (south + height * readV)) * 111_195;
          expect(Math.abs(metresOff)).toBeLessThan(0.5);
        },
      ),
    );
  });

  it('spans the extent from its south-west to its north-east', () => {
    const { mercator, grid, vertexCount } = heatMesh({ west: 120, south: 22.8, east: 120.7, north: 23.5 });
    const last = vertexCount - 1;
    expect([mercator[0], mercator[1]]).toEqual([mercatorX(120), mercatorY(22.8)]);
    expect([mercator[last * 2], mercator[last * 2 + 1]]).toEqual([mercatorX(120.7), mercatorY(23.5)]);
    expect([...grid.slice(0, 4), ...grid.slice(-4)]).toEqual([0, 0, 1, 0, 0, 1, 1, 1]);
  });

  it('keeps centimetres at zoom 20, where single precision would lose metres', () => {
    const mesh = heatMesh({ west: 120.2, south: 23, east: 120.20001, north: 23.00001 });
    const scale = 2 ** 29;
    const matrix = new Float64Array(16);
    matrix[0] = scale;
    matrix[5] = scale;
    matrix[12] = -scale * mercatorX(120.2);
    matrix[13] = -scale * mercatorY(23);
    matrix[15] = 1;
    const clip = toClipSpace(mesh, matrix, new Float32Array(mesh.vertexCount * 4));
    expect(clip[0]).toBe(0);
    expect(clip[4]).toBeCloseTo((0.00001 / 360) * scale, 3);
    expect(clip[3]).toBe(1);
  });
});

describe('metres per pixel', () => {
  it('is 156,543 m for a 256-pixel world on the equator at zoom 0, and halves with each zoom', () => {
    expect(metresPerPixel(0, 0) * 2).toBeCloseTo(156_543.034, 2);
    expect(metresPerPixel(60, 10) / metresPerPixel(0, 11)).toBeCloseTo(1, 9);
  });
});
