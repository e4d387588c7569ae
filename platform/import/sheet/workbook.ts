import { ImportError } from '../failure.ts'
import { limits } from '../limits.ts'
import type { Archive } from '../source/zip.ts'
import { kindOf } from './formats.ts'
import type { CellKind } from './formats.ts'
import { readWhole } from './xml.ts'

/** What must be known of a workbook before one of its sheets is read. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  readonly system1904: boolean
  readonly strings: readonly string[]
  /** How the style of that number shows a number. */
  readonly styles: readonly CellKind[]
}

/** Reads the list of sheets, the shared texts and the number formats. */
export async function readParts(archive: Archive): Promise<Workbook> {
  const targets = await relations(archive)
  const visible: { name: string; path: string }[] = []
  const hidden: { name: string; path: string }[] = []
  let system1904 = false
  await readWhole(await archive.open('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr')
        system1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true'
      if (name !== 'sheet') return
      const path = targets.get(attributes['r:id'] ?? relationOf(attributes))
      if (path === undefined || !archive.has(path)) return
      const list = attributes['state'] === undefined || attributes['state'] === 'visible' ? visible : hidden
      list.push({ name: attributes['name'] ?? '', path })
    },
  })
  const strings = archive.has('xl/sharedStrings.xml') ? await sharedStrings(archive) : []
  const styles = archive.has('xl/styles.xml') ? await numberStyles(archive) : []
  return { sheets: [...visible, ...hidden], system1904, strings, styles }
}

/** The prefix of the relation attribute is the writer's choice. */
function relationOf(attributes: Record<string, string>): string {
  return attributes[Object.keys(attributes).find((key) => key.endsWith(':id')) ?? ''] ?? ''
}

async function relations(archive: Archive): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await readWhole(await archive.open('xl/_rels/workbook.xml.rels'), {
    open(name, { Id, Target }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}

async function sharedStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = []
  let total = 0
  let current = ''
  let inText = false
  let phonetic = false
  await readWhole(await archive.open('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic = true
      inText = name === 't' && !phonetic
    },
    text(text) {
      if (inText) current += text
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      if (name !== 'si') return
      strings.push(current)
      total += current.length
      if (total > limits.sharedStringChars || strings.length > limits.sharedStrings) {
        const remedy = 'Save the sheet as CSV and send that.'
        throw new ImportError('import.too_large', 'The workbook holds too many different texts.', { remedy })
      }
    },
  })
  return strings
}

async function numberStyles(archive: Archive): Promise<CellKind[]> {
  const custom = new Map<number, string>()
  const styles: CellKind[] = []
  let inCells = false
  await readWhole(await archive.open('xl/styles.xml'), {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'])
      if (name === 'numFmt') custom.set(id, attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) styles.push(kindOf(id, custom.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}
