export const HEAT_VERTEX_SHADER = `#version 300 es
in vec4 a_position;
in vec2 a_grid;
out vec2 v_grid;
void main() {
  v_grid = a_grid;
  gl_Position = a_position;
}`;

/**
 * `u_grid` holds density as a share of the answer's peak; `u_gain` makes it a share of the legend's domain. Colours go by its
 * square root: case densities are so skewed that a linear ramp shows the centre alone; the legend says so. Read by the
 * cubic B-spline of Sigg and Hadwiger (GPU Gems 2, chapter 20: four linear reads), which hides the creases of linear
 * filtering when a cell covers many pixels, and does so at every zoom, so that a place keeps its colour.
 */
export const HEAT_FRAGMENT_SHADER = `#version 300 es
precision highp float;
uniform sampler2D u_grid;
uniform sampler2D u_ramp;
uniform vec2 u_size;
uniform float u_gain;
in vec2 v_grid;
out vec4 colour;

float smoothDensity(vec2 grid) {
  vec2 at = grid * u_size - 0.5;
  vec2 cell = floor(at);
  vec2 f = at - cell;
  vec2 g = 1.0 - f;
  vec2 w0 = g * g * g / 6.0;
  vec2 w1 = (4.0 - 6.0 * f * f + 3.0 * f * f * f) / 6.0;
  vec2 w3 = f * f * f / 6.0;
  vec2 w2 = 1.0 - w0 - w1 - w3;
  vec2 lower = w0 + w1;
  vec2 upper = w2 + w3;
  vec2 p = (cell - 0.5 + w1 / lower) / u_size;
  vec2 q = (cell + 1.5 + w3 / upper) / u_size;
  return lower.y * (lower.x * texture(u_grid, p).r + upper.x * texture(u_grid, vec2(q.x, p.y)).r)
       + upper.y * (lower.x * texture(u_grid, vec2(p.x, q.y)).r + upper.x * texture(u_grid, q).r);
}

void main() {
  float density = smoothDensity(v_grid);
  float share = sqrt(min(1.0, density * u_gain));
  if (share < 0.03) discard;
  vec4 ramp = texture(u_ramp, vec2((share * 255.0 + 0.5) / 256.0, 0.5));
  colour = vec4(ramp.rgb * ramp.a, ramp.a);
}`;

/** One triangle over the whole view. */
export const COVER_VERTEX_SHADER = `#version 300 es
out vec2 v_at;
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 2.0 : 0.0, gl_VertexID == 2 ? 2.0 : 0.0);
  v_at = corner;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

export const COVER_FRAGMENT_SHADER = `#version 300 es
precision mediump float;
uniform sampler2D u_picture;
uniform float u_opacity;
in vec2 v_at;
out vec4 colour;
void main() {
  vec4 picture = texture(u_picture, v_at);
  if (picture.a == 0.0) discard;
  colour = picture * u_opacity;
}`;
