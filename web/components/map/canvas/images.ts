import type { Map as MapLibre } from 'maplibre-gl'
import type { Palette } from './palette.ts'

const RATIO = 2

function draw(size: number, paint: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * RATIO
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('A canvas without a 2d context cannot draw the marks of the map')
  pen.scale(RATIO, RATIO)
  paint(pen)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

/** 45 degree lines that join at the edges of the tile. */
function hatch(colour: string): ImageData {
  const size = 5
  return draw(size, (pen) => {
    pen.strokeStyle = colour
    pen.globalAlpha = 0.36
    pen.lineWidth = 0.8
    pen.beginPath()
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift - 1, size + 1)
      pen.lineTo(shift + size + 1, -1)
    }
    pen.stroke()
  })
}

function diamond(fill: string, casing: string): ImageData {
  return draw(14, (pen) => {
    pen.beginPath()
    pen.moveTo(7, 2)
    pen.lineTo(12, 7)
    pen.lineTo(7, 12)
    pen.lineTo(2, 7)
    pen.closePath()
    pen.lineJoin = 'miter'
    pen.lineWidth = 1.6
    pen.strokeStyle = casing
    pen.stroke()
    pen.fillStyle = fill
    pen.fill()
  })
}

/** Puts the marks into the map, or repaints them after the theme changed. */
export function setImages(map: MapLibre, palette: Palette): void {
  const images = { hatch: hatch(palette.hatch), fatal: diamond(palette.fatal, palette.nonfatal) }
  for (const [name, image] of Object.entries(images)) {
    if (map.hasImage(name)) map.updateImage(name, image)
    else map.addImage(name, image, { pixelRatio: RATIO })
  }
}
