import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { filesUnder } from '../folders.ts'
import { registered } from './register.ts'

const template = fileURLToPath(new URL('./template', import.meta.url))

/** A name that cannot be a module's, with the sentence that says why. */
export class NameError extends Error {}

/**
 * Writes a module called `id` into the repository at `folder` and registers it; answers the files written.
 * @throws NameError when the name is not one, or taken
 */
export async function writeModule(folder: string, id: string): Promise<string[]> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new NameError('Name the module in small letters with hyphens, such as gun-buyback.')
  const target = join(folder, 'modules', id)
  if (existsSync(target)) throw new NameError(`There is already a module called ${id}.`)
  const words = await wordsFor(folder, id)
  const written: string[] = []
  for (const file of filesUnder(template)) {
    const path = `modules/${id}/${file
      .replace('NAME', id)
      .replace('SCHEMA', words.schema)
      .replace(/\.template$/, '')}`
    await write(folder, path, filled(await readFile(join(template, file), 'utf8'), words))
    written.push(path)
  }
  const list = 'server/modules.ts'
  await write(folder, list, registered(await readFile(join(folder, list), 'utf8'), id, words.name))
  return [...written, list]
}

interface ModuleWords {
  readonly id: string
  /** As a name in code, `gunBuyback`. */
  readonly name: string
  /** As a schema of the database, `gun_buyback`. */
  readonly schema: string
  readonly title: string
  readonly letter: string
  readonly order: string
}

async function wordsFor(folder: string, id: string): Promise<ModuleWords> {
  const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const schema = id.replaceAll('-', '_')
  const title = `${id[0]!.toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`
  const rooms = await roomsIn(folder)
  const taken = new Set(rooms.map(({ letter }) => letter))
  const letters = `${id.replace(/[^a-z]/g, '')}abcdefghijklmnopqrstuvwxyz`.split('')
  const letter = letters.find((one) => !taken.has(one)) ?? 'x'
  const order = String(Math.max(0, ...rooms.map((room) => room.order)) + 10)
  return { id, name, schema, title, letter, order }
}

/** Letter and place in the menu of the rooms there are, read from their contracts. */
async function roomsIn(folder: string): Promise<{ letter: string; order: number }[]> {
  const modules = await readdir(join(folder, 'modules'))
  const rooms: { letter: string; order: number }[] = []
  for (const module of modules)
    for (const file of ['contract.ts', 'contract/room.ts']) {
      const text = await readFile(join(folder, 'modules', module, file), 'utf8').catch(() => '')
      const letter = /\bletter: '(\w)'/.exec(text)?.[1]
      if (letter) rooms.push({ letter, order: Number(/\border: (\d+)/.exec(text)?.[1] ?? 0) })
    }
  return rooms
}

function filled(text: string, words: ModuleWords): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => words[key as keyof ModuleWords])
}

async function write(folder: string, path: string, text: string): Promise<void> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  const style = await resolveConfig(file)
  await writeFile(file, path.endsWith('.sql') ? text : await format(text, { ...style, filepath: file }))
}
