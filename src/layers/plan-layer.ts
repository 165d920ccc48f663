import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import type { PlanUnits } from '../domain/responsibility-plan';
import { CATEGORICAL } from './colour-scales';
import { linkProgram, uniformLookup } from './heat-program';
import type { PlanChunk, PlanMesh } from './plan-mesh';
import { PLAN_EDGE_FRAGMENT, PLAN_EDGE_VERTEX, PLAN_FILL_FRAGMENT, PLAN_FILL_VERTEX } from './plan-shader';
import { planTints, type Tint } from './plan-tints';
import type { Theme } from './theme';

export const PLAN_LAYER_ID = 'plan';

export interface PlanLook {
  readonly theme: Theme;
  /** Zone that is worked on, 0 for none. */
  readonly active: number;
  readonly hovered: number | null;
  /** Rank of each zone's colour, by zone id. */
  readonly colours: Uint8Array;
  readonly marked: ReadonlySet<number>;
}

/** The painted plan as a MapLibre layer: the mesh stays on the card; a stroke changes words of one small texture. */
export interface PlanLayer extends CustomLayerInterface {
  readonly id: typeof PLAN_LAYER_ID;
  setMesh(mesh: PlanMesh | null): void;
  /** `changed`: units whose word differs; null: all. The arrays are read at once. */
  paint(units: PlanUnits, changed: readonly number[] | null): void;
  look(look: PlanLook): void;
  /** What the last frame drew, for tests: chunks and borders, and texture rows sent since. */
  drawn(): { readonly chunks: number; readonly rows: number };
}

const WIDTH = 1024;
const LOCKED = 1 << 24;
const MARKED = 1 << 25;
/** Borders of units show from so many pixels of a unit's side on. */
const EDGE_PIXELS = { from: 5, full: 14 } as const;

interface Resources {
  readonly fill: WebGLProgram;
  readonly edge: WebGLProgram;
  readonly fillUniform: (name: string) => WebGLUniformLocation | null;
  readonly edgeUniform: (name: string) => WebGLUniformLocation | null;
  readonly fillArray: WebGLVertexArrayObject;
  readonly edgeArray: WebGLVertexArrayObject;
  readonly buffers: Record<'positions' | 'units' | 'indices' | 'edges' | 'pairs', WebGLBuffer>;
  readonly words: WebGLTexture;
  readonly zones: WebGLTexture;
}

export function createPlanLayer(): PlanLayer {
  let map: MapLibreMap | null = null;
  let held: Resources | null = null;
  let mesh: PlanMesh | null = null;
  let look: PlanLook | null = null;
  let words = new Uint32Array(0);
  let meshStale = true;
  let zonesStale = true;
  /** Rows of `words` that the card has not got yet. */
  let staleRows = new Set<number>();
  let wordsAllocated = 0;
  let drawn = { chunks: 0, rows: 0 };

  function word(units: PlanUnits, unit: number): number {
    const marked = look?.marked.has(unit) === true ? MARKED : 0;
    return (units.zone[unit]! & 0xff_ffff) | (units.locked[unit] === 1 ? LOCKED : 0) | marked;
  }

  function uploadMesh(gl: WebGL2RenderingContext, { buffers }: Resources, sent: PlanMesh): void {
    gl.bindVertexArray(null);
    const put = (buffer: WebGLBuffer, data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    };
    put(buffers.positions, sent.positions);
    put(buffers.units, sent.units);
    put(buffers.edges, sent.edges);
    put(buffers.pairs, sent.edgeUnits);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.indices);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, sent.indices, gl.STATIC_DRAW);
    meshStale = false;
  }

  function uploadWords(gl: WebGL2RenderingContext, { words: texture }: Resources): void {
    gl.bindTexture(gl.TEXTURE_2D, texture);
    resetUnpacking(gl);
    const rows = words.length / WIDTH;
    if (wordsAllocated !== rows) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32UI, WIDTH, rows, 0, gl.RED_INTEGER, gl.UNSIGNED_INT, words);
      wordsAllocated = rows;
    } else {
      for (const row of staleRows) {
        const part = words.subarray(row * WIDTH, (row + 1) * WIDTH);
        gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, row, WIDTH, 1, gl.RED_INTEGER, gl.UNSIGNED_INT, part);
      }
      drawn = { ...drawn, rows: staleRows.size };
    }
    staleRows = new Set();
  }

  function uploadZones(gl: WebGL2RenderingContext, { zones }: Resources, { colours, theme }: PlanLook): void {
    const rows = Math.max(1, Math.ceil(colours.length / WIDTH));
    const bytes = new Uint8Array(rows * WIDTH * 4);
    const palette = CATEGORICAL[theme].map((hex) => Number.parseInt(hex.slice(1), 16));
    colours.forEach((rank, zone) => {
      const rgb = palette[rank % palette.length]!;
      bytes.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255, 255], zone * 4);
    });
    gl.bindTexture(gl.TEXTURE_2D, zones);
    resetUnpacking(gl);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, WIDTH, rows, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    zonesStale = false;
  }

  function shareUniforms(
    gl: WebGL2RenderingContext,
    uniform: Resources['fillUniform'],
    matrix: Float32Array,
    shown: PlanLook,
  ): void {
    gl.uniformMatrix4fv(uniform('u_matrix'), false, matrix);
    gl.uniform1i(uniform('u_units'), 0);
    gl.uniform1i(uniform('u_zones'), 1);
    gl.uniform1ui(uniform('u_active'), shown.active);
    gl.uniform1ui(uniform('u_hovered'), shown.hovered ?? 0xffff_ffff);
  }

  function render(gl: WebGL2RenderingContext | WebGLRenderingContext, input: CustomRenderMethodInput): void {
    if (!(gl instanceof WebGL2RenderingContext) || map === null) return;
    if (held === null || mesh === null || look === null || words.length === 0) return;
    if (meshStale) uploadMesh(gl, held, mesh);
    if (staleRows.size > 0 || wordsAllocated * WIDTH !== words.length) uploadWords(gl, held);
    if (zonesStale) uploadZones(gl, held, look);
    const matrix = relativeTo(input.defaultProjectionData.mainMatrix, mesh.origin);
    const seen = mesh.chunks.filter(inView(map));
    const tints = planTints(look.theme);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, held.words);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, held.zones);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.disable(gl.CULL_FACE);

    // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook
    gl.useProgram(held.fill);
    gl.bindVertexArray(held.fillArray);
    shareUniforms(gl, held.fillUniform, matrix, look);
    gl.uniform1f(held.fillUniform('u_strength'), tints.strength);
    gl.uniform1f(held.fillUniform('u_ratio'), gl.drawingBufferWidth / map.getCanvas().clientWidth);
    gl.uniform3fv(held.fillUniform('u_hatch'), tints.hatch);
    gl.uniform3fv(held.fillUniform('u_mark'), tints.mark);
    for (const [from, count] of runs(seen, 'firstIndex', 'indexCount')) {
      gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, from * 4);
    }
    drawEdges(gl, held, seen, matrix, look, tints);
    gl.bindVertexArray(null);
    drawn = { ...drawn, chunks: seen.length };
  }

  function drawEdges(
    gl: WebGL2RenderingContext,
    { edge, edgeArray, edgeUniform, buffers }: Resources,
    seen: readonly PlanChunk[],
    matrix: Float32Array,
    shown: PlanLook,
    tints: { readonly line: Tint; readonly accent: Tint },
  ): void {
    const canvas = map!.getCanvas();
    // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook
    gl.useProgram(edge);
    gl.bindVertexArray(edgeArray);
    shareUniforms(gl, edgeUniform, matrix, shown);
    gl.uniform2f(edgeUniform('u_viewport'), canvas.clientWidth / 2, canvas.clientHeight / 2);
    gl.uniform1f(edgeUniform('u_unit_alpha'), edgeAlpha(map!, mesh!));
    gl.uniform3fv(edgeUniform('u_line'), tints.line);
    gl.uniform3fv(edgeUniform('u_accent'), tints.accent);
    for (const [from, count] of runs(seen, 'firstEdge', 'edgeCount')) {
      // Instances begin where the attribute's own offset says: there is no base instance in WebGL 2.
      bindEdges(gl, edge, buffers, from);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
    }
  }

  function release(gl: WebGL2RenderingContext): void {
    if (held === null) return;
    gl.deleteProgram(held.fill);
    gl.deleteProgram(held.edge);
    gl.deleteVertexArray(held.fillArray);
    gl.deleteVertexArray(held.edgeArray);
    for (const buffer of Object.values(held.buffers)) gl.deleteBuffer(buffer);
    gl.deleteTexture(held.words);
    gl.deleteTexture(held.zones);
    held = null;
  }

  return {
    id: PLAN_LAYER_ID,
    type: 'custom',
    renderingMode: '2d',
    onAdd(addedTo, gl) {
      map = addedTo;
      meshStale = true;
      zonesStale = true;
      wordsAllocated = 0;
      held = gl instanceof WebGL2RenderingContext ? createResources(gl) : null;
    },
    onRemove(_map, gl) {
      if (gl instanceof WebGL2RenderingContext) release(gl);
      map = null;
    },
    render,
    setMesh(next) {
      mesh = next;
      meshStale = true;
      words = new Uint32Array(next === null ? 0 : Math.max(1, Math.ceil(next.unitCount / WIDTH)) * WIDTH);
      wordsAllocated = 0;
      map?.triggerRepaint();
    },
    paint(units, changed) {
      if (mesh === null) return;
      if (changed === null) {
        for (let unit = 0; unit < mesh.unitCount; unit++) words[unit] = word(units, unit);
        for (let row = 0; row < words.length / WIDTH; row++) staleRows.add(row);
      } else {
        for (const unit of changed) {
          words[unit] = word(units, unit);
          staleRows.add(Math.floor(unit / WIDTH));
        }
      }
      map?.triggerRepaint();
    },
    look(next) {
      zonesStale ||= look === null || look.theme !== next.theme || look.colours !== next.colours;
      look = next;
      map?.triggerRepaint();
    },
    drawn: () => drawn,
  };
}

function createResources(gl: WebGL2RenderingContext): Resources | null {
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

function bindEdges(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  buffers: Resources['buffers'],
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
function resetUnpacking(gl: WebGL2RenderingContext): void {
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
}

/** The map's matrix for coordinates less `origin`, in double precision until the last. */
export function relativeTo(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const moved = Float32Array.from(matrix);
  for (let row = 0; row < 4; row++)
    moved[12 + row] = matrix[row]! * x + matrix[4 + row]! * y + matrix[12 + row]!;
  return moved;
}

function inView(map: MapLibreMap): (chunk: PlanChunk) => boolean {
  const bounds = map.getBounds();
  const [west, east] = [(bounds.getWest() + 180) / 360, (bounds.getEast() + 180) / 360];
  const y = (lat: number) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  const [top, bottom] = [y(bounds.getNorth()), y(bounds.getSouth())];
  return ({ box }) => box.east >= west && box.west <= east && box.north >= top && box.south <= bottom;
}

/** Neighbouring chunks in one call. */
export function runs<F extends 'firstIndex' | 'firstEdge', C extends 'indexCount' | 'edgeCount'>(
  chunks: readonly Pick<PlanChunk, F | C>[],
  first: F,
  count: C,
): readonly (readonly [from: number, count: number])[] {
  const joined: [number, number][] = [];
  for (const chunk of chunks) {
    const last = joined.at(-1);
    if (last !== undefined && last[0] + last[1] === chunk[first]) last[1] += chunk[count];
    else if (chunk[count] > 0) joined.push([chunk[first], chunk[count]]);
  }
  return joined;
}

/** Fades in as units become large enough to be told apart. */
function edgeAlpha(map: MapLibreMap, { chunks, unitCount }: PlanMesh): number {
  const area = chunks.reduce((sum, { box }) => sum + (box.east - box.west) * (box.north - box.south), 0);
  const side = Math.sqrt(area / Math.max(1, unitCount)) * 512 * 2 ** map.getZoom();
  const share = (side - EDGE_PIXELS.from) / (EDGE_PIXELS.full - EDGE_PIXELS.from);
  return 0.45 * Math.min(1, Math.max(0, share));
}
