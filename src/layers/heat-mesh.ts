import { mercatorX, mercatorY } from '../domain/mercator';
import type { Extent } from '../domain/place';

/**
 * A triangle strip over an extent: pairs of west and east vertices from south to north at latitudes equally far apart.
 * Within a strip the map's Mercator y is taken as linear in latitude.
 */
export interface HeatMesh {
  /** Mercator x, y per vertex; double precision, because 1 m is 2.5e-8 of the world. */
  readonly mercator: Float64Array;
  /** Texture u, v per vertex: u from west, v from south, both 0..1 over the extent. */
  readonly grid: Float32Array<ArrayBuffer>;
  readonly vertexCount: number;
}

/** Linear within 0.03° of latitude is off by at most h²/8 · tan φ: less than 0.4 m at 60°. */
const STRIP_DEGREES = 0.03;
const MOST_STRIPS = 512;

export function heatMesh(extent: Extent): HeatMesh {
  const height = extent.north - extent.south;
  const strips = Math.min(MOST_STRIPS, Math.max(1, Math.ceil(height / STRIP_DEGREES)));
  const vertexCount = (strips + 1) * 2;
  const mercator = new Float64Array(vertexCount * 2);
  const grid = new Float32Array(vertexCount * 2);
  for (let i = 0; i <= strips; i += 1) {
    const share = i / strips;
    const y = mercatorY(extent.south + height * share);
    mercator.set([mercatorX(extent.west), y, mercatorX(extent.east), y], i * 4);
    grid.set([0, share, 1, share], i * 4);
  }
  return { mercator, grid, vertexCount };
}

/**
 * Clip-space x, y, z, w per vertex by a column-major 4 × 4 matrix. Done here in double precision: in a shader's single
 * precision a metre is lost at zoom 17 and the layer would tremble against the streets.
 */
export function toClipSpace(
  mesh: HeatMesh,
  matrix: ArrayLike<number>,
  into: Float32Array<ArrayBuffer>,
): Float32Array<ArrayBuffer> {
  for (let i = 0; i < mesh.vertexCount; i += 1) {
    const x = mesh.mercator[i * 2]!;
    const y = mesh.mercator[i * 2 + 1]!;
    for (let row = 0; row < 4; row += 1) {
      into[i * 4 + row] = matrix[row]! * x + matrix[row + 4]! * y + matrix[row + 12]!;
    }
  }
  return into;
}
