import { linkProgram, uniformLookup } from './heat-program';
import { COVER_FRAGMENT_SHADER, COVER_VERTEX_SHADER } from './heat-shader';

/** Lays a premultiplied picture over the whole of what is bound. */
export interface Cover {
  /** `opacity` 0..1; `blended` false replaces what is there. */
  draw(gl: WebGL2RenderingContext, picture: WebGLTexture, opacity: number, blended: boolean): void;
  release(gl: WebGL2RenderingContext): void;
}

/** null where the context is lost. */
export function createCover(gl: WebGL2RenderingContext): Cover | null {
  const program = linkProgram(gl, COVER_VERTEX_SHADER, COVER_FRAGMENT_SHADER);
  if (program === null) return null;
  const uniform = uniformLookup(gl, program);
  const vertexArray = gl.createVertexArray();
  return {
    draw(gl, picture, opacity, blended) {
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
      if (blended) gl.enable(gl.BLEND);
      else gl.disable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.bindVertexArray(null);
    },
    release(gl) {
      gl.deleteProgram(program);
      gl.deleteVertexArray(vertexArray);
    },
  };
}
