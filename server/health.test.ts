import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { auditSecret, createKeeper, type AuditKeeper } from '#platform/audit'
import type { ThroughlineServer } from '#platform/http'
import { testHouse, type TestHouse } from '#testing'
import { openServer } from './house.ts'
import { version } from './version.ts'

let house: TestHouse
let folder: string
let keeper: AuditKeeper
let server: ThroughlineServer

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'throughline-health-'))
  const secret = auditSecret(Buffer.alloc(32, 3))
  keeper = createKeeper({ ...house, secret, heads: join(folder, 'heads.jsonl'), say: () => {}, every: 20 })
  server = await openServer(house, {
    demonstration: false,
    address: 'http://house.test',
    behindTls: false,
    log: 'silent',
    keeper,
  })
})
afterAll(async () => {
  vi.useRealTimers()
  await server.app.close()
  await keeper.stop()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const health = async () => {
  const response = await server.app.inject('/api/health')
  return [response.statusCode, response.json<unknown>()]
}

test('health says when the seal of the audit is behind and when it has caught up, and no number', async () => {
  expect(await health()).toEqual([200, { status: 'ok', version, audit: 'sealed' }])
  vi.setSystemTime(Date.now() + 60_001)
  expect(await health()).toEqual([200, { status: 'ok', version, audit: 'behind' }])
  keeper.start()
  await expect.poll(health).toEqual([200, { status: 'ok', version, audit: 'sealed' }])
})
