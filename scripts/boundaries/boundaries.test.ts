import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../folders.ts'
import { crossings, unread } from './index.ts'
import { rules } from './rules.ts'

type Files = Readonly<Record<string, string>>

/** A house in small that keeps every rule. */
const house: Files = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { zod: '*', react: '*' },
    devDependencies: { vitest: '*', 'fast-check': '*' },
    imports: {
      '#contract': './platform/contract/index.ts',
      '#platform/*': './platform/*/index.ts',
      '#modules/*': './modules/*/index.ts',
      '#web/*': './web/components/*/index.ts',
      '#testing': './server/testing/index.ts',
    },
  }),
  'libraries/numbers/package.json': JSON.stringify({ name: 'numbers', dependencies: { proj4: '*' } }),
  'libraries/numbers/src/index.ts': `export { two } from './two.ts'\nexport { default } from 'proj4'`,
  'libraries/numbers/src/two.ts': `export const two = 2`,
  'libraries/words/src/index.ts': `export const word = 'word'`,
  'platform/contract/index.ts': `export * from './values.ts'`,
  'platform/contract/values.ts': `export { z } from 'zod'`,
  'platform/db/index.ts': `export * from './pool.ts'\nexport * from '#contract'`,
  'platform/db/pool.ts': `import 'node:fs'\nexport const pool = 1`,
  'platform/db/contract.ts': `export * from '../contract/index.ts'`,
  'platform/jobs/index.ts': `export * from '#platform/db'`,
  'modules/incidents/index.ts': `export * from './routes.ts'\nexport * from './contract.ts'`,
  'modules/incidents/contract.ts': `export * from '../../platform/contract/index.ts'`,
  'modules/incidents/policy.ts': `import './contract.ts'`,
  'modules/incidents/routes.ts': `import './service.ts'\nexport const routes = 1`,
  'modules/incidents/service.ts': `import './store.ts'\nimport '#platform/jobs'`,
  'modules/incidents/store.ts': `import '#platform/db'\nimport '../../libraries/numbers/src/index.ts'`,
  'modules/incidents/pages/index.ts': `import '../contract.ts'\nimport '#web/page'\nimport 'react'`,
  'modules/incidents/incidents.test.ts': `import '#testing'\nimport 'vitest'`,
  'modules/tracing/index.ts': `export {}`,
  'modules/tracing/contract.ts': `export {}`,
  'modules/prevention-office/index.ts': `export {}`,
  'modules/gun-intelligence/index.ts': `import '#modules/incidents'\nimport '#modules/tracing'`,
  'server/main.ts': `import '#modules/incidents'\nimport '#platform/db'`,
  'server/testing/index.ts': `import '../main.ts'\nimport 'vitest'`,
  'cli/main.ts': `import '../server/main.ts'\nimport '../demo/index.ts'`,
  'demo/index.ts': `import './city.ts'\nimport '../libraries/words/src/index.ts'`,
  'demo/city.ts': `import 'node:fs'`,
  'web/main.tsx': `import './shell/shell.tsx'`,
  'web/shell/shell.tsx': `import '#web/page'`,
  'web/components/page/index.ts': `export * from './Page.tsx'`,
  'web/components/page/Page.tsx': `export const Page = 1`,
  'web/components/list/index.ts': `import '#web/page'`,
}

/** One file each that breaks the rule named first. */
const violations: readonly [rule: string, path: string, content: string][] = [
  ['resolves', 'server/main.ts', `import './gone.ts'`],
  ['resolves', 'server/main.ts', `import '#modules/incidents/service'`],
  ['no-cycle', 'platform/db/pool.ts', `export * from './index.ts'`],
  ['declared-package', 'server/main.ts', `import 'kysely'`],
  ['declared-package', 'libraries/numbers/src/two.ts', `import 'zod'`],
  ['no-tools-in-product', 'platform/db/pool.ts', `import 'vitest'`],
  ['testing-from-tests', 'cli/main.ts', `import '../server/testing/index.ts'`],
  ['library-pure', 'libraries/numbers/src/two.ts', `import 'node:fs'`],
  [
    'library-pure',
    'libraries/numbers/src/two.ts',
    `import type { pool } from '../../../platform/db/index.ts'`,
  ],
  ['library-by-name', 'libraries/numbers/src/two.ts', `import '../../words/src/index.ts'`],
  ['library-front-door', 'modules/incidents/service.ts', `import '../../libraries/numbers/src/two.ts'`],
  ['platform-below', 'platform/db/pool.ts', `import '#modules/incidents'`],
  ['platform-below', 'platform/db/pool.ts', `import '../../server/main.ts'`],
  ['platform-front-door', 'platform/jobs/index.ts', `import '../db/pool.ts'`],
  ['platform-front-door', 'modules/incidents/service.ts', `import '../../platform/db/pool.ts'`],
  ['contract-safe', 'modules/incidents/contract.ts', `import 'node:path'`],
  ['contract-safe', 'platform/db/contract.ts', `import './pool.ts'`],
  ['contract-safe', 'modules/incidents/contract.ts', `import './policy.ts'`],
  ['module-edge', 'modules/incidents/service.ts', `import '#modules/tracing'`],
  ['module-edge', 'modules/incidents/pages/index.ts', `import '../../tracing/contract.ts'`],
  ['module-edge', 'modules/gun-intelligence/index.ts', `import '#modules/prevention-office'`],
  ['module-front-door', 'modules/gun-intelligence/index.ts', `import '../incidents/service.ts'`],
  ['module-front-door', 'server/main.ts', `import '../modules/incidents/store.ts'`],
  ['web-without-features', 'web/shell/shell.tsx', `import '../../modules/incidents/contract.ts'`],
  ['policy-pure', 'modules/incidents/policy.ts', `import './store.ts'`],
  ['policy-pure', 'modules/incidents/policy.ts', `import 'node:fs'`],
  ['store-below-service', 'modules/incidents/store.ts', `import './routes.ts'`],
  ['service-below-routes', 'modules/incidents/service.ts', `import './routes.ts'`],
  ['pages-in-browser-only', 'modules/incidents/service.ts', `import './pages/index.ts'`],
  ['page-sees-contract', 'modules/incidents/pages/index.ts', `import '../service.ts'`],
  ['page-sees-contract', 'modules/incidents/pages/index.ts', `import '../policy.ts'`],
  ['page-sees-contract', 'modules/incidents/pages/index.ts', `import '#modules/incidents'`],
  ['screen-sees-contracts', 'web/components/page/Page.tsx', `import '#platform/db'`],
  ['screen-sees-contracts', 'modules/incidents/pages/index.ts', `import '../../../server/main.ts'`],
  ['screen-without-node', 'web/components/page/Page.tsx', `import 'node:path'`],
  ['web-front-door', 'modules/incidents/pages/index.ts', `import '../../../web/components/page/Page.tsx'`],
  ['web-front-door', 'web/components/list/index.ts', `import '../page/Page.tsx'`],
  ['parts-below-shell', 'web/components/page/Page.tsx', `import '../../shell/shell.tsx'`],
  ['server-composes', 'server/main.ts', `import '../cli/main.ts'`],
  ['demo-alone', 'demo/city.ts', `import '../modules/incidents/contract.ts'`],
  ['demo-front-door', 'server/main.ts', `import '../demo/city.ts'`],
  ['below-server', 'modules/incidents/service.ts', `import '../../server/main.ts'`],
  ['below-server', 'modules/incidents/incidents.test.ts', `import '../../cli/main.ts'`],
]

// Inside the repository, so that packages are found where they are installed.
const folders: string[] = []

async function standing(files: Files): Promise<string> {
  await mkdir(join(root, '.cache'), { recursive: true })
  const folder = await mkdtemp(join(root, '.cache', 'boundaries-'))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), `${content}\n`)
  }
  return folder
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

test('a house that keeps the rules is read whole and passes', async () => {
  const { files, found } = await crossings(await standing(house))
  expect(found).toEqual([])
  expect(files).toBe(
    Object.keys(house).filter((path) => path.endsWith('.ts') || path.endsWith('.tsx')).length,
  )
})

test.each(violations)('%s: %s may not say %s', async (rule, path, content) => {
  const { found } = await crossings(await standing({ ...house, [path]: content }))
  expect(found.map((crossing) => crossing.rule)).toContain(rule)
})

test('every rule is broken by one of the cases above', () => {
  const broken = new Set(violations.map(([rule]) => rule))
  expect(rules.map((rule) => rule.name).filter((name) => !broken.has(name!))).toEqual([])
})

test('a file that the reader of imports passes over is reported', () => {
  expect(unread(['server/main.ts', 'server/passed-over.ts'], ['server/main.ts'])).toEqual([
    { rule: 'every-file-read', sentence: 'server/passed-over.ts was not read.' },
  ])
})
