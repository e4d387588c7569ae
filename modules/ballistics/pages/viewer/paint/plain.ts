import { difference, heightMap, relief, composed, UNMOVED } from '@throughline/topography'
import type { Picture } from '@throughline/topography'
import type { Look, Painter, Sheet } from './types.ts'

/** A painter without a graphics card: slower, the same picture. Draws a pixel for each of the page, whatever the screen has. */
export function plainPainter(): Painter {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  return {
    canvas,
    draw(sheets, look, size) {
      const [width, height] = [Math.round(size.width), Math.round(size.height)]
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height]
      const picture = drawn(sheets, look, width, height)
      if (picture) context?.putImageData(new ImageData(picture.rgba, width, height), 0, 0)
      else context?.clearRect(0, 0, width, height)
    },
    free() {
      canvas.width = canvas.height = 0
      canvas.remove()
    },
  }
}

function drawn([first, second]: readonly Sheet[], look: Look, width: number, height: number): Picture | null {
  if (!first || width < 1 || height < 1) return null
  if (look.mode === 'difference' && second)
    return difference(
      first.slopes,
      second.slopes,
      { width, height, toSurface: first.toSurface },
      second.toSurface,
      look.reach,
    )
  const one = (sheet: Sheet): Picture => {
    const options = { width, height, toSurface: composed(UNMOVED, sheet.toSurface) }
    return look.mode === 'height'
      ? heightMap(sheet.slopes, options, look.range)
      : relief(sheet.slopes, options, look.light)
  }
  if (!second) return one(first)
  return together(one(first), one(second), look)
}

function together(first: Picture, second: Picture, { mix, edge }: Look): Picture {
  const { width, rgba } = first
  const from = edge === null ? null : edge * width
  for (let i = 0; i < rgba.length; i += 4) {
    const share = from === null ? mix : (i / 4) % width < from ? 0 : 1
    for (let k = 0; k < 4; k++) rgba[i + k] = rgba[i + k]! * (1 - share) + second.rgba[i + k]! * share
  }
  return first
}
