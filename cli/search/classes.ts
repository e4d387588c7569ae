import { readFile } from 'node:fs/promises'
import type { Classes } from '@throughline/topography'
import { z } from 'zod'
import { UsageError } from '../command.ts'

/** File name → what is known of the item. */
export type ClassTable = Readonly<Record<string, Classes>>

const Table = z.record(z.string(), z.record(z.string().min(1).max(60), z.string().min(1).max(200)))

/** `calibre=9 mm,firing pin=round` */
export function classesOf(text: string | undefined): Classes {
  if (text === undefined) return {}
  return Object.fromEntries(
    text.split(',').map((part): [string, string] => {
      const at = part.indexOf('=')
      const [name, value] = [part.slice(0, at).trim(), part.slice(at + 1).trim()]
      if (at < 1 || name === '' || value === '')
        throw new UsageError(`"${part}" is no class. Write NAME=VALUE, such as calibre=9 mm.`)
      return [name.toLowerCase(), value]
    }),
  )
}

export async function readClassTable(path: string | undefined): Promise<ClassTable> {
  if (path === undefined) return {}
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) throw new UsageError(`There is no file "${path}".`)
  const table = Table.safeParse(parsed(text))
  if (!table.success)
    throw new UsageError(`"${path}" is not as it should be: {"a.x3p": {"calibre": "9 mm"}, …}.`)
  return Object.fromEntries(
    Object.entries(table.data).map(([file, own]) => [
      file,
      Object.fromEntries(Object.entries(own).map(([name, value]) => [name.trim().toLowerCase(), value])),
    ]),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
