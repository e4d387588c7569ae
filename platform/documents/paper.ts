import PDFDocument from 'pdfkit'
import { faceBytes, setText } from './fonts.ts'
import { BOTTOM, INK, MARGIN, PAGE, type Face, type Type } from './look.ts'
import type { Sheet } from './types.ts'
import { wrap } from './wrap.ts'

export type Element = PDFKit.PDFStructureElement

export interface Spot {
  x: number
  y: number
  width?: number
  align?: 'left' | 'right'
}

/** In tables every figure is as wide as the next. */
const featuresOf = ({ tabular }: Type): PDFKit.Mixins.TextOptions =>
  tabular === true ? { features: ['tnum'] } : {}

/** The document as it is written: a pen that goes down the page, and tags that tell readers what each thing is. */
export class Paper {
  readonly doc: PDFKit.PDFDocument
  readonly root: Element
  y: number = MARGIN.top
  readonly bottom = BOTTOM

  constructor(sheet: Sheet) {
    this.doc = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: sheet.language ?? 'en',
      bufferPages: true,
      autoFirstPage: false,
      info: {
        Title: setText(sheet.title),
        Producer: 'Throughline',
        Creator: 'Throughline',
        CreationDate: sheet.madeAt,
      },
    })
    for (const face of ['regular', 'semibold', 'bold'] satisfies Face[]) {
      this.doc.registerFont(face, faceBytes(face))
    }
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
    this.newPage()
  }

  newPage(): void {
    this.doc.addPage()
    this.y = MARGIN.top
  }

  /** Starts a new page when less than this is left; true when it did. */
  need(height: number): boolean {
    if (this.y + height <= BOTTOM || this.y === MARGIN.top) return false
    this.newPage()
    return true
  }

  /** A part of the document's structure: "P", "Table", "TR". */
  element(kind: string, parent: Element = this.root, options: Record<string, unknown> = {}): Element {
    const made = this.doc.struct(kind, options)
    parent.add(made)
    return made
  }

  /** Draws what belongs to an element; again for the next page when it goes on there. */
  within(kind: string, element: Element, draw: () => void): void {
    element.add(this.doc.markStructureContent(kind))
    draw()
    this.doc.endMarkedContent()
  }

  /** Draws what a reader leaves out: rules, heads and feet. */
  aside(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.doc.endMarkedContent()
  }

  lines(text: string, type: Type, width: number): string[] {
    this.doc.font(type.face).fontSize(type.size)
    return wrap(setText(text), width, (piece) => this.doc.widthOfString(piece, featuresOf(type)))
  }

  /** One line of text, at a place, never broken. */
  line(text: string, type: Type, { x, y, width = 0, align = 'left' }: Spot): void {
    const { doc } = this
    doc.font(type.face).fontSize(type.size).fillColor(type.colour)
    const shift = align === 'right' ? width - doc.widthOfString(text, featuresOf(type)) : 0
    doc.text(text, x + shift, y, { lineBreak: false, ...featuresOf(type) })
  }

  rule(
    y: number,
    colour: string = INK.line,
    from: number = MARGIN.left,
    to = PAGE.width - MARGIN.right,
  ): void {
    this.aside(() => this.doc.moveTo(from, y).lineTo(to, y).lineWidth(0.5).strokeColor(colour).stroke())
  }

  async bytes(): Promise<Buffer> {
    const parts: Buffer[] = []
    this.doc.on('data', (part: Buffer) => parts.push(part))
    const ended = new Promise<void>((done, failed) => this.doc.on('end', done).on('error', failed))
    this.doc.end()
    await ended
    return Buffer.concat(parts)
  }
}
