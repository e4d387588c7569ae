import { falseDiscovery, poissonAtLeast } from '@throughline/crime-statistics'
import { groupBy, soon, type Facts, type Found, type Gun, type Parameters, type Reading } from '../facts.ts'
import { runsOf } from '../window.ts'
import { about, chance, counted, soldPart, span, weightOf } from '../words.ts'

interface Tested {
  readonly id: string
  readonly run: readonly Gun[]
  readonly expected: number
  readonly probability: number
}

/** Handguns of one model that one dealer sold within a short time and that turned up soon. */
export function saleBurst(facts: Facts, parameters: Parameters): Reading {
  const { days = 1_095, q = 0.05, window = 30, least = 3 } = parameters
  const sold = facts.guns.filter(
    (gun) => gun.handgun && gun.boughtOn !== null && gun.dealer !== null && soon(gun, days),
  )
  const bought = sold.map(({ boughtOn }) => boughtOn!)
  const period = sold.length === 0 ? 0 : Math.max(window, Math.max(...bought) - Math.min(...bought) + 1)
  const byDealer = groupBy(sold, ({ dealer }) => dealer)
  const byModel = groupBy(sold, modelOf)
  const groups = [...groupBy(sold, (gun) => (modelOf(gun) === null ? null : `${gun.dealer} ${modelOf(gun)}`))]
  const tests = groups.map(([id, guns]): Tested => {
    const run = runsOf(
      guns,
      ({ boughtOn }) => boughtOn!,
      (first) => first + window - 1,
      1,
    ).reduce((one, other) => (other.length > one.length ? other : one))
    const dealer = byDealer.get(guns[0]!.dealer!)!.length
    const model = byModel.get(modelOf(guns[0]!)!)!.length
    // What this dealer and this model lead to expect in one window at any time.
    const expected = (dealer * model * window) / (sold.length * period)
    // Each sale may begin a window: no more than their sum (Bonferroni), for a window that begins with a sale.
    const probability = Math.min(1, guns.length * poissonAtLeast(run.length - 1, expected))
    return { id, run, expected, probability }
  })
  const adjusted = falseDiscovery(tests.map(({ probability }) => probability))
  return {
    tested: tests.length,
    falseAlarms: tests.length === 0 ? 0 : q,
    found: tests.flatMap((one, at) =>
      one.run.length >= least && adjusted[at]! <= q ? [foundOf(facts, one, adjusted[at]!, tests.length)] : [],
    ),
  }
}

const modelOf = ({ make, model }: Gun): string | null =>
  make === '' || model === '' ? null : `${make} ${model}`

function foundOf({ dealers }: Facts, one: Tested, adjusted: number, tested: number): Found {
  const [gun] = one.run
  const name = dealers.get(gun!.dealer!)?.name ?? `Licence ${gun!.dealer}`
  const model = modelOf(gun!)!
  const buyers = new Set(one.run.map(({ purchaser }) => purchaser)).size
  const when = span(one.run.map(({ boughtOn }) => boughtOn))
  return {
    key: one.id,
    subject: { kind: 'dealer', id: gun!.dealer!, name },
    title: `${name}: ${counted(one.run.length, model, `× ${model}`)} in a short time`,
    sentence: `${counted(one.run.length, 'gun')} of one model sold ${when} to ${counted(buyers, 'purchaser')} and recovered; ${about(one.expected)} expected in such a time.`,
    explanation: [
      `${counted(one.run.length, model, `× ${model}`)}, sold ${when} to ${counted(buyers, 'purchaser')}.`,
      `By how often guns of this dealer and of this model turn up, ${about(one.expected)} are expected in so short a time. Such a cluster by chance: ${chance(one.probability)}.`,
      `${counted(tested, 'model of a dealer', 'models of dealers')} were looked at; adjusted for that: ${chance(adjusted)}.`,
    ],
    guns: one.run.map((sold) => ({ gun: sold, part: soldPart(sold) })),
    observed: one.run.length,
    expected: one.expected,
    probability: one.probability,
    adjusted,
    weight: weightOf(adjusted),
  }
}
