import { createTexture, linkProgram, uniformLookup } from './heat-program';
import { COVER_FRAGMENT_SHADER, COVER_VERTEX_SHADER } from './heat-shader';

/**
 * A picture of the view at half of its resolution in CSS pixels. Heat has no detail that small, and on weak graphics
 * (or none) its cost is counted in pixels.
 */
export interface HeatTarget {
  /** Binds and clears the picture. */
  begin(gl: WebGL2RenderingContext): void;
  /** Lays the picture over what is bound, premultiplied, at an opacity of 0..1. */
  draw(gl: WebGL2RenderingContext, opacity: number): void;
  release(gl: WebGL2RenderingContext): void;
}

const CSS_PIXELS = 2;

/** null where the context is lost. */
export function createHeatTarget(gl: WebGL2RenderingContext): HeatTarget | null {
  const program = linkProgram(gl, COVER_VERTEX_SHADER, COVER_FRAGMENT_SHADER);
  if (program === null) return null;
  const uniform = uniformLookup(gl, program);
  const picture = createTexture(gl);
  const framebuffer = gl.createFramebuffer();
  const vertexArray = gl.createVertexArray();
  let width = 0;
  let height = 0;

  function resize(gl: WebGL2RenderingContext): void {
    const step = CSS_PIXELS * Math.max(1, Math.round(globalThis.devicePixelRatio));
    const wantedWidth = Math.ceil(gl.drawingBufferWidth / step);
    const wantedHeight = Math.ceil(gl.drawingBufferHeight / step);
    if (wantedWidth === width && wantedHeight === height) return;
    [width, height] = [wantedWidth, wantedHeight];
    gl.bindTexture(gl.TEXTURE_2D, picture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, picture, 0);
  }

  return {
    begin(gl) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      resize(gl);
      gl.viewport(0, 0, width, height);
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.disable(gl.SCISSOR_TEST);
      gl.disable(gl.CULL_FACE);
      gl.colorMask(true, true, true, true);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    draw(gl, opacity) {
      // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook
      gl.useProgram(program);
      gl.bindVertexArray(vertexArray);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, picture);
      gl.uniform1i(uniform('u_picture'), 0);
      gl.uniform1f(uniform('u_opacity'), opacity);
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.disable(gl.CULL_FACE);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.bindVertexArray(null);
    },
    release(gl) {
      gl.deleteProgram(program);
      gl.deleteTexture(picture);
      gl.deleteFramebuffer(framebuffer);
      gl.deleteVertexArray(vertexArray);
    },
  };
}
