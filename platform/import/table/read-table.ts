import { readDelimited } from '../delimited/read.ts'
import { readJson } from '../json/read.ts'
import { readWorkbook } from '../sheet/read.ts'
import { openSource } from '../source/open.ts'
import { markPrefix } from '../write/rejected.ts'
import type { ImportWarning, NamedStream, ReadOptions, Table } from './types.ts'

/**
 * Opens a table of any format that is read here, recognised by its content. The header is read at once;
 * rows stream with flat memory. Throws `ImportError`.
 */
export async function readTable(source: string | NamedStream, options: ReadOptions = {}): Promise<Table> {
  const warnings: ImportWarning[] = []
  const settings = { ...options, ignoreColumns: options.ignoreColumns ?? markPrefix }
  const opened = await openSource(source, settings, warnings)
  if (opened.kind === 'workbook') return readWorkbook(opened.archive, settings, warnings)
  const { bytes, head } = opened
  try {
    return opened.kind === 'json'
      ? await readJson(bytes, head, settings, warnings)
      : await readDelimited(bytes, head, settings, warnings)
  } catch (error) {
    await bytes.close()
    throw error
  }
}
