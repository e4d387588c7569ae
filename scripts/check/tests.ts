import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../folders.ts'
import { program, type Outcome } from './run.ts'

/** The part of vitest's JSON report that is read here. */
export interface Report {
  readonly numPassedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

export interface TestOutcome extends Outcome {
  /** `tests: 12 passed, 0 failed, 1 skipped` */
  readonly summary: string
}

/** Runs every test on real PostgreSQL and real Chromium. */
export async function runTests(): Promise<TestOutcome> {
  const file = join(root, '.cache', 'tests.json')
  await rm(file, { force: true })
  const { passed, output } = await program(process.execPath, [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    '--no-color',
  ])
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return { passed: false, output, summary: 'tests: 0 passed, 1 failed, 0 skipped' }
  const { line, failed } = summaryOf(JSON.parse(text) as Report)
  return { passed: passed && failed === 0, output, summary: line }
}

/** Counts of a run. A file that could not even be read counts as one failed test. */
export function summaryOf(report: Report): { line: string; failed: number } {
  const failed = report.testResults.reduce((sum, { status, assertionResults }) => {
    const own = assertionResults.filter((result) => result.status === 'failed').length
    return sum + (status === 'failed' && own === 0 ? 1 : own)
  }, 0)
  const skipped = report.numPendingTests + report.numTodoTests
  return { failed, line: `tests: ${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped` }
}
