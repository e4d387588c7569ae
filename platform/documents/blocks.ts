import { INK, MARGIN, TYPE, WIDTH, type Type } from './look.ts'
import type { Element, Paper } from './paper.ts'
import { pictures } from './pictures.ts'
import { table } from './table.ts'
import type { Block } from './types.ts'

/** Draws one block below what stands already. */
export function draw(paper: Paper, block: Block): void {
  switch (block.kind) {
    case 'heading':
      return heading(paper, block)
    case 'paragraph':
      return paragraph(paper, block.text, TYPE[block.tone ?? 'plain'])
    case 'facts':
      return facts(paper, block.rows)
    case 'table':
      return table(paper, block)
    case 'pictures':
      return pictures(paper, block)
    case 'signatures':
      return block.lines.forEach((line) => signature(paper, line))
    case 'page':
      return paper.newPage()
  }
}

function heading(paper: Paper, { level, text }: Extract<Block, { kind: 'heading' }>): void {
  const type = TYPE[`heading${level}`]
  const lines = paper.lines(text, type, WIDTH)
  // A heading never stands alone at the foot of a page.
  if (!paper.need(lines.length * type.leading + 48)) paper.y += level === 1 ? 14 : 9
  flow(paper, lines, type, `H${level}`)
  paper.y += 3
}

export function paragraph(paper: Paper, text: string, type: Type, kind = 'P'): void {
  flow(paper, paper.lines(text, type, WIDTH), type, kind)
  paper.y += 5
}

/** Sets lines one under the other, on as many pages as they take. */
function flow(paper: Paper, lines: readonly string[], type: Type, kind: string): void {
  const element = paper.element(kind)
  for (let from = 0; from < lines.length;) {
    paper.need(type.leading)
    const count = Math.max(1, roomFor(paper, type.leading))
    const part = lines.slice(from, from + count)
    paper.within(kind, element, () => {
      for (const line of part) {
        paper.line(line, type, { x: MARGIN.left, y: paper.y })
        paper.y += type.leading
      }
    })
    from += part.length
  }
}

const roomFor = (paper: Paper, leading: number) => Math.floor((paper.bottom - paper.y) / leading)

const LABEL = 132

/** Labels on the left, values on the right; read as a list of pairs. */
function facts(paper: Paper, rows: Extract<Block, { kind: 'facts' }>['rows']): void {
  const list = paper.element('L')
  for (const [label, value] of rows) {
    const labels = paper.lines(label, TYPE.quiet, LABEL - 12)
    const values = paper.lines(value === '' ? '–' : value, TYPE.plain, WIDTH - LABEL)
    const item = paper.element('LI', list)
    fact(paper, item, labels, values)
  }
  paper.y += 5
}

function fact(paper: Paper, item: Element, labels: readonly string[], values: readonly string[]): void {
  const { leading } = TYPE.plain
  const [name, body] = [paper.element('Lbl', item), paper.element('LBody', item)]
  for (let from = 0; from < Math.max(labels.length, values.length);) {
    paper.need(leading)
    const count = Math.max(1, roomFor(paper, leading))
    const top = paper.y
    const column = (lines: readonly string[], type: Type, x: number) =>
      lines
        .slice(from, from + count)
        .forEach((line, at) => paper.line(line, type, { x, y: top + at * leading }))
    paper.within('Lbl', name, () => column(labels, TYPE.quiet, MARGIN.left))
    paper.within('LBody', body, () => column(values, TYPE.plain, MARGIN.left + LABEL))
    paper.y += Math.min(count, Math.max(labels.length, values.length) - from) * leading
    from += count
  }
  paper.y += 2
}

function signature(paper: Paper, text: string): void {
  paper.need(54)
  paper.y += 34
  paper.rule(paper.y, INK.text, MARGIN.left, MARGIN.left + 250)
  paper.y += 3
  paragraph(paper, text, TYPE.quiet)
}
