import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#platform/db'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the superuser of the test database server. */
    ownerUrl: string
    /** Connection string of the application's login, with the name of the database left to the test. */
    url: string
  }
}

/** One PostgreSQL for a whole test run; each test file gets a database of its own from a template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'throughline-test-'))
  const embedded = await startEmbedded({ directory, durable: false, settings: { max_connections: '200' } })
  await prepareTemplate(embedded.url, embedded.ownerUrl)
  project.provide('ownerUrl', embedded.ownerUrl)
  project.provide('url', embedded.url)
  return async () => {
    await embedded.stop()
    await rm(directory, { recursive: true, force: true })
    if (embedded.folder !== directory) await rm(embedded.folder, { recursive: true, force: true })
  }
}

/** The migrated database that every test database is copied from. */
async function prepareTemplate(url: string, ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('create database template_house owner throughline')
  await owner.end()
  // In a process of its own: the runner would compile the whole house for this alone, which takes it ten times as long.
  const prepare = join(import.meta.dirname, 'prepare.ts')
  await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--conditions=source',
    prepare,
    named(url, 'template_house'),
  ])
}

/** The same server and login with another database. */
export function named(url: string, database: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${database}`
  return parsed.href
}
