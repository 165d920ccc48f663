import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import type { PlanChunk, PlanMesh } from '../domain/plan-mesh';
import type { PlanUnits } from '../domain/responsibility-plan';
import { CATEGORICAL } from './colour-scales';
import { bindEdges, createPlanResources, type PlanResources, resetUnpacking } from './plan-resources';
import { planTints, type Tint } from './plan-tints';
import { createZoneBorders, edgeAlpha, inView, relativeTo, runs } from './plan-view';
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

export function createPlanLayer(): PlanLayer {
  let map: MapLibreMap | null = null;
  let held: PlanResources | null = null;
  let mesh: PlanMesh | null = null;
  let look: PlanLook | null = null;
  let words = new Uint32Array(0);
  let meshStale = true;
  let zonesStale = true;
  /** Borders between zones, which are all that is drawn while units are too small to be told apart. */
  let bordersStale = true;
  let findBorders: ReturnType<typeof createZoneBorders> | null = null;
  let borders = 0;
  /** Rows of `words` that the card has not got yet. */
  let staleRows = new Set<number>();
  let wordsAllocated = 0;
  let drawn = { chunks: 0, rows: 0 };

  function word(units: PlanUnits, unit: number): number {
    const marked = look?.marked.has(unit) === true ? MARKED : 0;
    return (units.zone[unit]! & 0xff_ffff) | (units.locked[unit] === 1 ? LOCKED : 0) | marked;
  }

  function uploadMesh(gl: WebGL2RenderingContext, { buffers }: PlanResources, sent: PlanMesh): void {
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

  function uploadWords(gl: WebGL2RenderingContext, { words: texture }: PlanResources): void {
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

  function uploadBorders(gl: WebGL2RenderingContext, { buffers }: PlanResources, sent: PlanMesh): void {
    findBorders ??= createZoneBorders(sent);
    const { edges, pairs, count } = findBorders(words);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffers.borderEdges);
    gl.bufferData(gl.ARRAY_BUFFER, edges, gl.DYNAMIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffers.borderPairs);
    gl.bufferData(gl.ARRAY_BUFFER, pairs, gl.DYNAMIC_DRAW);
    borders = count;
    bordersStale = false;
  }

  function uploadZones(
    gl: WebGL2RenderingContext,
    { zones }: PlanResources,
    { colours, theme }: PlanLook,
  ): void {
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
    uniform: PlanResources['fillUniform'],
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
    { edge, edgeArray, edgeUniform, buffers }: PlanResources,
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
    const unitAlpha = edgeAlpha(map!, mesh!);
    gl.uniform1f(edgeUniform('u_unit_alpha'), unitAlpha);
    gl.uniform3fv(edgeUniform('u_line'), tints.line);
    gl.uniform3fv(edgeUniform('u_accent'), tints.accent);
    if (unitAlpha <= 0) {
      if (bordersStale) uploadBorders(gl, held!, mesh!);
      bindEdges(gl, edge, { edges: buffers.borderEdges, pairs: buffers.borderPairs }, 0);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, borders);
      return;
    }
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
      bordersStale = true;
      wordsAllocated = 0;
      held = gl instanceof WebGL2RenderingContext ? createPlanResources(gl) : null;
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
      findBorders = null;
      bordersStale = true;
      map?.triggerRepaint();
    },
    paint(units, changed) {
      if (mesh === null) return;
      bordersStale = true;
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
