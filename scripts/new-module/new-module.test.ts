import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { crossings } from '../boundaries/index.ts'
import { program, type Outcome } from '../check/run.ts'
import { root } from '../folders.ts'
import { fileRules } from '../house-rules/index.ts'
import { readTree } from '../house-rules/tree.ts'
import { registered } from './register.ts'
import { NameError, writeModule } from './write.ts'

const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'data', '.cache', 'coverage'])
// Compilers and a database of its own, on machines that do other work too.
const SLOW = { timeout: 180_000 }
const HERE = 'modules/gun-buyback/'

let copy: string
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'throughline-module-'))
  await cp(root, copy, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) =>
      !path
        .slice(root.length)
        .split(sep)
        .some((part) => LEFT_OUT.has(part)),
  })
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  await writeModule(copy, 'gun-buyback')
})
afterAll(() => rm(copy, { recursive: true, force: true }))

const tool = (path: string, ...args: string[]): Promise<Outcome> =>
  program(process.execPath, [join(copy, 'node_modules', path), ...args], copy)

/** What the compiler says of the module's own files under the options of a project. */
async function compiled(
  project: string,
  include: readonly string[],
  exclude: readonly string[],
): Promise<Outcome> {
  const own = join(copy, 'tsconfig.own.json')
  const compilerOptions = { composite: false, incremental: false, declaration: true, noEmit: true }
  const places = { include: include.map((path) => HERE + path), exclude: exclude.map((path) => HERE + path) }
  await writeFile(
    own,
    JSON.stringify({ extends: `./${project}`, compilerOptions, ...places, references: [] }),
  )
  return tool('typescript-7/bin/tsc', '-p', own)
}

test('it breaks no rule of the house and crosses no boundary', SLOW, async () => {
  const tree = readTree(copy)
  expect(fileRules.flatMap((rule) => rule(tree)).filter(({ path }) => path.startsWith(HERE))).toEqual([])
  const { found } = await crossings(copy)
  expect(found.filter(({ sentence }) => sentence.includes(HERE))).toEqual([])
})

test('it is formatted, and the linter finds nothing', SLOW, async () => {
  expect(await tool('prettier/bin/prettier.cjs', '--check', HERE, 'server/modules.ts')).toMatchObject({
    passed: true,
  })
  expect(await tool('oxlint/bin/oxlint', '--type-aware', HERE)).toMatchObject({ passed: true })
})

test('it compiles, the server without a browser and its screens with one', SLOW, async () => {
  expect(await compiled('tsconfig.server.json', ['**/*.ts'], ['pages/**'])).toEqual({
    passed: true,
    output: '',
  })
  expect(await compiled('tsconfig.web.json', ['pages/**/*.ts', 'pages/**/*.tsx'], [])).toEqual({
    passed: true,
    output: '',
  })
})

test('its own test passes through HTTP', SLOW, async () => {
  const run = await tool('vitest/vitest.mjs', 'run', '--no-color', HERE)
  expect(run.output).toMatch(/Tests +5 passed/)
  expect(run.passed).toBe(true)
})

test('a name that is none, or taken, is refused and changes nothing', async () => {
  const before = await readFile(join(copy, 'server/modules.ts'), 'utf8')
  await expect(writeModule(copy, 'Gun Buyback')).rejects.toThrow(NameError)
  await expect(writeModule(copy, 'gun-buyback')).rejects.toThrow('already a module')
  expect(await readFile(join(copy, 'server/modules.ts'), 'utf8')).toBe(before)
})

test('a module is added to an empty list, to a list and to one on several lines', () => {
  const list = (inside: string) => `export const modules: readonly Module[] = [${inside}]\n`
  expect(registered(list(''), 'tracing', 'tracing')).toContain('[tracing]')
  expect(registered(list('incidents'), 'tracing', 'tracing')).toContain('[incidents, tracing]')
  expect(registered(list('\n  incidents,\n'), 'tracing', 'tracing')).toContain('incidents, tracing]')
})
