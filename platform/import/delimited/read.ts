import { ImportError } from '../failure.ts'
import type { Bytes } from '../source/bytes.ts'
import { detectEncoding, lineBlocks } from '../source/text.ts'
import { Batcher } from '../table/batcher.ts'
import { findHeader, nameColumns } from '../table/headers.ts'
import type { ImportWarning, ReadOptions, RowBatch, Table } from '../table/types.ts'
import { checkDelimiter, sniffDelimiter } from './delimiter.ts'
import { Splitter } from './splitter.ts'

/** Reads delimited text; the header is read at once, the rows when asked for. */
export async function readDelimited(
  bytes: Bytes,
  head: Buffer,
  options: ReadOptions & { ignoreColumns: string },
  warnings: ImportWarning[],
): Promise<Table> {
  const found = detectEncoding(head, bytes.whole)
  const encoding = options.encoding ?? found.encoding
  if (found.encoding === 'windows-1252' && options.encoding === undefined) {
    const message = 'The file is not UTF-8 and was read as windows-1252; check names with accents.'
    warnings.push({ code: 'encoding.assumed', message })
  }
  const splitter: { current: Splitter | null } = { current: null }
  const line = () => splitter.current?.nextLine ?? 1
  const blocks = lineBlocks(bytes, encoding, found.mark, warnings, line)
  const first = await blocks.next()
  if (first.done === true || first.value.trim() === '')
    throw new ImportError('import.empty', 'The file holds no text.')
  const declared = /^sep=(.)\r?\n/.exec(first.value)
  const text = declared ? first.value.slice(declared[0].length) : first.value
  const sample = text.slice(0, SAMPLE)
  if (options.delimiter !== undefined) checkDelimiter(options.delimiter, sample)
  const delimiter = options.delimiter ?? declared?.[1] ?? sniffDelimiter(sample)
  splitter.current = new Splitter(delimiter, declared ? 2 : 1)
  const records = split(splitter.current, text, blocks)
  const { batcher, pending } = await begin(records, options.ignoreColumns, warnings)
  if (batcher.headers.length === 1) {
    warnings.push({
      code: 'table.one_column',
      message: `The table has one column, "${batcher.headers[0]}". Check the delimiter.`,
    })
  }
  return {
    format: 'csv',
    encoding,
    delimiter,
    headers: batcher.headers,
    warnings,
    rows: () => batches(batcher, pending, records),
    close: () => bytes.close(),
  }
}

/** Enough to judge the delimiter by. */
const SAMPLE = 64 * 1024

interface Records {
  readonly rows: string[][]
  readonly lines: number[]
}

async function* split(
  splitter: Splitter,
  first: string,
  blocks: AsyncGenerator<string>,
): AsyncGenerator<Records> {
  let block = first
  try {
    for (;;) {
      const following = await blocks.next()
      const records: Records = { rows: [], lines: [] }
      splitter.push(block, records.rows, records.lines, following.done === true)
      yield records
      if (following.done === true) return
      block = following.value
    }
  } finally {
    await blocks.return(undefined)
  }
}

/** Reads on until the first row that is not blank: the header. */
async function begin(records: AsyncGenerator<Records>, ignored: string, warnings: ImportWarning[]) {
  for (;;) {
    const { value, done } = await records.next()
    if (done === true) throw new ImportError('import.header_missing', 'All rows of the file are blank.')
    const at = findHeader(value.rows, warnings)
    if (at === -1) continue
    const batcher = new Batcher(nameColumns(value.rows[at]!, warnings), ignored, warnings)
    return { batcher, pending: { rows: value.rows.slice(at + 1), lines: value.lines.slice(at + 1) } }
  }
}

async function* batches(
  batcher: Batcher,
  pending: Records,
  records: AsyncGenerator<Records>,
): AsyncGenerator<RowBatch> {
  try {
    let some = false
    for (
      let now: Records | undefined = pending;
      now !== undefined;
      now = (await records.next()).value as Records | undefined
    ) {
      for (let index = 0; index < now.rows.length; index++) {
        const full = batcher.add(now.rows[index]!, now.lines[index]!)
        if (full === null) continue
        some = true
        yield full
      }
    }
    const rest = batcher.flush()
    if (rest !== null) yield rest
    else if (!some) throw new ImportError('import.no_rows', 'No row follows the header of the file.')
  } finally {
    await records.return(undefined)
  }
}
