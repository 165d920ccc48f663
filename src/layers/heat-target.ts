import type { Cover } from './cover';
import { createTexture } from './heat-program';

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

export function createHeatTarget(gl: WebGL2RenderingContext, cover: Cover): HeatTarget {
  const picture = createTexture(gl);
  const framebuffer = gl.createFramebuffer();
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
    draw: (gl, opacity) => cover.draw(gl, picture, opacity, true),
    release(gl) {
      gl.deleteTexture(picture);
      gl.deleteFramebuffer(framebuffer);
    },
  };
}
