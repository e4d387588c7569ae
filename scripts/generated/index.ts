import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { filesInWords } from '../../demo/index.ts'
import { root } from '../folders.ts'
import { withDatabase } from '../with-database.ts'
import { databaseTypes } from './database-types.ts'
import { houseInWords } from './house.ts'
import { kernelModules } from './kernel.ts'
import { apiPage, errorsPage, permissionsPage, settingsPage } from './pages.ts'

/** Path → content of every generated file, made afresh. */
export async function generated(): Promise<Map<string, string>> {
  const [types, house, kernel] = await Promise.all([
    withDatabase(databaseTypes),
    houseInWords(),
    kernelModules(),
  ])
  const pages = new Map([
    ['docs/reference/api.md', apiPage(house)],
    ['docs/reference/errors.md', errorsPage(house)],
    ['docs/reference/permissions.md', permissionsPage(house)],
    ['docs/reference/settings.md', settingsPage()],
    ['demo/README.md', await demonstrationPage()],
  ])
  const files = new Map([['platform/db/schema.ts', types], ...kernel])
  const style = await resolveConfig('README.md')
  for (const [path, text] of pages) files.set(path, await format(text, { ...style, parser: 'markdown' }))
  return files
}

const DERIVED = 'What follows is derived from the code by `npm run generate`.'

/** The page of the demonstration: its written part as it stands, and its files as the code has them. */
async function demonstrationPage(): Promise<string> {
  const page = await readFile(join(root, 'demo/README.md'), 'utf8')
  return `${page.slice(0, page.indexOf(DERIVED) + DERIVED.length)}\n\n${filesInWords()}`
}

/** Generated files that no longer say what the code says. */
export async function outdated(): Promise<string[]> {
  const fresh = [...(await generated())]
  const standing = await Promise.all(
    fresh.map(([path]) => readFile(join(root, path), 'utf8').catch(() => '')),
  )
  return fresh.filter(([, content], index) => content !== standing[index]).map(([path]) => path)
}
