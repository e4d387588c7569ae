import { INK, MARGIN, TYPE, WIDTH } from './look.ts'
import type { Paper } from './paper.ts'
import type { Block, Picture } from './types.ts'

const GAP = 14

/** Pictures side by side in their own shape, with a hairline around and words below. */
export function pictures(
  paper: Paper,
  { pictures: shown, height = 240 }: Extract<Block, { kind: 'pictures' }>,
): void {
  if (shown.length === 0) return
  const width = (WIDTH - GAP * (shown.length - 1)) / shown.length
  const sizes = shown.map((picture) => fitted(picture, width, height))
  const captions = shown.map(({ caption }) =>
    caption === undefined ? [] : paper.lines(caption, TYPE.quiet, width),
  )
  const high = Math.max(...sizes.map((size) => size.height))
  const below = Math.max(...captions.map(({ length }) => length)) * TYPE.quiet.leading
  paper.need(high + below + 12)
  const top = paper.y
  shown.forEach((picture, at) => {
    const x = MARGIN.left + at * (width + GAP)
    one(
      paper,
      picture,
      { x, y: top, ...(sizes[at] as Size) },
      { lines: captions[at] as string[], y: top + high + 4 },
    )
  })
  paper.y = top + high + below + 12
}

interface Size {
  width: number
  height: number
}

function one(
  paper: Paper,
  { png, alt }: Picture,
  { x, y, width, height }: Size & { x: number; y: number },
  caption: { lines: readonly string[]; y: number },
): void {
  const figure = paper.element('Figure', paper.root, { alt, bbox: [x, y, x + width, y + height] })
  paper.within('Figure', figure, () => paper.doc.image(Buffer.from(png), x, y, { width, height }))
  paper.aside(() => paper.doc.rect(x, y, width, height).lineWidth(0.5).strokeColor(INK.line).stroke())
  if (caption.lines.length === 0) return
  const words = paper.element('Caption')
  paper.within('Caption', words, () =>
    caption.lines.forEach((line, at) =>
      paper.line(line, TYPE.quiet, { x, y: caption.y + at * TYPE.quiet.leading }),
    ),
  )
}

/** The largest size of the picture's shape within a box. */
function fitted({ png }: Picture, width: number, height: number): Size {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const [across, down] = [view.getUint32(16), view.getUint32(20)]
  const scale = Math.min(width / across, height / down)
  return { width: across * scale, height: down * scale }
}
