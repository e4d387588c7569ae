import { groupBy, soon, type Facts, type Found, type Parameters, type Reading } from '../facts.ts'
import { about, chance, counted, share, soldPart, weightOf } from '../words.ts'
import { testMarked, type MarkedTest } from './marked.ts'

/** Dealers of whose traced guns more are recent than of comparable dealers’. */
export function dealerVolume(facts: Facts, { days = 1_095, q = 0.05, least = 8 }: Parameters): Reading {
  const home = homeState(facts)
  const last = Math.max(0, ...facts.guns.map(({ recoveredOn }) => recoveredOn ?? 0))
  // A dealer that closed long ago has sold nothing lately and would make all others look busy.
  const open = (key: string) => (facts.dealers.get(key)?.closedOn ?? Infinity) > last - days
  const known = facts.guns.filter((gun) => gun.days !== null && gun.days >= 0)
  const groups = [...groupBy(known, ({ dealer }) => dealer)]
    .filter(([dealer]) => open(dealer))
    .map(([id, guns]) => ({
      id,
      class: (facts.dealers.get(id)?.state ?? guns[0]!.state) === home ? 'home' : 'elsewhere',
      marked: guns.filter((gun) => soon(gun, days)),
      size: guns.length,
    }))
  const tests = testMarked(groups, least)
  return {
    tested: tests.length,
    falseAlarms: tests.length === 0 ? 0 : q,
    found: tests.filter(({ adjusted }) => adjusted <= q).map((one) => foundOf(facts, one, days)),
  }
}

/** The state in which most of the guns were first sold. */
export function homeState({ guns }: Facts): string | null {
  const states = [...groupBy(guns, ({ state }) => state)].sort(
    (one, other) => other[1].length - one[1].length,
  )
  return states[0]?.[0] ?? null
}

function foundOf({ dealers }: Facts, one: MarkedTest, days: number): Found {
  const name = dealers.get(one.id)?.name ?? `Licence ${one.id}`
  return {
    key: one.id,
    subject: { kind: 'dealer', id: one.id, name },
    title: `${name}: ${counted(one.marked.length, 'recent crime gun')}, ${about(one.expected)} expected`,
    sentence: `Of ${counted(one.size, 'traced gun')}, ${one.marked.length} were recovered within ${counted(days, 'day')} of their sale; given how much it sells, ${about(one.expected)} are expected.`,
    explanation: [
      `${counted(one.size, 'traced gun')} were first sold here. ${one.marked.length} of them (${share(one.marked.length / one.size)}) were recovered within ${counted(days, 'day')}; of comparable dealers’ guns ${share(one.share)}.`,
      `So large a share by chance, with the spread that dealers have anyway: ${chance(one.probability)} for one dealer.`,
      `${counted(one.tested, 'dealer')} were looked at; adjusted for that: ${chance(one.adjusted)}.`,
    ],
    guns: one.marked.map((gun) => ({ gun, part: soldPart(gun) })),
    observed: one.marked.length,
    expected: one.expected,
    probability: one.probability,
    adjusted: one.adjusted,
    weight: weightOf(one.adjusted),
  }
}
