/**
 * What both programs know of a unit: `u_units` has a word per unit (zone in the low 24 bits, then locked, marked), `u_zones` a
 * colour per zone. Both are 1024 texels wide.
 */
const LOOKUP = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
uniform mat4 u_matrix;
uniform usampler2D u_units;
uniform sampler2D u_zones;
uniform uint u_active;
uniform uint u_hovered;
const uint NONE = 0xffffffffu;
uint wordOf(uint unit) {
  return texelFetch(u_units, ivec2(int(unit & 1023u), int(unit >> 10)), 0).r;
}
`;

export const PLAN_FILL_VERTEX = `${LOOKUP}
uniform float u_strength;
in vec2 a_position;
in uint a_unit;
flat out vec4 v_colour;
flat out uint v_flags;
void main() {
  uint word = wordOf(a_unit);
  uint zone = word & 0xffffffu;
  vec3 colour = texelFetch(u_zones, ivec2(int(zone & 1023u), int(zone >> 10)), 0).rgb;
  float strength = zone == 0u ? 0.0 : zone == u_active ? u_strength + 0.26 : u_strength;
  if (a_unit == u_hovered) strength = min(1.0, strength + 0.18);
  v_colour = vec4(colour, strength);
  v_flags = (word >> 24) | (zone == 0u ? 4u : 0u);
  gl_Position = u_matrix * vec4(a_position, 0.0, 1.0);
}`;

/** Flags: 1 locked, 2 marked, 4 nobody's. Hatches stand on the screen's pixels, so that they read the same at every zoom. */
export const PLAN_FILL_FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
uniform vec3 u_hatch;
uniform vec3 u_mark;
uniform float u_ratio;
flat in vec4 v_colour;
flat in uint v_flags;
out vec4 colour;
void main() {
  vec2 at = gl_FragCoord.xy / u_ratio;
  vec4 fill = vec4(v_colour.rgb * v_colour.a, v_colour.a);
  if ((v_flags & 4u) != 0u) {
    float line = step(mod(at.x + at.y, 8.0), 1.3);
    fill = vec4(u_hatch, 1.0) * (0.10 + 0.42 * line + v_colour.a);
  }
  if ((v_flags & 1u) != 0u) {
    float line = step(mod(at.x - at.y, 7.0), 1.1);
    fill = mix(fill, vec4(u_hatch * 0.55, 1.0) * 0.8, line * 0.75);
  }
  if ((v_flags & 2u) != 0u) {
    float line = step(mod(at.x + at.y, 9.0), 4.5);
    fill = mix(fill, vec4(u_mark, 1.0) * 0.9, 0.25 + 0.6 * line);
  }
  colour = fill;
}`;

/** One instance a border; the quad's corners come from the vertex number. Borders that say nothing shrink to a point. */
export const PLAN_EDGE_VERTEX = `${LOOKUP}
uniform vec2 u_viewport;
uniform float u_unit_alpha;
uniform vec3 u_line;
uniform vec3 u_accent;
in vec4 a_ends;
in uvec2 a_pair;
flat out vec4 v_line;
void main() {
  uint mine = wordOf(a_pair.x) & 0xffffffu;
  bool rim = a_pair.y == NONE;
  uint theirs = rim ? mine : wordOf(a_pair.y) & 0xffffffu;
  bool hovered = a_pair.x == u_hovered || (a_pair.y == u_hovered && !rim);
  bool apart = mine != theirs;
  bool chosen = apart && u_active != 0u && (mine == u_active || theirs == u_active);
  float width = hovered ? 2.4 : chosen ? 3.4 : apart ? 2.0 : rim ? 0.9 : 0.6;
  float alpha = hovered ? 1.0 : chosen ? 0.95 : apart ? 0.8 : rim ? max(u_unit_alpha, 0.3) : u_unit_alpha;
  if (alpha <= 0.01) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    v_line = vec4(0.0);
    return;
  }
  v_line = vec4((hovered || chosen ? u_accent : u_line) * alpha, alpha);
  vec4 from = u_matrix * vec4(a_ends.xy, 0.0, 1.0);
  vec4 to = u_matrix * vec4(a_ends.zw, 0.0, 1.0);
  vec2 a = from.xy / from.w * u_viewport;
  vec2 b = to.xy / to.w * u_viewport;
  vec2 along = b - a;
  float length2 = max(length(along), 1e-6);
  along /= length2;
  vec2 across = vec2(-along.y, along.x);
  bool end = (gl_VertexID & 1) == 1;
  float side = gl_VertexID < 2 ? -1.0 : 1.0;
  vec2 at = (end ? b + along * width * 0.5 : a - along * width * 0.5) + across * side * width * 0.5;
  gl_Position = vec4(at / u_viewport, 0.0, 1.0);
}`;

export const PLAN_EDGE_FRAGMENT = `#version 300 es
precision mediump float;
flat in vec4 v_line;
out vec4 colour;
void main() {
  colour = v_line;
}`;
