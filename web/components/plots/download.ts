/** Hands a file to the person. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}

const painted = ['fill', 'stroke', 'color', 'font-family', 'font-size', 'font-weight', 'opacity'] as const

/** A chart as a file of its own: colours and fonts of the page are written into every part. */
export function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const [from, to] = [everything(svg), everything(copy)]
  from.forEach((part, index) => {
    const style = getComputedStyle(part)
    for (const name of painted) to[index]?.setAttribute(name, style.getPropertyValue(name))
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', getComputedStyle(document.documentElement).getPropertyValue('--surface'))
  copy.prepend(ground)
  return new XMLSerializer().serializeToString(copy)
}

const everything = (root: SVGSVGElement) => [root, ...root.querySelectorAll<SVGElement>('*:not(style)')]

/** The same as a picture, at twice the size so that it prints well. */
export async function asPng(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect()
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg))}`
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
