import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as contract from './contract/index.ts'
import { classify, statedExclusion } from './contract/classify.ts'

type Victim = contract.Victim

const rules = fc.record({ grazeCounts: fc.boolean(), officerInvolvedCounts: fc.boolean() })
const people = fc.array(
  fc.record({
    outcome: fc.constantFrom(...contract.VictimOutcome.options),
    wound: fc.option(fc.constantFrom<Victim['wound']>('graze', 'chest'), { nil: null }),
  }),
  { maxLength: 5 },
)
const anything = fc.record({
  victims: people,
  exclusion: fc.option(fc.constantFrom(...contract.Exclusion.options), { nil: null }),
  officerInvolved: fc.option(fc.boolean(), { nil: null }),
})

test('always agrees with the people, whatever the rules', () => {
  fc.assert(
    fc.property(anything, rules, (input, chosen) => {
      const found = classify(input, chosen)
      const killed = input.victims.filter((one) => one.outcome === 'killed').length
      const hurt = input.victims.filter((one) => one.outcome === 'wounded')
      const counted = hurt.filter((one) => chosen.grazeCounts || one.wound !== 'graze').length
      expect(found).toMatchObject({ killed, wounded: counted })
      expect(found.class === 'excluded').toBe(found.exclusion !== null)
      if (found.class === 'fatal') expect(killed).toBeGreaterThan(0)
      if (found.class === 'nonfatal') expect([killed, counted > 0]).toEqual([0, true])
      if (found.class === 'shots-fired')
        expect(input.victims.every((one) => one.outcome === 'unharmed')).toBe(true)
      if (statedExclusion(input)) expect(found.exclusion).toBe(input.exclusion)
    }),
  )
})

test('what only follows from the rules goes when the rules are changed back', () => {
  fc.assert(
    fc.property(anything, rules, rules, (input, first, second) => {
      const once = classify(input, first)
      const there = classify({ ...input, exclusion: once.exclusion }, second)
      expect(classify({ ...input, exclusion: there.exclusion }, first)).toEqual(once)
    }),
  )
})
