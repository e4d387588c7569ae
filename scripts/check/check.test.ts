import { expect, test } from 'vitest'
import { program, runSteps, type Outcome } from './run.ts'
import { summaryOf } from './tests.ts'

const good: Outcome = { passed: true, output: 'not shown' }

test('a failing step shows its output and stops none of the others', async () => {
  const lines: string[] = []
  const steps = [
    { name: 'first', run: async () => ({ passed: false, output: 'line 1\nline 2' }) },
    { name: 'second', run: () => Promise.reject(new Error('broken tool')) },
    { name: 'third', run: async () => good },
  ]
  expect(await runSteps(steps, 2, (line) => lines.push(line))).toBe(false)
  expect(lines.map((line) => line.slice(0, 7).trim())).toEqual(['✗ first', '✗ secon', '✓ third'])
  expect(lines[0]).toContain('    line 1\n    line 2')
  expect(lines[1]).toContain('broken tool')
  expect(lines[2]).not.toContain('not shown')
})

test('no more steps run at once than asked for', async () => {
  let running = 0
  let most = 0
  const run = async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    running--
    return good
  }
  expect(
    await runSteps(
      Array.from({ length: 7 }, () => ({ name: 'step', run })),
      2,
      () => {},
    ),
  ).toBe(true)
  expect(most).toBe(2)
})

test('a program is told apart by its exit code, and both its streams are kept', async () => {
  const outcome = await program(process.execPath, [
    '-e',
    'console.log("out"); console.error("err"); process.exit(3)',
  ])
  expect(outcome.passed).toBe(false)
  expect(outcome.output.split('\n').sort()).toEqual(['err', 'out'])
})

test('a test file that cannot be read counts as a failed test', () => {
  const passed = { status: 'passed' }
  const report = {
    numPassedTests: 3,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { name: 'a', status: 'failed', assertionResults: [passed, { status: 'failed' }, { status: 'failed' }] },
      { name: 'b', status: 'failed', assertionResults: [] },
      { name: 'c', status: 'passed', assertionResults: [passed, passed] },
    ],
  }
  expect(summaryOf(report)).toEqual({ failed: 3, line: 'tests: 3 passed, 3 failed, 2 skipped' })
})
