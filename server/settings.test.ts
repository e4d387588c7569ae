import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings, readStartSettings, SECRETS, SettingsError } from './settings.ts'

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
  expect(readStartSettings([], {}).demonstration).toBe(true)
  expect(readStartSettings(['--no-demonstration'], {}).demonstration).toBe(false)
  expect(() => readStartSettings(['--demo=no'], {})).toThrow(/no flag "--demo=no"/)
})

test('an empty setting is one that is not set', () => {
  expect(readSettings({ THROUGHLINE_PORT: '', DATABASE_URL: '' })).toMatchObject({
    port: 8787,
    databaseUrl: undefined,
  })
})

describe('secrets', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-settings-'))
    await writeFile(join(folder, 'url'), 'postgres://city:secret@db.example/city\n')
    await writeFile(join(folder, 'key'), `${'ab'.repeat(32)}\r\n`)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('may stand in a file, whose last line end does not belong to them', () => {
    const settings = readSettings({
      DATABASE_URL_FILE: join(folder, 'url'),
      THROUGHLINE_BACKUP_KEY_FILE: join(folder, 'key'),
    })
    expect(settings.databaseUrl).toBe('postgres://city:secret@db.example/city')
    expect(settings.backupKey).toEqual({ kind: 'key', bytes: Buffer.alloc(32, 0xab) })
  })

  test.each(SECRETS)('%s_FILE that cannot be read stops the start and says which', (name) => {
    expect(refusal({ [`${name}_FILE`]: join(folder, 'none') })).toMatch(
      new RegExp(`^${name}_FILE: Write .+ENOENT`),
    )
  })

  test('are never repeated in what is said about them', () => {
    const secret = 'hunter2-hunter2'
    for (const name of ['DATABASE_URL', 'THROUGHLINE_BACKUP_KEY', 'THROUGHLINE_BACKUP_PASSPHRASE'])
      expect(refusal({ [name]: secret })).not.toContain(secret)
  })

  test('that seal backups are strong, and one of them', () => {
    expect(refusal({ THROUGHLINE_BACKUP_KEY: 'ab'.repeat(31) })).toMatch(/64 hexadecimal/)
    expect(refusal({ THROUGHLINE_BACKUP_PASSPHRASE: 'too short' })).toMatch(/20 characters/)
    const both = { THROUGHLINE_BACKUP_KEY: 'ab'.repeat(32), THROUGHLINE_BACKUP_PASSPHRASE: 'x'.repeat(20) }
    expect(refusal(both)).toMatch(/not both/)
  })
})

test('a certificate needs its key, and no proxy beside it', () => {
  expect(refusal({ THROUGHLINE_TLS_CERT: 'a.pem' })).toMatch(/needed together/)
  expect(
    refusal({ THROUGHLINE_TLS_CERT: 'a.pem', THROUGHLINE_TLS_KEY: 'a.key', THROUGHLINE_TLS: 'yes' }),
  ).toMatch(/one of them/)
  expect(readSettings({ THROUGHLINE_TLS_CERT: '/a.pem', THROUGHLINE_TLS_KEY: '/a.key' }).tls).toEqual({
    certificate: '/a.pem',
    key: '/a.key',
  })
})
