import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suppress } from './suppress.ts'

test('totals hold back so much that what is hidden cannot be told from the sum', () => {
  const counts = fc.array(fc.nat(60), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(counts, fc.integer({ min: 5, max: 20 }), (all, threshold) => {
      const totals = all.map((count, at) => ({ key: String(at), count }))
      const shown = suppress(totals, threshold)
      const hidden = totals.filter((_, at) => shown[at]!.count === null)
      for (const { count } of shown) if (count !== null) expect(count).toBeGreaterThanOrEqual(threshold)
      if (hidden.length === 0 || hidden.length === totals.length) return
      expect(hidden.length).toBeGreaterThan(1)
      expect(hidden.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(threshold)
    }),
    { numRuns: 200 },
  )
})
