/** What a figure has to say wherever it goes. */
export interface FigureWords {
  readonly title: string
  readonly subtitle: string
  readonly note?: string | undefined
}

/** Pixels round the drawing and between the parts. */
const EDGE = 16
const GAP = 12

/** A style of words as the page sets them: size in px, weight, line height in px, colour of the theme. */
const TITLE = { size: 15, weight: 640, line: 20, colour: '--ink' }
const SUBTITLE = { size: 12, weight: 400, line: 17, colour: '--ink-2' }
const NOTE = { size: 11, weight: 400, line: 16, colour: '--ink-2' }
type Style = typeof TITLE

/** A drawing with its words above and below, as SVG that needs nothing of the page. Width and height in px. */
export function framed(
  svg: SVGSVGElement,
  { title, subtitle, note }: FigureWords,
): { text: string; width: number; height: number } {
  const box = svg.getBoundingClientRect()
  const wide = Math.max(box.width, 240)
  const sheet = element('svg')
  let y = EDGE
  const write = (words: string, style: Style) => {
    for (const line of wrapped(words, style, wide)) {
      sheet.append(lineOf(line, style, y))
      y += style.line
    }
  }
  write(title, TITLE)
  write(subtitle, SUBTITLE)
  y += GAP
  sheet.append(placed(painted(svg), y, box))
  y += box.height + (note ? GAP : 0)
  if (note) write(note, NOTE)
  const [width, height] = [Math.ceil(wide + 2 * EDGE), Math.ceil(y + EDGE)]
  sheet.prepend(ground())
  set(sheet, { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title })
  return { text: new XMLSerializer().serializeToString(sheet), width, height }
}

const theme = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name)
const family = () => getComputedStyle(document.body).fontFamily

function element<K extends keyof SVGElementTagNameMap>(name: K): SVGElementTagNameMap[K] {
  return document.createElementNS('http://www.w3.org/2000/svg', name)
}

function set(part: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, String(value))
}

function ground(): SVGElement {
  const rect = element('rect')
  set(rect, { width: '100%', height: '100%', fill: theme('--surface') })
  return rect
}

function lineOf(words: string, { size, weight, line, colour }: Style, y: number): SVGElement {
  const text = element('text')
  set(text, { x: EDGE, y: y + line * 0.75, fill: theme(colour), 'font-family': family() })
  set(text, { 'font-size': size, 'font-weight': weight })
  text.textContent = words
  return text
}

/** Words in lines no wider than `width` px, in the page's font and in the one that stands in for it in a file elsewhere. */
function wrapped(words: string, style: Style, width: number): string[] {
  const lines: string[] = []
  for (const word of words.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && widthOf(longer, style) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function widthOf(words: string, { size, weight }: Style): number {
  const measure = document.createElement('canvas').getContext('2d')
  if (!measure) return 0
  const widths = [family(), family().split(',').slice(1).join(',') || 'sans-serif'].map((font) => {
    measure.font = `${weight} ${size}px ${font}`
    return measure.measureText(words).width
  })
  return Math.max(...widths)
}

function placed(drawing: SVGSVGElement, y: number, { width, height }: DOMRect): SVGSVGElement {
  set(drawing, { x: EDGE, y, width, height })
  return drawing
}

const PAINTED = ['fill', 'stroke', 'color', 'font-family', 'font-size', 'font-weight', 'opacity'] as const

/** Colours and fonts of the page, written into every part. */
function painted(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const [from, to] = [everything(svg), everything(copy)]
  from.forEach((part, index) => {
    const style = getComputedStyle(part)
    for (const name of PAINTED) to[index]?.setAttribute(name, style.getPropertyValue(name))
  })
  copy.removeAttribute('role')
  copy.removeAttribute('aria-label')
  return copy
}

const everything = (root: SVGSVGElement) => [root, ...root.querySelectorAll<SVGElement>('*:not(style)')]
