import { draw, paragraph } from './blocks.ts'
import { frame } from './frame.ts'
import { TYPE } from './look.ts'
import { Paper } from './paper.ts'
import type { Block, Sheet } from './types.ts'

/** Writes a document as PDF: tagged for readers that speak, its face embedded, every sheet labelled. */
export async function writePdf(sheet: Sheet, blocks: readonly Block[]): Promise<Buffer> {
  const paper = new Paper(sheet)
  paragraph(paper, sheet.title, TYPE.title, 'H1')
  const under = [sheet.subtitle, sheet.labels.join(' · ')].filter((text) => text !== undefined && text !== '')
  for (const text of under) paragraph(paper, text as string, TYPE.subtitle)
  paper.y += 4
  for (const block of blocks) draw(paper, block)
  paper.root.end()
  frame(paper, sheet)
  return paper.bytes()
}
