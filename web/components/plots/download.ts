import { framed, type FigureWords } from './framed.ts'

/** Hands a file to the person. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}

/** A chart as a file of its own, with its words. */
export const asSvg = (svg: SVGSVGElement, words: FigureWords): Blob =>
  new Blob([framed(svg, words).text], { type: 'image/svg+xml' })

/** The same as a picture, at twice the size so that it prints well. */
export async function asPng(svg: SVGSVGElement, words: FigureWords): Promise<Blob> {
  const { text, width, height } = framed(svg, words)
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((done, fail) => {
    canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error('The picture could not be made'))),
      'image/png',
    )
  })
}
