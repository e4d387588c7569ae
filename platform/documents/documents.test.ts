import fc from 'fast-check'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { greyPng, writePdf, type Block, type Sheet } from './index.ts'
import { wrap } from './wrap.ts'

const SHEET: Sheet = {
  title: 'Ballistic measures, October 2026',
  labels: ['Ballistic', 'Alder Bay Police Department', 'Restricted'],
  purpose: 'Purpose: supervision',
  printedBy: 'Printed by Ana Núñez',
  printedAt: '29 November 2026, 10:15',
  notice: 'A lead is unconfirmed until an examiner has compared the physical items.',
  madeAt: new Date('2026-11-29T15:15:00Z'),
}

const pagesOf = async (bytes: Buffer): Promise<string[]> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false })
  return text.map((page) => page.replaceAll(/\s+/g, ' '))
}

const surface = greyPng(
  64,
  48,
  Uint8Array.from({ length: 64 * 48 }, (_, at) => (at * 7) % 256),
)

const everything: Block[] = [
  { kind: 'heading', level: 1, text: 'Turnaround' },
  { kind: 'paragraph', text: 'Of 214 exhibits received, 171 were entered within 2 business days.' },
  {
    kind: 'facts',
    rows: [
      ['Laboratory', 'Alder Bay → County'],
      ['Investigator', 'Łukasz Nguyễn'],
      ['Left blank', ''],
    ],
  },
  {
    kind: 'table',
    caption: 'Median hours by stage',
    columns: [
      { title: 'Stage', width: 2 },
      { title: 'Hours', align: 'right' },
    ],
    rows: Array.from({ length: 90 }, (_, at) => [`Stage number ${at + 1}`, String(at * 3.5)]),
  },
  {
    kind: 'pictures',
    pictures: [
      { png: surface, alt: 'Breech face of AB-1, grey by height', caption: 'AB-1' },
      { png: surface, alt: 'Breech face of AB-2, grey by height', caption: 'AB-2' },
    ],
  },
  { kind: 'signatures', lines: ['Examiner, date'] },
]

describe('a document', () => {
  it('says on every sheet what it is, whose, why and who printed it', async () => {
    const pages = await pagesOf(await writePdf(SHEET, everything))
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, at) => {
      expect(page).toContain('Alder Bay Police Department · Restricted')
      expect(page).toContain('Purpose: supervision · Printed by Ana Núñez · 29 November 2026, 10:15')
      expect(page).toContain(`Page ${at + 1} of ${pages.length}`)
      expect(page).toContain('A lead is unconfirmed')
    })
  })

  it('keeps every row of a long table and repeats its head', async () => {
    const pages = await pagesOf(await writePdf(SHEET, everything))
    const all = pages.join(' ')
    for (let at = 1; at <= 90; at++) expect(all).toContain(`Stage number ${at} `)
    const withRows = pages.filter((page) => page.includes('Stage number'))
    for (const page of withRows) expect(page).toContain('Stage Hours')
  })

  it('sets names with the letters they have', async () => {
    expect((await pagesOf(await writePdf(SHEET, everything))).join(' ')).toContain('Łukasz Nguyễn')
  })

  it('is the same to the byte for the same input', async () => {
    const [first, second] = await Promise.all([writePdf(SHEET, everything), writePdf(SHEET, everything)])
    expect(first.equals(second)).toBe(true)
  })

  it('tells readers that speak what is a heading, a table, a picture', async () => {
    const pdf = await getDocumentProxy(new Uint8Array(await writePdf(SHEET, everything)))
    const kinds = new Set<string>()
    const alts: string[] = []
    const collect = (node: { role?: string; alt?: string; children?: unknown[] }): void => {
      if (node.role !== undefined) kinds.add(node.role)
      if (node.alt !== undefined) alts.push(node.alt)
      for (const child of node.children ?? []) collect(child as never)
    }
    for (let page = 1; page <= pdf.numPages; page++) {
      const tree: unknown = await (await pdf.getPage(page)).getStructTree()
      if (tree !== null) collect(tree as never)
    }
    expect([...kinds]).toEqual(
      expect.arrayContaining(['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure', 'L']),
    )
    expect(alts).toContain('Breech face of AB-2, grey by height')
  })

  it('takes a cell longer than a page and any text at all', async () => {
    const long = Array.from({ length: 1_500 }, (_, at) => `word${at}`).join(' ')
    const pages = await pagesOf(
      await writePdf(SHEET, [
        { kind: 'table', columns: [{ title: 'Note' }, { title: 'Of' }], rows: [[long, 'AB-7']] },
        { kind: 'paragraph', text: long },
        { kind: 'facts', rows: [['Note', long]] },
        { kind: 'paragraph', text: '\u0000\u202e😀漢字‑x' },
      ]),
    )
    const all = pages.join(' ')
    expect(all.split('word1499').length - 1).toBe(3)
    expect(all).toContain('-x')
  })
})

describe('lines', () => {
  it('are never wider than the place for them and lose nothing', () => {
    const width = 12
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const lines = wrap(text, width, (piece) => piece.length)
        for (const line of lines) expect(Array.from(line).length === 1 || line.length <= width).toBe(true)
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      }),
    )
  })
})
