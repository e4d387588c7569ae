import { groupBy, soon, type Facts, type Found, type Parameters, type Reading } from '../facts.ts'
import { about, chance, counted, share, soldPart, weightOf } from '../words.ts'
import { testMarked, type MarkedTest } from './marked.ts'

/** Dealers of whose traced guns more are recent than of comparable dealers’, beside those that are old. */
export function dealerVolume(facts: Facts, parameters: Parameters): Reading {
  const { days = 365, older = 1_095, q = 0.05, least = 8, comparable = 8 } = parameters
  const classOf = classes(facts)
  const last = Math.max(0, ...facts.guns.map(({ recoveredOn }) => recoveredOn ?? 0))
  // A dealer that closed long ago has sold nothing lately and would make all others look busy.
  const open = (key: string) => (facts.dealers.get(key)?.closedOn ?? Infinity) > last - older
  const known = facts.guns.filter((gun) => soon(gun, days) || (gun.days !== null && gun.days > older))
  const groups = [...groupBy(known, ({ dealer }) => dealer)]
    .filter(([dealer]) => open(dealer))
    .map(([id, guns]) => ({
      id,
      class: classOf(id, guns[0]!.state),
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

/** People buy nearby for themselves and farther off for other reasons: dealers are held against those as near as they. */
function classes(facts: Facts): (dealer: string, state: string | null) => string {
  const home = homeState(facts)
  const countyOf = (dealer: string | null) => facts.dealers.get(dealer ?? '')?.county ?? null
  const counties = [...groupBy(facts.guns, ({ dealer }) => countyOf(dealer))]
  const county = counties.sort((one, other) => other[1].length - one[1].length)[0]?.[0]
  return (dealer, state) => {
    if (county !== undefined && countyOf(dealer) === county) return 'county'
    return (facts.dealers.get(dealer)?.state ?? state) === home ? 'state' : 'elsewhere'
  }
}

/** The state in which most of the guns were first sold. */
export function homeState({ guns }: Facts): string | null {
  const states = [...groupBy(guns, ({ state }) => state)].sort(
    (one, other) => other[1].length - one[1].length,
  )
  return states[0]?.[0] ?? null
}

function foundOf({ dealers }: Facts, one: MarkedTest, { days = 365, older = 1_095 }: Parameters): Found {
  const name = dealers.get(one.id)?.name ?? `Licence ${one.id}`
  return {
    key: one.id,
    subject: { kind: 'dealer', id: one.id, name },
    title: `${name}: ${counted(one.marked.length, 'recent crime gun')}, ${about(one.expected)} expected`,
    sentence: `${counted(one.marked.length, 'gun')} recovered within ${counted(days, 'day')} of their sale beside ${one.size - one.marked.length} recovered after ${counted(older, 'day')}; given how much it sells, ${about(one.expected)} recent ones are expected.`,
    explanation: [
      `${counted(one.size, 'traced gun')} first sold here are recent or old. ${share(one.marked.length / one.size)} of them are recent; of comparable dealers’ guns ${share(one.share)}. The old ones stand for how much the dealer sells.`,
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
