import { linkProgram, uniformLookup } from './heat-program';
import { PLAN_EDGE_FRAGMENT, PLAN_EDGE_VERTEX, PLAN_FILL_FRAGMENT, PLAN_FILL_VERTEX } from './plan-shader';

/** What the card holds of a plan. */
export interface PlanResources {
  readonly fill: WebGLProgram;
  readonly edge: WebGLProgram;
  readonly fillUniform: (name: string) => WebGLUniformLocation | null;
  readonly edgeUniform: (name: string) => WebGLUniformLocation | null;
  readonly fillArray: WebGLVertexArrayObject;
  readonly edgeArray: WebGLVertexArrayObject;
  readonly buffers: Record<
    'positions' | 'units' | 'indices' | 'edges' | 'pairs' | 'borderEdges' | 'borderPairs',
    WebGLBuffer
  >;
  readonly words: WebGLTexture;
  readonly zones: WebGLTexture;
}

export function createPlanResources(gl: WebGL2RenderingContext): PlanResources | null {
  const fill = linkProgram(gl, PLAN_FILL_VERTEX, PLAN_FILL_FRAGMENT);
  const edge = linkProgram(gl, PLAN_EDGE_VERTEX, PLAN_EDGE_FRAGMENT);
  // Only a context that is lost at this very moment ends here; another one is on its way.
  if (fill === null || edge === null) return null;
  const buffers = {
    positions: gl.createBuffer(),
    units: gl.createBuffer(),
    indices: gl.createBuffer(),
    edges: gl.createBuffer(),
    pairs: gl.createBuffer(),
    borderEdges: gl.createBuffer(),
    borderPairs: gl.createBuffer(),
  };
  const fillArray = gl.createVertexArray();
  gl.bindVertexArray(fillArray);
  const position = attribute(gl, fill, 'a_position', buffers.positions);
  gl.vertexAttribPointer(position, 2, gl.FLOAT, false, 0, 0);
  const unit = attribute(gl, fill, 'a_unit', buffers.units);
  gl.vertexAttribIPointer(unit, 1, gl.UNSIGNED_INT, 0, 0);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.indices);
  const edgeArray = gl.createVertexArray();
  gl.bindVertexArray(edgeArray);
  bindEdges(gl, edge, buffers, 0);
  gl.bindVertexArray(null);
  return {
    fill,
    edge,
    fillUniform: uniformLookup(gl, fill),
    edgeUniform: uniformLookup(gl, edge),
    fillArray,
    edgeArray,
    buffers,
    words: nearestTexture(gl),
    zones: nearestTexture(gl),
  };
}

function attribute(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  name: string,
  buffer: WebGLBuffer,
): number {
  const location = gl.getAttribLocation(program, name);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.enableVertexAttribArray(location);
  return location;
}

export function bindEdges(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  buffers: Pick<PlanResources['buffers'], 'edges' | 'pairs'>,
  first: number,
): void {
  const ends = attribute(gl, program, 'a_ends', buffers.edges);
  gl.vertexAttribPointer(ends, 4, gl.FLOAT, false, 0, first * 16);
  gl.vertexAttribDivisor(ends, 1);
  const pair = attribute(gl, program, 'a_pair', buffers.pairs);
  gl.vertexAttribIPointer(pair, 2, gl.UNSIGNED_INT, 0, first * 8);
  gl.vertexAttribDivisor(pair, 1);
}

function nearestTexture(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}

/** MapLibre leaves its own unpack state behind. */
export function resetUnpacking(gl: WebGL2RenderingContext): void {
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
}
