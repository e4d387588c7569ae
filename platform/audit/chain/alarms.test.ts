import { expect, test } from 'vitest'
import { createAlarms } from './alarms.ts'

test('rows that stay unsealed for more than a minute raise an alarm, until they are sealed', () => {
  let now = 0
  const told: { over: boolean; sentence: string }[] = []
  const alarms = createAlarms(
    (what) => told.push(what),
    () => now,
  )
  alarms.sealed(0)
  now = 60_000
  alarms.tell()
  expect(told).toEqual([])
  alarms.failed(Object.assign(new Error(), { code: 'ECONNREFUSED' }))
  now = 60_001
  alarms.tell()
  alarms.tell()
  expect(told).toMatchObject([{ over: false, sentence: expect.stringContaining('ECONNREFUSED') }])
  expect(alarms.current()).toMatchObject([{ code: 'unsealed' }])
  expect(alarms.unsealedSeconds()).toBeCloseTo(60)
  alarms.sealed(now)
  alarms.tell()
  expect(told).toMatchObject([{ over: false }, { over: true }])
  expect(alarms.current()).toEqual([])
})
