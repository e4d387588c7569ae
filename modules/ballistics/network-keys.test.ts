import fc from 'fast-check'
import { test } from 'vitest'
import { nearKeys } from './service/network/near.ts'

test('every slip of the hand is among the keys that are looked for', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Z]{0,2}[0-9]{4,9}$/),
      fc.nat(),
      fc.integer({ min: 0, max: 9 }),
      (key, at, digit) => {
        const near = new Set(nearKeys(key))
        const place = at % (key.length - 1)
        const [head, one, two, tail] = [
          key.slice(0, place),
          key[place]!,
          key[place + 1]!,
          key.slice(place + 2),
        ]
        const slips = [
          head + two + one + tail,
          head + two + tail,
          head + digit + two + tail,
          head + one + one + two + tail,
        ]
        return slips.every((slip) => slip === key || near.has(slip)) && !near.has(key)
      },
    ),
  )
})
