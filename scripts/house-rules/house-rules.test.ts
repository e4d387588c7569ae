import { expect, test } from 'vitest'
import { ambient } from './ambient.ts'
import { environment } from './environment.ts'
import { errorCodes } from './error-codes.ts'
import { fileLength } from './length.ts'
import { links } from './links.ts'
import { migrations } from './migrations.ts'
import { moduleFiles } from './module-files.ts'
import { moduleReadme } from './module-readme.ts'
import { traces } from './traces.ts'
import type { HouseRule } from './tree.ts'

const paths = (rule: HouseRule, files: Record<string, string>) =>
  rule(new Map(Object.entries(files))).map(({ path, line }) => (line ? `${path}:${line}` : path))

const README =
  '# Tracing\n\n## Purpose\n\nA.\n\n## Legal basis\n\nB.\n\n## Data owned\n\nC.\n\n## Who may see it\n\nD.\n'
const MODULE = {
  'modules/tracing/README.md': README,
  'modules/tracing/index.ts': '',
  'modules/tracing/contract/index.ts': '',
  'modules/tracing/policy.ts': '',
  'modules/tracing/service.ts': '',
  'modules/tracing/routes/list.ts': '',
  'modules/tracing/seed.ts': '',
  'modules/tracing/pages/index.ts': '',
  'modules/tracing/migrations/001_tracing.sql': '',
  'modules/tracing/tracing.test.ts': '',
}

test('a module has the agreed files, as files or as folders', () => {
  expect(paths(moduleFiles, MODULE)).toEqual([])
  expect(paths(moduleFiles, { ...MODULE, 'modules/tracing/helpers.ts': '' })).toEqual([
    'modules/tracing/helpers.ts',
  ])
  expect(paths(moduleFiles, { ...MODULE, 'modules/tracing/utils/dates.ts': '' })).toEqual([
    'modules/tracing/utils/dates.ts',
  ])
  const { 'modules/tracing/policy.ts': _, ...rest } = MODULE
  expect(paths(moduleFiles, rest)).toEqual(['modules/tracing/policy'])
})

test('the README of a module says why it may hold its data', () => {
  expect(paths(moduleReadme, MODULE)).toEqual([])
  const path = 'modules/tracing/README.md'
  expect(paths(moduleReadme, { [path]: README.replace('## Legal basis\n\nB.\n\n', '') })).toEqual([path])
  expect(paths(moduleReadme, { [path]: README.replace('B.\n', '') })).toEqual([path])
})

test('the environment is read in one file', () => {
  expect(paths(environment, { 'server/settings.ts': 'process.env', 'a/b.test.ts': 'process.env' })).toEqual(
    [],
  )
  expect(paths(environment, { 'server/main.ts': '\nprocess.env.HOME' })).toEqual(['server/main.ts:2'])
  expect(paths(environment, { 'cli/main.ts': `import { env } from 'node:process'` })).toEqual([
    'cli/main.ts:1',
  ])
})

test.each([
  'Date.now()',
  'new Date()',
  'Math.random()',
  'performance.now()',
  'crypto.randomUUID()',
  'fetch(url)',
])('a library and a policy do not know %s', (call) => {
  expect(paths(ambient, { 'libraries/numbers/src/index.ts': call })).toHaveLength(1)
  expect(paths(ambient, { 'modules/tracing/policy.ts': call })).toHaveLength(1)
  expect(paths(ambient, { 'platform/access/policy/index.ts': call })).toHaveLength(1)
  expect(paths(ambient, { 'modules/tracing/service.ts': call })).toEqual([])
})

test('a file has at most 300 lines', () => {
  expect(
    paths(fileLength, { 'server/a.ts': 'x\n'.repeat(300), 'platform/db/schema.ts': 'x\n'.repeat(900) }),
  ).toEqual([])
  expect(paths(fileLength, { 'web/a.tsx': 'x\n'.repeat(301) })).toEqual(['web/a.tsx'])
})

const word = (...parts: string[]) => parts.join('')

test.each([
  [word('/hom', 'e/anna/city.csv')],
  [word("readFile('/tm", "p/x')")],
  [word('// TO', 'DO later')],
  [word('@ts-ig', 'nore')],
  [word('// see iss', 'ue 12')],
])('no trace of a machine, a thread or unfinished work: %s', (text) => {
  expect(paths(traces, { 'server/a.ts': text })).toEqual(['server/a.ts:1'])
})

test('addresses and addresses of files inside the house are no traces', () => {
  const text = `'/api/incidents' './tmp/x' 'https://example.org/home/a' an issue of 12 rows`
  expect(paths(traces, { 'server/a.ts': text })).toEqual([])
})

test('migrations are numbered without gaps', () => {
  const folder = 'modules/tracing/migrations'
  expect(paths(migrations, { [`${folder}/001_a.sql`]: '', [`${folder}/002_b.sql`]: '' })).toEqual([])
  expect(paths(migrations, { [`${folder}/001_a.sql`]: '', [`${folder}/003_b.sql`]: '' })).toEqual([
    `${folder}/003_b.sql`,
  ])
  expect(paths(migrations, { [`${folder}/001_a.sql`]: '', [`${folder}/001_b.sql`]: '' })).toEqual([
    `${folder}/001_b.sql`,
  ])
  expect(paths(migrations, { [`${folder}/tracing.sql`]: '' })).toEqual([`${folder}/tracing.sql`])
})

test('codes of errors stand in the catalogue', () => {
  const tree = new Map([['modules/tracing/service.ts', `throw new Failure(\n'tracing.gone')`]])
  expect(
    errorCodes(tree, new Set(['tracing.gone']), [{ id: 'tracing.read', errors: ['tracing.gone'] }]),
  ).toEqual([])
  expect(errorCodes(tree, new Set(), [{ id: 'tracing.read', errors: ['tracing.gone'] }])).toHaveLength(2)
})

test('links and named paths lead somewhere', () => {
  const files = { 'docs/guides/a.md': '', 'docs/glossary.md': '# Words\n\n## Lead and hit\n' }
  const page = (text: string) => paths(links, { ...files, 'docs/index.md': text })
  expect(
    page('[a](guides/a.md) [b](glossary.md#lead-and-hit) [c](https://example.org) `docs/guides`'),
  ).toEqual([])
  expect(page('[a](guides/b.md)')).toEqual(['docs/index.md:1'])
  expect(page('[a](glossary.md#match)')).toEqual(['docs/index.md:1'])
  expect(page('`server/gone.ts`')).toEqual(['docs/index.md:1'])
  expect(paths(links, { ...files, 'server/a.ts': '// docs/guides/gone.md' })).toEqual(['server/a.ts:1'])
})
