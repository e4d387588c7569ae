import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Failure } from '#platform/http'
import { exportContract, exportFile } from '#modules/incidents'
import { UsageError, type Command } from '../command.ts'

const filters = exportContract.query.shape

/** `throughline export incidents`: everything under a filter, the same file as the page exports. */
export const exportIncidents: Command = {
  usage: 'export incidents [--format csv|xlsx|geojson] [--unit incidents|victims] [--out FILE] [filters]',
  options: {
    out: { type: 'string', about: 'File to write; otherwise standard output' },
    ...Object.fromEntries(
      Object.entries(filters).map(([name, schema]) => [
        name,
        { type: 'string' as const, about: schema.description ?? 'As in the address of the page' },
      ]),
    ),
  },
  async run(given) {
    const asked = Object.fromEntries(Object.keys(filters).map((name) => [name, given.text(name)]))
    const parsed = exportContract.query.safeParse(asked)
    if (!parsed.success)
      throw new UsageError(
        parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'),
      )
    const out = given.text('out')
    if (parsed.data.format === 'xlsx' && out === undefined)
      throw new UsageError('A spreadsheet cannot be printed. Add --out FILE.')
    const { house, actor } = await given.open()
    if (!actor.permissions.has(exportContract.permission)) throw new Failure('permission.missing')
    const { file } = await exportFile(house, actor, parsed.data)
    if (out === undefined) return pipeline(file, process.stdout, { end: false })
    await writeWhole(file, out)
    given.tell(`Written to ${out}`)
  },
}

/** Under another name until it is complete, so that a broken export never looks like a file. */
async function writeWhole(file: NodeJS.ReadableStream, out: string): Promise<void> {
  const draft = `${out}.part`
  try {
    await pipeline(file, createWriteStream(draft))
    await rename(draft, out)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
