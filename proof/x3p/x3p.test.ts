import { expect, test } from 'vitest'
import { fuzzFormats } from './index.ts'
import { seeds } from './seeds.ts'

test('a mutated file is read as a surface or refused by name', async () => {
  const { read, refused, faults } = fuzzFormats({ seeds: await seeds(), seed: 7, from: 0, inputs: 2_500 })
  expect(faults).toEqual([])
  // A run in which hardly anything got through, or was refused for one thing only, would prove nothing.
  expect(read).toBeGreaterThan(250)
  expect(Object.keys(refused).length).toBeGreaterThan(8)
})
