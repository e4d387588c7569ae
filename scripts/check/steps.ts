import { join } from 'node:path'
import { crossings } from '../boundaries/index.ts'
import { root } from '../folders.ts'
import { outdated } from '../generated/index.ts'
import { houseFindings } from '../house-rules/index.ts'
import { dependencyAudit } from './audit.ts'
import { program, type Outcome, type Step } from './run.ts'

const tool = (path: string, ...args: string[]) =>
  program(process.execPath, [join(root, 'node_modules', path), ...args])

/** What can be checked without running the product, the slowest first. */
export const steps: readonly Step[] = [
  { name: 'types', run: () => tool('typescript-7/bin/tsc', '-b') },
  { name: 'format', run: () => tool('prettier/bin/prettier.cjs', '--check', '--cache', '.') },
  { name: 'lint', run: () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'unused', run: () => tool('knip/bin/knip.js', '--no-progress') },
  { name: 'boundaries', run: boundaries },
  { name: 'generated files', run: generatedFiles },
  { name: 'house rules', run: houseRules },
  { name: 'dependency audit', run: () => dependencyAudit() },
]

async function boundaries(): Promise<Outcome> {
  const { found } = await crossings(root)
  return listed(found.map(({ rule, sentence }) => `${rule}: ${sentence}`))
}

async function houseRules(): Promise<Outcome> {
  const found = await houseFindings()
  return listed(found.map(({ path, line, sentence }) => `${path}${line ? `:${line}` : ''}  ${sentence}`))
}

async function generatedFiles(): Promise<Outcome> {
  const paths = await outdated()
  return listed(paths.map((path) => `${path} no longer says what the code says. Run npm run generate.`))
}

const listed = (lines: readonly string[]): Outcome => ({
  passed: lines.length === 0,
  output: lines.join('\n'),
})
