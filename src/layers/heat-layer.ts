import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import type { DensityAnswer } from '../domain/question';
import { heatRamp } from './colour-scales';
import { type Cover, createCover } from './cover';
import { halfFloats } from './half-floats';
import { type HeatMesh, heatMesh, toClipSpace } from './heat-mesh';
import { bindAttribute, createTexture, linkProgram, uniformLookup } from './heat-program';
import { HEAT_FRAGMENT_SHADER, HEAT_VERTEX_SHADER } from './heat-shader';
import { createHeatTarget, type HeatTarget } from './heat-target';
import { layerId } from './layer-order';
import { createStillMap, type StillMap } from './still-map';
import type { Theme } from './theme';

export const HEAT_LAYER_ID = 'heat';
export const ABOVE_HEAT_LAYER_ID = layerId('above_heat');

export interface HeatView {
  readonly answer: DensityAnswer | null;
  /** Cases per km² at the top of the colours. */
  readonly domainMax: number;
  readonly visible: boolean;
  /** 0..1, on top of the ramp's own. */
  readonly opacity: number;
  readonly theme: Theme;
}

/**
 * A density grid as a MapLibre layer: one textured strip mesh, painted at a lower resolution and laid over the map in
 * each of its frames.
 */
export interface HeatLayer extends CustomLayerInterface {
  readonly id: typeof HEAT_LAYER_ID;
  show(view: HeatView): void;
  /** The answer that the last frame drew; null where none was. */
  drawn(): DensityAnswer | null;
  /** A frame without the map's own drawing is on its way. */
  isDrawingAlone(): boolean;
  /** To be the last of the map's layers: with it there, new heat over a map that rests is drawn without the rest of the map. */
  readonly above: CustomLayerInterface;
}

interface Resources {
  readonly program: WebGLProgram;
  readonly uniform: (name: string) => WebGLUniformLocation | null;
  readonly vertexArray: WebGLVertexArrayObject;
  readonly positions: WebGLBuffer;
  readonly gridCoordinates: WebGLBuffer;
  readonly grid: WebGLTexture;
  readonly ramp: WebGLTexture;
  readonly cover: Cover;
  readonly target: HeatTarget;
  readonly still: StillMap;
}

const HIDDEN: HeatView = { answer: null, domainMax: 1, visible: false, opacity: 1, theme: 'light' };

/** `onDrawnAlone` is called after each frame that the map had no part in. */
export function createHeatLayer(onDrawnAlone: () => void): HeatLayer {
  let map: MapLibreMap | null = null;
  let context: WebGL2RenderingContext | null = null;
  let resources: Resources | null = null;
  let view = HIDDEN;
  let mesh: HeatMesh | null = null;
  let clipSpace = new Float32Array(0);
  let painted: DensityAnswer | null = null;
  let drawn: DensityAnswer | null = null;
  // What the GPU holds: null means "upload before the next draw".
  let uploaded: DensityAnswer | null = null;
  let uploadedTheme: Theme | null = null;
  let shares = new Uint16Array(0);
  let textureSize: readonly [columns: number, rows: number] = [0, 0];
  /** Of the last frame, by columns. */
  let matrix: ArrayLike<number> = [];
  let frame: number | null = null;
  /** The next frame of the map is to take its two pictures; this one does. */
  let wanted = false;
  let taking = false;

  function release(gl: WebGL2RenderingContext): void {
    if (resources === null) return;
    gl.deleteProgram(resources.program);
    gl.deleteVertexArray(resources.vertexArray);
    gl.deleteBuffer(resources.positions);
    gl.deleteBuffer(resources.gridCoordinates);
    gl.deleteTexture(resources.grid);
    gl.deleteTexture(resources.ramp);
    resources.target.release(gl);
    resources.still.release(gl);
    resources.cover.release(gl);
    resources = null;
  }

  function forget(): void {
    uploaded = null;
    uploadedTheme = null;
    textureSize = [0, 0];
    mesh = null;
  }

  function uploadGrid(gl: WebGL2RenderingContext, held: Resources, answer: DensityAnswer): void {
    // Half floats end at 65,504, and a dense grid of small cells can exceed that: so shares, not densities.
    shares = halfFloats(answer.values, answer.peak > 0 ? 1 / answer.peak : 0, shares);
    gl.bindTexture(gl.TEXTURE_2D, held.grid);
    resetUnpacking(gl);
    // Rows of an odd number of two-byte texels follow each other without a gap.
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 2);
    if (textureSize[0] === answer.columns && textureSize[1] === answer.rows) {
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, answer.columns, answer.rows, gl.RED, gl.HALF_FLOAT, shares);
    } else {
      // Half floats filter linearly without an extension, and 11 bits are more than 256 colours can show.
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16F, answer.columns, answer.rows, 0, gl.RED, gl.HALF_FLOAT, shares);
      textureSize = [answer.columns, answer.rows];
    }
    if (mesh === null || uploaded === null || !sameExtent(uploaded, answer)) {
      mesh = heatMesh(answer.extent);
      clipSpace = new Float32Array(mesh.vertexCount * 4);
      gl.bindBuffer(gl.ARRAY_BUFFER, held.gridCoordinates);
      gl.bufferData(gl.ARRAY_BUFFER, mesh.grid, gl.STATIC_DRAW);
    }
    uploaded = answer;
  }

  function uploadRamp(gl: WebGL2RenderingContext, held: Resources, theme: Theme): void {
    gl.bindTexture(gl.TEXTURE_2D, held.ramp);
    resetUnpacking(gl);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, 256, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, heatRamp(theme));
    uploadedTheme = theme;
  }

  /** Off the screen, at the target's lower resolution. */
  function paint(gl: WebGL2RenderingContext): void {
    painted = null;
    const { answer, domainMax, visible, theme } = view;
    if (resources === null || answer === null || !visible || answer.columns * answer.rows === 0) return;
    if (uploaded !== answer) uploadGrid(gl, resources, answer);
    if (uploadedTheme !== theme) uploadRamp(gl, resources, theme);
    if (mesh === null) return;

    resources.target.begin(gl);
    // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook
    gl.useProgram(resources.program);
    gl.bindVertexArray(resources.vertexArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, resources.positions);
    toClipSpace(mesh, matrix, clipSpace);
    gl.bufferData(gl.ARRAY_BUFFER, clipSpace, gl.DYNAMIC_DRAW);

    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, resources.grid);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, resources.ramp);
    gl.uniform1i(resources.uniform('u_grid'), 0);
    gl.uniform1i(resources.uniform('u_ramp'), 1);
    gl.uniform2f(resources.uniform('u_size'), answer.columns, answer.rows);
    gl.uniform1f(resources.uniform('u_gain'), domainMax > 0 ? answer.peak / domainMax : 0);

    gl.disable(gl.BLEND);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, mesh.vertexCount);
    gl.bindVertexArray(null);
    painted = answer;
  }

  function draw(gl: WebGL2RenderingContext): void {
    if (painted !== null) resources?.target.draw(gl, view.opacity);
  }

  /** Whether nothing of the map lies above the place where its second picture is taken. */
  function canTakePictures(): boolean {
    return view.visible && map?.getLayersOrder().at(-1) === ABOVE_HEAT_LAYER_ID;
  }

  /** That frame takes the pictures, for the next heat: a map that is moved makes frames enough without them. */
  function drawWithMap(): void {
    wanted = true;
    map?.triggerRepaint();
  }

  function drawAlone(): void {
    frame = null;
    if (context === null || resources === null) return;
    if (!resources.still.isTaken(context)) {
      drawWithMap();
      return;
    }
    beginAlone(context);
    paint(context);
    context.bindFramebuffer(context.FRAMEBUFFER, null);
    context.viewport(0, 0, context.drawingBufferWidth, context.drawingBufferHeight);
    resources.still.compose(context, () => draw(context!));
    drawn = painted;
    onDrawnAlone();
  }

  return {
    id: HEAT_LAYER_ID,
    type: 'custom',
    renderingMode: '2d',
    onAdd(addedTo, gl) {
      map = addedTo;
      context = gl;
      forget();
      resources = createResources(context);
    },
    onRemove(_map, gl) {
      if (frame !== null) cancelAnimationFrame(frame);
      frame = null;
      release(gl);
      map = null;
      context = null;
    },
    prerender(gl, input: CustomRenderMethodInput) {
      matrix = input.defaultProjectionData.mainMatrix;
      resources?.still.forget();
      taking = wanted && canTakePictures();
      wanted = false;
      paint(gl);
    },
    render(gl) {
      drawn = painted;
      if (taking) resources?.still.takeGround(gl);
      else draw(gl);
    },
    above: {
      id: ABOVE_HEAT_LAYER_ID,
      type: 'custom',
      renderingMode: '2d',
      render(gl) {
        if (!taking || resources === null) return;
        resources.still.takeAbove(gl);
        resources.still.compose(gl, () => draw(gl));
      },
    },
    show(next) {
      const repainted = next.theme !== view.theme;
      view = next;
      const taken = context !== null && resources?.still.isTaken(context) === true;
      if (taken && !repainted && canTakePictures()) {
        frame ??= requestAnimationFrame(drawAlone);
      } else drawWithMap();
    },
    drawn: () => drawn,
    isDrawingAlone: () => frame !== null,
  };
}

/** Between the map's frames its settings are whatever it left; it sets all of its own anew before the next. */
function beginAlone(gl: WebGL2RenderingContext): void {
  gl.bindVertexArray(null);
  gl.blendEquation(gl.FUNC_ADD);
  gl.disable(gl.SCISSOR_TEST);
  gl.colorMask(true, true, true, true);
}

function createResources(gl: WebGL2RenderingContext): Resources | null {
  const program = linkProgram(gl, HEAT_VERTEX_SHADER, HEAT_FRAGMENT_SHADER);
  const cover = createCover(gl);
  // Only a context that is lost at this very moment ends here; another one is on its way.
  if (program === null || cover === null) return null;
  const vertexArray = gl.createVertexArray();
  const positions = gl.createBuffer();
  const gridCoordinates = gl.createBuffer();
  gl.bindVertexArray(vertexArray);
  bindAttribute(gl, program, 'a_position', positions, 4);
  bindAttribute(gl, program, 'a_grid', gridCoordinates, 2);
  gl.bindVertexArray(null);
  return {
    program,
    uniform: uniformLookup(gl, program),
    vertexArray,
    positions,
    gridCoordinates,
    grid: createTexture(gl),
    ramp: createTexture(gl),
    cover,
    target: createHeatTarget(gl, cover),
    still: createStillMap(gl, cover),
  };
}

/** MapLibre leaves its own unpack state behind; premultiplying or flipping would spoil a data texture. */
function resetUnpacking(gl: WebGL2RenderingContext): void {
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
}

function sameExtent(one: DensityAnswer, other: DensityAnswer): boolean {
  return (
    one.extent.west === other.extent.west &&
    one.extent.south === other.extent.south &&
    one.extent.east === other.extent.east &&
    one.extent.north === other.extent.north
  );
}
