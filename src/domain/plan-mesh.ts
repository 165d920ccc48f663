import type { Extent } from './place';

/** No unit lies on that side of a border. */
export const NO_UNIT = 0xffff_ffff;

/** Part of the mesh that is drawn or left out as a whole. */
export interface PlanChunk {
  readonly firstIndex: number;
  readonly indexCount: number;
  readonly firstEdge: number;
  readonly edgeCount: number;
  /** Mercator, in the unit square. */
  readonly box: Extent;
}

/**
 * Units as triangles with a unit number at every vertex, and their borders with the numbers of both sides. Coordinates are
 * Mercator less `origin`: in single precision a city is then good to some millimetres.
 */
export interface PlanMesh {
  readonly unitCount: number;
  readonly origin: readonly [x: number, y: number];
  readonly positions: Float32Array<ArrayBuffer>;
  readonly units: Uint32Array<ArrayBuffer>;
  readonly indices: Uint32Array<ArrayBuffer>;
  /** x, y of both ends. */
  readonly edges: Float32Array<ArrayBuffer>;
  /** Units on both sides; NO_UNIT where there is none. */
  readonly edgeUnits: Uint32Array<ArrayBuffer>;
  readonly chunks: readonly PlanChunk[];
}
