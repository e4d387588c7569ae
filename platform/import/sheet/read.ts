import { ImportError } from '../failure.ts'
import type { Archive } from '../source/zip.ts'
import { Batcher } from '../table/batcher.ts'
import { findHeader, nameColumns } from '../table/headers.ts'
import type { ImportWarning, ReadOptions, RowBatch, Table } from '../table/types.ts'
import { sheetRows } from './rows.ts'
import type { SheetRow } from './rows.ts'
import { readParts } from './workbook.ts'
import type { Workbook } from './workbook.ts'

type Rows = AsyncGenerator<SheetRow[]>

/** Reads one sheet of a workbook (ECMA-376): the one named, or the first with a value. */
export async function readWorkbook(
  archive: Archive,
  options: ReadOptions & { ignoreColumns: string },
  warnings: ImportWarning[],
): Promise<Table> {
  try {
    const workbook = await readParts(archive)
    const { rows, first } = await chooseSheet(archive, workbook, options.sheet, warnings)
    const at = findHeader(
      first.map(({ cells }) => cells),
      warnings,
    )
    const batcher = new Batcher(nameColumns(first[at]!.cells, warnings), options.ignoreColumns, warnings)
    return {
      format: 'xlsx',
      encoding: 'utf-8',
      delimiter: null,
      headers: batcher.headers,
      warnings,
      rows: () => batches(archive, batcher, first.slice(at + 1), rows),
      close: () => archive.close(),
    }
  } catch (error) {
    await archive.close()
    throw error
  }
}

async function chooseSheet(
  archive: Archive,
  workbook: Workbook,
  named: string | undefined,
  warnings: ImportWarning[],
) {
  const names = workbook.sheets.map(({ name }) => name)
  const sheets = named === undefined ? workbook.sheets : workbook.sheets.filter(({ name }) => name === named)
  if (sheets.length === 0)
    throw new ImportError(
      'import.sheet_unknown',
      `The workbook has the sheets: ${names.join(', ') || 'none'}.`,
    )
  for (const sheet of sheets) {
    const found: ImportWarning[] = []
    const rows = sheetRows(await archive.open(sheet.path), workbook, found)
    const first = await begin(rows)
    if (first.length === 0) continue
    if (named === undefined && names.length > 1) {
      const others = names.filter((name) => name !== sheet.name).join(', ')
      warnings.push({ code: 'sheet.others', message: `Read the sheet "${sheet.name}"; not read: ${others}.` })
    }
    return { rows: follow(rows, found, warnings), first }
  }
  throw new ImportError(
    'import.empty',
    named === undefined ? 'No sheet holds a value.' : `The sheet "${named}" is blank.`,
  )
}

/** Enough rows to tell titles from the header. */
const BEGIN = 25

async function begin(rows: Rows): Promise<SheetRow[]> {
  const first: SheetRow[] = []
  while (first.length < BEGIN) {
    const { value, done } = await rows.next()
    if (done === true) break
    first.push(...value)
  }
  return first
}

/** Hands on the rows, and the warnings of the sheet that was chosen as they come. */
async function* follow(rows: Rows, found: ImportWarning[], warnings: ImportWarning[]): Rows {
  const pass = () => warnings.push(...found.filter((warning) => !warnings.includes(warning)))
  pass()
  try {
    for await (const batch of rows) {
      pass()
      yield batch
    }
    pass()
  } finally {
    await rows.return(undefined)
  }
}

async function* batches(
  archive: Archive,
  batcher: Batcher,
  first: SheetRow[],
  rows: Rows,
): AsyncGenerator<RowBatch> {
  try {
    let some = false
    for (
      let now: SheetRow[] | undefined = first;
      now !== undefined;
      now = (await rows.next()).value as SheetRow[] | undefined
    ) {
      for (const { cells, line } of now) {
        const full = batcher.add(cells, line)
        if (full === null) continue
        some = true
        yield full
      }
    }
    const rest = batcher.flush()
    if (rest !== null) yield rest
    else if (!some) throw new ImportError('import.no_rows', 'No row follows the header of the file.')
  } finally {
    await rows.return(undefined)
    await archive.close()
  }
}
