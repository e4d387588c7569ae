import { directionOf, exaggeration, RAMP } from '@throughline/topography'
import type { PlaneMap, Slopes } from '@throughline/topography'
import { FRAGMENT, VERTEX } from './shader.ts'
import type { Look, Painter, Sheet } from './types.ts'

const MODES = { relief: 0, height: 1, difference: 2 } as const

/** A painter on the graphics card, or on what stands in for one; null where a browser has neither. */
export function glPainter(onLost: () => void): Painter | null {
  const canvas = document.createElement('canvas')
  // Kept after drawing, so that a page that is printed later still shows it.
  const gl = canvas.getContext('webgl2', {
    alpha: true,
    antialias: false,
    depth: false,
    preserveDrawingBuffer: true,
  })
  const program = gl && programOf(gl)
  if (!gl || !program) return null
  gl.useProgram(program)
  gl.clearColor(0, 0, 0, 0)
  const at = (name: string) => gl.getUniformLocation(program, name)
  rampTexture(gl, at('ramps'))
  const textures = [surfaceTexture(gl, 0, at('first')), surfaceTexture(gl, 1, at('second'))]
  const held: (Slopes | undefined)[] = [undefined, undefined]
  let freed = false
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault()
    if (!freed) onLost()
  })
  const places = {
    to: [at('toFirst'), at('toSecond')],
    light: [at('lightFirst'), at('lightSecond')],
    range: at('range'),
    tall: at('tall'),
    mixing: at('mixing'),
    edge: at('edge'),
    reach: at('reach'),
    mode: at('mode'),
    count: at('count'),
  }
  const put = ({ slopes, toSurface }: Sheet, k: number, look: Look, ratio: number) => {
    if (held[k] !== slopes) {
      gl.activeTexture(gl.TEXTURE0 + k)
      gl.bindTexture(gl.TEXTURE_2D, textures[k]!)
      gl.texImage2D(
        gl.TEXTURE_2D,
        0,
        gl.RGBA16F,
        slopes.width,
        slopes.height,
        0,
        gl.RGBA,
        gl.FLOAT,
        slopes.values,
      )
      held[k] = slopes
    }
    gl.uniformMatrix3fv(places.to[k]!, false, toTexture(toSurface, slopes, ratio))
    gl.uniform4f(places.light[k]!, ...lightOn(toSurface, look), exaggeration(slopes, 1))
  }
  return {
    canvas,
    draw(sheets, look, { width, height }, ratio) {
      const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
      if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h]
      gl.viewport(0, 0, w, h)
      sheets.slice(0, 2).forEach((sheet, k) => put(sheet, k, look, ratio))
      gl.uniform2f(places.range, ...look.range)
      gl.uniform1f(places.tall, h)
      gl.uniform1f(places.mixing, look.mix)
      gl.uniform1f(places.edge, look.edge === null ? -1 : look.edge * w)
      gl.uniform1f(places.reach, look.reach)
      gl.uniform1i(places.mode, MODES[look.mode])
      gl.uniform1i(places.count, Math.min(2, sheets.length))
      gl.clear(gl.COLOR_BUFFER_BIT)
      if (sheets.length > 0) gl.drawArrays(gl.TRIANGLES, 0, 3)
    },
    free() {
      freed = true
      for (const texture of textures) gl.deleteTexture(texture)
      gl.getExtension('WEBGL_lose_context')?.loseContext()
      canvas.remove()
    },
  }
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram()
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind)
    if (!shader) return null
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null
}

function surfaceTexture(
  gl: WebGL2RenderingContext,
  unit: number,
  place: WebGLUniformLocation | null,
): WebGLTexture {
  const texture = newTexture(gl, unit, gl.LINEAR)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA16F, 1, 1, 0, gl.RGBA, gl.FLOAT, new Float32Array(4))
  gl.uniform1i(place, unit)
  return texture
}

/** Three rows of 256 colours: stone, heights, differences. */
function rampTexture(gl: WebGL2RenderingContext, place: WebGLUniformLocation | null): void {
  newTexture(gl, 2, gl.NEAREST)
  const rows = new Uint8Array([...RAMP.stone, ...RAMP.height, ...RAMP.difference])
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB8, 256, 3, 0, gl.RGB, gl.UNSIGNED_BYTE, rows)
  gl.uniform1i(place, 2)
}

function newTexture(gl: WebGL2RenderingContext, unit: number, filter: number): WebGLTexture {
  const texture = gl.createTexture()
  gl.activeTexture(gl.TEXTURE0 + unit)
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
  return texture
}

/** From pixels of the canvas to shares of the texture, column by column. */
function toTexture({ a, b, c, d, e, f }: PlaneMap, { width, height, step }: Slopes, ratio: number): number[] {
  const [w, h] = [width * step, height * step]
  return [a / w / ratio, b / h / ratio, 0, c / w / ratio, d / h / ratio, 0, e / w, f / h, 1]
}

/** The direction of the light as the surface, turned as it lies, has it. */
function lightOn({ a, b, c, d }: PlaneMap, { light }: Look): [number, number, number] {
  const [x, y, z] = directionOf(light)
  const size = Math.sqrt(Math.abs(a * d - b * c)) || 1
  return [(a * x + c * y) / size, (b * x + d * y) / size, z]
}
