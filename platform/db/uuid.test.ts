import { expect, test, vi } from 'vitest'
import { uuid } from './index.ts'

test('identifiers are of version 7, unique, and each sorts after the one before', () => {
  const began = Date.now()
  const made = Array.from({ length: 200_000 }, () => uuid())
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  expect(made.filter((one) => !shape.test(one))).toEqual([])
  expect(made.findIndex((one, i) => i > 0 && one <= made[i - 1]!)).toBe(-1)
  const time = Number.parseInt(made[0]!.replaceAll('-', '').slice(0, 12), 16)
  expect(time).toBeGreaterThanOrEqual(began - 1)
  expect(time).toBeLessThan(began + 60_000)
})

test('a clock set back does not break the order', () => {
  const before = uuid()
  vi.useFakeTimers({ now: Date.now() - 3_600_000, toFake: ['Date'] })
  const after = uuid()
  vi.useRealTimers()
  expect(after > before).toBe(true)
})
