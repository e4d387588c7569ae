import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../folders.ts'
import { program } from './run.ts'

const folder = await mkdtemp(join(root, 'scripts', 'check', 'lint-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const refused = {
  'typescript(no-floating-promises)': `async function save(): Promise<void> {}\nsave()\n`,
  'typescript(no-explicit-any)': `export const value: any = 1\n`,
  'typescript(consistent-type-imports)': `import { Stats } from 'node:fs'\nexport type S = Stats\n`,
}

// A linter that has lost its type checker stays silent about promises; this notices.
test('the linter refuses a promise nobody waits for, any, and unmarked imports of types', async () => {
  for (const [rule, text] of Object.entries(refused))
    await writeFile(join(folder, `${rule.replace(/\W/g, '')}.ts`), text)
  const linter = join(root, 'node_modules/oxlint/bin/oxlint')
  const { passed, output } = await program(process.execPath, [linter, '--type-aware', folder])
  expect(passed).toBe(false)
  for (const rule of Object.keys(refused)) expect(output).toContain(rule)
})
