import { expect, test } from 'vitest'
import { dependencyAudit } from './audit.ts'

const answering = (answer: unknown) => () =>
  Promise.resolve({ passed: false, output: typeof answer === 'string' ? answer : JSON.stringify(answer) })

const counts = (more: Record<string, number>) => ({
  info: 0,
  low: 0,
  moderate: 0,
  high: 0,
  critical: 0,
  ...more,
})

test.each(['high', 'critical'])(
  'a %s weakness fails the check by the name of the package',
  async (severity) => {
    const outcome = await dependencyAudit(
      answering({
        vulnerabilities: { leaky: { severity, range: '<2.0.0' } },
        metadata: { vulnerabilities: counts({ [severity]: 1 }) },
      }),
    )
    expect(outcome.passed).toBe(false)
    expect(outcome.output).toBe(`leaky <2.0.0: ${severity}. Update it, or see npm audit.`)
  },
)

test('lesser ones are said and do not fail, none is silent', async () => {
  const lesser = await dependencyAudit(
    answering({
      vulnerabilities: { meh: { severity: 'moderate', range: '*' } },
      metadata: { vulnerabilities: counts({ moderate: 1 }) },
    }),
  )
  expect(lesser).toMatchObject({ passed: true, note: expect.stringContaining('lower severity') as string })
  const none = await dependencyAudit(
    answering({ vulnerabilities: {}, metadata: { vulnerabilities: counts({}) } }),
  )
  expect(none).toEqual({ passed: true, output: '' })
})

test.each([
  ['that refuses', { message: '405 Method Not Allowed', statusCode: 405 }],
  ['that is not there', 'npm error code ENOTFOUND'],
  ['that answers nothing', ''],
])('a registry %s is said, and is no failure', async (_name, answer) => {
  const outcome = await dependencyAudit(answering(answer))
  expect(outcome).toMatchObject({
    passed: true,
    note: expect.stringContaining('could not be asked') as string,
  })
})

test('a machine without npm is no failure either', async () => {
  expect((await dependencyAudit(() => Promise.reject(new Error('ENOENT')))).passed).toBe(true)
})
