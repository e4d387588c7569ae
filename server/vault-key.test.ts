import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditOf, recordAlone } from '#platform/audit'
import { firstAdministrator, testHouse, type TestHouse } from '#testing'
import { openDatabase } from '#platform/db'
import { requireKey } from './accounts.ts'
import { openServer } from './house.ts'
import { beginVault, vaultFits, vaultOf, VAULT_KEY_BYTES, type AccessAudit } from '#platform/access'

const [right, other, third] = [1, 2, 3].map(() => vaultOf(randomBytes(VAULT_KEY_BYTES)))
let house: TestHouse
let close: () => PromiseLike<unknown>

beforeAll(async () => {
  house = await testHouse()
})
afterAll(async () => {
  await close()
  await house.close()
})

test('any key fits until there is an authenticator, then only the one it was enrolled with', async () => {
  const { database } = house
  expect(await vaultFits(database, other!)).toBe(true)
  expect(await vaultFits(database, right!)).toBe(true)
  const server = await openServer(house, {
    demonstration: false,
    address: 'http://house.test',
    behindTls: false,
    log: 'silent',
    vault: right!,
  })
  close = () => server.app.close()
  await firstAdministrator({ server, database }, 'City Police')
  expect(await vaultFits(database, other!)).toBe(false)
  expect(await Promise.all([right!, right!].map((vault) => vaultFits(database, vault)))).toEqual([true, true])
})

test('a server with another key does not start, and says what to do', async () => {
  await requireKey(house.database, right!)
  const starting = requireKey(openDatabase({ url: house.url }), other!)
  await expect(starting).rejects.toThrow(/THROUGHLINE_ACCOUNTS_KEY.*account begin-key/)
})

test('a database from before the check is told by the secrets that stand in it', async () => {
  const { database } = house
  await database.pool.query('delete from access.vault_check')
  expect(await vaultFits(database, other!)).toBe(false)
  expect(await vaultFits(database, right!)).toBe(true)
})

test('the operator takes a new key into use, and that is on record with the reason', async () => {
  const { database } = house
  const audit: AccessAudit = {
    ...auditOf(database),
    alone: (entry, client) =>
      recordAlone(client ? { ...database, withOwner: (work) => work(client) } : database, entry),
  }
  await beginVault({ database, audit, now: new Date() }, third!, 'The disk broke')
  expect(await vaultFits(database, third!)).toBe(true)
  expect(await vaultFits(database, right!)).toBe(false)
  const { rows } = await database.pool.query(
    `select detail->'fields' as fields from audit.event where action = 'access.beginKey'`,
  )
  expect(rows).toEqual([{ fields: ['The disk broke'] }])
})
