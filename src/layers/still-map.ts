import type { Cover } from './cover';
import { createTexture } from './heat-program';

/**
 * The map without its heat as two pictures of the canvas, taken while a frame is drawn: what lies under the heat, and what lies
 * over it. While all else stands still a new heat goes between the two and the map need not be drawn again; where graphics are
 * made in software that is most of a brush step's frame.
 */
export interface StillMap {
  /** In a frame, where the heat would be drawn: takes what is there so far and leaves an empty picture to what comes above. */
  takeGround(gl: WebGL2RenderingContext): void;
  /** At the end of that frame. */
  takeAbove(gl: WebGL2RenderingContext): void;
  /** Whether both pictures were taken in the last frame, at the size that the canvas has. */
  isTaken(gl: WebGL2RenderingContext): boolean;
  /** A new frame begins. */
  forget(): void;
  /** Ground, heat, and what lies above, over all that is bound. */
  compose(gl: WebGL2RenderingContext, drawHeat: () => void): void;
  release(gl: WebGL2RenderingContext): void;
}

interface Picture {
  readonly texture: WebGLTexture;
  width: number;
  height: number;
}

export function createStillMap(gl: WebGL2RenderingContext, cover: Cover): StillMap {
  const ground: Picture = { texture: createTexture(gl), width: 0, height: 0 };
  const above: Picture = { texture: createTexture(gl), width: 0, height: 0 };
  let taken = false;

  return {
    takeGround(gl) {
      copyCanvas(gl, ground);
      gl.disable(gl.SCISSOR_TEST);
      gl.colorMask(true, true, true, true);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    takeAbove(gl) {
      copyCanvas(gl, above);
      taken = true;
    },
    isTaken: (gl) => taken && isOfCanvas(gl, ground) && isOfCanvas(gl, above),
    forget() {
      taken = false;
    },
    compose(gl, drawHeat) {
      cover.draw(gl, ground.texture, 1, false);
      drawHeat();
      cover.draw(gl, above.texture, 1, true);
    },
    release(gl) {
      gl.deleteTexture(ground.texture);
      gl.deleteTexture(above.texture);
    },
  };
}

function isOfCanvas(gl: WebGL2RenderingContext, { width, height }: Picture): boolean {
  return width === gl.drawingBufferWidth && height === gl.drawingBufferHeight;
}

function copyCanvas(gl: WebGL2RenderingContext, picture: Picture): void {
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, picture.texture);
  if (isOfCanvas(gl, picture)) {
    gl.copyTexSubImage2D(gl.TEXTURE_2D, 0, 0, 0, 0, 0, picture.width, picture.height);
    return;
  }
  picture.width = gl.drawingBufferWidth;
  picture.height = gl.drawingBufferHeight;
  gl.copyTexImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, 0, 0, picture.width, picture.height, 0);
}
