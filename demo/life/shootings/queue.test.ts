import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Queue } from './queue.ts'

test('gives the earliest first, and of one minute what came first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (minutes) => {
      const queue = new Queue<{ at: number; order: number }>()
      const items = minutes.map((at, order) => ({ at, order }))
      for (const item of items) queue.put(item)
      const taken = items.map(() => queue.take()!)
      expect(taken).toEqual(items.toSorted((a, b) => a.at - b.at || a.order - b.order))
      expect(queue.take()).toBeUndefined()
    }),
  )
})
