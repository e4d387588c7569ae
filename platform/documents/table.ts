import { INK, MARGIN, TYPE, WIDTH, type Type } from './look.ts'
import type { Element, Paper } from './paper.ts'
import type { Block, Column } from './types.ts'

type Table = Extract<Block, { kind: 'table' }>

interface Place extends Required<Pick<Column, 'align'>> {
  x: number
  width: number
}

const GAP = 10
const PAD = 3

/** A table that goes on over pages with its head repeated; a row too high for one goes on as well. */
export function table(paper: Paper, { columns, rows, caption }: Table): void {
  const places = placesOf(columns)
  const element = paper.element('Table')
  if (caption !== undefined) captionOf(paper, element, caption)
  const head = cells(
    paper,
    columns.map(({ title }) => title),
    places,
    TYPE.cellHead,
  )
  paper.need(heightOf(head, TYPE.cellHead) + TYPE.cell.leading * 2 + PAD * 4)
  row(paper, element, head, places, { type: TYPE.cellHead, kind: 'TH' })
  for (const values of rows) {
    const lines = cells(paper, values, places, TYPE.cell)
    drawRow(paper, element, lines, places, head)
  }
  paper.y += 8
}

function placesOf(columns: readonly Column[]): Place[] {
  const shares = columns.reduce((sum, { width = 1 }) => sum + width, 0)
  const room = WIDTH - GAP * (columns.length - 1)
  let x: number = MARGIN.left
  return columns.map(({ width = 1, align = 'left' }) => {
    const place = { x, width: (room * width) / shares, align }
    x += place.width + GAP
    return place
  })
}

const cells = (paper: Paper, values: readonly string[], places: readonly Place[], type: Type): string[][] =>
  places.map(({ width }, at) => paper.lines(values[at] ?? '', type, width))

const countOf = (lines: readonly string[][]) => Math.max(1, ...lines.map(({ length }) => length))
const heightOf = (lines: readonly string[][], type: Type) => countOf(lines) * type.leading + PAD * 2

function captionOf(paper: Paper, element: Element, caption: string): void {
  const lines = paper.lines(caption, TYPE.quiet, WIDTH)
  paper.need(lines.length * TYPE.quiet.leading + 60)
  const part = paper.element('Caption', element)
  paper.within('Caption', part, () => {
    for (const line of lines) {
      paper.line(line, TYPE.quiet, { x: MARGIN.left, y: paper.y })
      paper.y += TYPE.quiet.leading
    }
  })
  paper.y += 2
}

/** A row, on the next page under a repeated head where this one has no room for it. */
function drawRow(
  paper: Paper,
  element: Element,
  lines: string[][],
  places: readonly Place[],
  head: string[][],
): void {
  const { leading } = TYPE.cell
  let rest = lines
  for (;;) {
    const room = Math.floor((paper.bottom - paper.y - PAD * 2) / leading)
    const count = countOf(rest)
    if (count <= room) return row(paper, element, rest, places, { type: TYPE.cell, kind: 'TD' })
    // Rows stay whole where a page can hold them.
    if (room > 0 && count * leading > paper.bottom - MARGIN.top - 60) {
      const part = rest.map((cell) => cell.slice(0, room))
      row(paper, element, part, places, { type: TYPE.cell, kind: 'TD' })
      rest = rest.map((cell) => cell.slice(room))
    }
    paper.newPage()
    paper.aside(() => drawCells(paper, head, places, TYPE.cellHead))
    under(paper, heightOf(head, TYPE.cellHead), INK.line)
  }
}

function row(
  paper: Paper,
  element: Element,
  lines: readonly string[][],
  places: readonly Place[],
  { type, kind }: { type: Type; kind: 'TH' | 'TD' },
): void {
  const part = paper.element('TR', element)
  lines.forEach((cell, at) => {
    const one = paper.element(kind, part, kind === 'TH' ? { scope: 'Column' } : {})
    paper.within(kind, one, () => drawCell(paper, cell, places[at] as Place, type))
  })
  under(paper, heightOf(lines, type), kind === 'TH' ? INK.line : INK.faint)
}

function drawCells(paper: Paper, lines: readonly string[][], places: readonly Place[], type: Type): void {
  lines.forEach((cell, at) => drawCell(paper, cell, places[at] as Place, type))
}

function drawCell(paper: Paper, cell: readonly string[], { x, width, align }: Place, type: Type): void {
  cell.forEach((line, at) =>
    paper.line(line, type, { x, y: paper.y + PAD + at * type.leading, width, align }),
  )
}

function under(paper: Paper, height: number, colour: string): void {
  paper.y += height
  paper.rule(paper.y, colour)
}
