/** One triangle over the whole pane. */
export const VERTEX = `#version 300 es
void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  gl_Position = vec4(2.0 * corner - 1.0, 0.0, 1.0);
}`

/**
 * For each pixel the place on one or two surfaces; a texture holds slopes, height and 1 where it was measured, all 0 elsewhere, so
 * that averages between samples are divided by the last. The same arithmetic as the picture drawing of the library.
 */
export const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D first, second, ramps;
uniform mat3 toFirst, toSecond;
uniform vec4 lightFirst, lightSecond; // direction, exaggeration
uniform vec2 range;
uniform float tall, mixing, edge, reach;
uniform int mode, count;
out vec4 colour;

vec4 sampleOf(sampler2D surface, mat3 to, vec2 at) {
  vec2 place = (to * vec3(at, 1.0)).xy;
  if (any(lessThan(place, vec2(0.0))) || any(greaterThan(place, vec2(1.0)))) return vec4(0.0);
  vec4 value = texture(surface, place);
  return value.w < 0.5 ? vec4(0.0) : vec4(value.xyz / value.w, 1.0);
}

vec4 shaded(vec4 value, vec4 light) {
  if (value.w == 0.0) return vec4(0.0);
  if (mode == 1) {
    float share = clamp((value.z - range.x) / (range.y - range.x), 0.0, 1.0);
    return vec4(texture(ramps, vec2(share * 0.99609 + 0.00195, 0.5)).rgb, 1.0);
  }
  vec3 normal = normalize(vec3(-value.xy * light.w, 1.0));
  float share = max(0.0, dot(normal, light.xyz));
  return vec4(texture(ramps, vec2(share * 0.99609 + 0.00195, 0.16667)).rgb, 1.0);
}

void main() {
  vec2 at = vec2(gl_FragCoord.x, tall - gl_FragCoord.y);
  vec4 a = sampleOf(first, toFirst, at);
  if (count == 1) { colour = shaded(a, lightFirst); return; }
  vec4 b = sampleOf(second, toSecond, at);
  if (mode == 2) {
    if (a.w * b.w == 0.0) { colour = vec4(0.0); return; }
    float share = clamp(0.5 + (b.z - a.z) / (2.0 * reach), 0.0, 1.0);
    colour = vec4(texture(ramps, vec2(share * 0.99609 + 0.00195, 0.83333)).rgb, 1.0);
    return;
  }
  vec4 one = shaded(a, lightFirst);
  vec4 two = shaded(b, lightSecond);
  colour = edge >= 0.0 ? (at.x < edge ? one : two) : mix(one, two, mixing);
}`
