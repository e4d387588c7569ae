import { expect, test } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

const refusal = (environment: NodeJS.ProcessEnv): string => {
  try {
    readSettings(environment)
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError)
    return (error as Error).message
  }
  return expect.fail('It was taken.')
}

test.each([
  ['THROUGHLINE_PORT', 'eight'],
  ['THROUGHLINE_PORT', '65536'],
  ['THROUGHLINE_PORT', '80.5'],
  ['THROUGHLINE_WORKERS', '-1'],
  ['THROUGHLINE_DEMONSTRATION', 'maybe'],
  ['THROUGHLINE_TLS', 'on'],
  ['THROUGHLINE_LOG', 'loud'],
  ['THROUGHLINE_ADDRESS', 'city'],
  ['THROUGHLINE_ACCOUNT', 'rosa'],
  ['THROUGHLINE_S3_ENDPOINT', 'bucket'],
  ['DATABASE_URL', 'localhost'],
  ['DATABASE_URL', 'mysql://localhost/db'],
])('%s=%s is refused in one sentence that names it', (name, value) => {
  expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name}: Write .+\\.$`))
})

test('several settings that do not fit are named one a line', () => {
  expect(refusal({ THROUGHLINE_PORT: 'x', THROUGHLINE_LOG: 'x' }).split('\n')).toHaveLength(2)
})

test('an object store needs its bucket and its keys', () => {
  expect(refusal({ THROUGHLINE_S3_ENDPOINT: 'https://s3.example' })).toContain('THROUGHLINE_S3_BUCKET')
})

test('the demonstration is on by itself only with the embedded database and outside production', () => {
  const on = (environment: NodeJS.ProcessEnv) => readSettings(environment).demonstration
  const url = 'postgres://user@localhost/db'
  expect(on({})).toBe(true)
  expect(on({ DATABASE_URL: url })).toBe(false)
  expect(on({ NODE_ENV: 'production' })).toBe(false)
  expect(on({ DATABASE_URL: url, THROUGHLINE_DEMONSTRATION: 'yes' })).toBe(true)
  expect(on({ THROUGHLINE_DEMONSTRATION: 'no' })).toBe(false)
  expect(refusal({ NODE_ENV: 'production', THROUGHLINE_DEMONSTRATION: 'yes' })).toMatch(/cannot be on/)
})

test('an empty setting is one that is not set', () => {
  expect(readSettings({ THROUGHLINE_PORT: '', DATABASE_URL: '' })).toMatchObject({
    port: 8787,
    databaseUrl: undefined,
  })
})
