import { groupBy, soon, type Facts, type Found, type Parameters, type Reading } from '../facts.ts'
import { about, chance, counted, share, soldPart, weightOf } from '../words.ts'
import { homeState } from './dealer-volume.ts'
import { testMarked, type MarkedTest } from './marked.ts'

/** Other states from which more recent guns come than from states like them. */
export function sourceState(facts: Facts, parameters: Parameters): Reading {
  const { days = 365, older = 1_095, q = 0.05, least = 8, comparable = 5 } = parameters
  const home = homeState(facts)
  const known = facts.guns.filter(
    (gun) =>
      gun.state !== null &&
      gun.state !== home &&
      (soon(gun, days) || (gun.days !== null && gun.days > older)),
  )
  const groups = [...groupBy(known, ({ state }) => state)].map(([id, guns]) => ({
    id,
    class: 'other states',
    marked: guns.filter((gun) => soon(gun, days)),
    size: guns.length,
  }))
  const tests = testMarked(groups, { least, comparable })
  return {
    tested: tests.length,
    falseAlarms: tests.length === 0 ? 0 : q,
    found: tests.filter(({ adjusted }) => adjusted <= q).map((one) => foundOf(facts, one, parameters)),
  }
}

function foundOf({ dealers }: Facts, one: MarkedTest, { days = 365, older = 1_095 }: Parameters): Found {
  const most = [...groupBy(one.marked, ({ dealer }) => dealer)].sort((a, b) => b[1].length - a[1].length)[0]
  return {
    key: one.id,
    subject: { kind: 'state', id: one.id, name: one.id },
    title: `${one.id}: ${counted(one.marked.length, 'recent crime gun')}, ${about(one.expected)} expected`,
    sentence: `${counted(one.marked.length, 'gun')} first sold in ${one.id} and recovered within ${counted(days, 'day')}, beside ${one.size - one.marked.length} recovered after ${counted(older, 'day')}; ${about(one.expected)} recent ones are expected.`,
    explanation: [
      `${share(one.marked.length / one.size)} of the guns from ${one.id} are recent; of those from other states ${share(one.share)}.`,
      ...(most
        ? [
            `${counted(most[1].length, 'gun')} of them come from ${dealers.get(most[0])?.name ?? `licence ${most[0]}`}.`,
          ]
        : []),
      `So large a share by chance: ${chance(one.probability)} for one state; ${counted(one.tested, 'state')} were looked at, adjusted for that: ${chance(one.adjusted)}.`,
    ],
    guns: one.marked.map((gun) => ({ gun, part: soldPart(gun) })),
    observed: one.marked.length,
    expected: one.expected,
    probability: one.probability,
    adjusted: one.adjusted,
    weight: weightOf(one.adjusted),
  }
}
