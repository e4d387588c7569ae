import {
  groupBy,
  numberKey,
  type Facts,
  type Found,
  type Gun,
  type Parameters,
  type Reading,
  type ReportedTheft,
} from '../facts.ts'
import { runsOf } from '../window.ts'
import { counted, inWords, span } from '../words.ts'

/** Chance that two guns share number and maker. */
const SAME_BY_CHANCE = 1e-7
/** Reports of one night’s theft come within these days. */
const ONE_THEFT = 3

/** Guns of a dealer’s theft, or of one owner’s, that turn up. */
export function theftLot(facts: Facts, { lot = 3, dealer = 1, owner = 3 }: Parameters): Reading {
  const byNumber = groupBy(facts.guns, numberKey)
  const matched = (theft: ReportedTheft): Gun[] =>
    (byNumber.get(numberKey(theft) ?? '') ?? []).filter(
      ({ recoveredOn }) => recoveredOn === null || theft.on === null || recoveredOn >= theft.on - ONE_THEFT,
    )
  const lots = dealerLots(facts, lot)
  const found = [
    ...lots.flatMap((thefts) => {
      const guns = thefts.flatMap((theft) => matched(theft).map((gun) => ({ gun, theft })))
      return guns.length >= dealer ? [dealerFound(facts, thefts, guns)] : []
    }),
    ...ownerLots(facts, matched, owner).map(ownerFound),
  ]
  return {
    tested: lots.length + facts.thefts.filter(({ kind }) => kind === 'owner').length,
    falseAlarms: facts.guns.length * facts.thefts.length * SAME_BY_CHANCE,
    found,
  }
}

function dealerLots({ thefts }: Facts, least: number): ReportedTheft[][] {
  const reported = thefts.filter(({ kind, on }) => kind === 'dealer' && on !== null)
  return [...groupBy(reported, ({ dealer }) => dealer).values()].flatMap((all) =>
    runsOf(
      all,
      ({ on }) => on!,
      (first) => first + ONE_THEFT - 1,
      least,
    ),
  )
}

interface Taken {
  readonly gun: Gun
  readonly theft: ReportedTheft
}

/** Recovered guns of one purchaser that an owner reported stolen. */
function ownerLots({ thefts }: Facts, matched: (theft: ReportedTheft) => Gun[], least: number): Taken[][] {
  const taken = thefts
    .filter(({ kind }) => kind === 'owner')
    .flatMap((theft) => matched(theft).map((gun): Taken => ({ gun, theft })))
  return [
    ...groupBy(taken, ({ gun }) => (gun.purchaser === null ? null : `${gun.purchaser}`)).values(),
  ].filter((all) => new Set(all.map(({ gun }) => gun)).size >= least)
}

const base = { expected: null, probability: null, adjusted: null } as const
const partOf = ({ gun, theft }: Taken): string =>
  gun.recoveredOn === null || theft.on === null
    ? 'reported stolen'
    : `recovered ${counted(Math.max(0, gun.recoveredOn - theft.on), 'day')} after the report`

function dealerFound({ dealers }: Facts, thefts: readonly ReportedTheft[], taken: readonly Taken[]): Found {
  const { dealer, on } = thefts[0]!
  const name = dealers.get(dealer ?? '')?.name ?? `Licence ${dealer}`
  return {
    ...base,
    key: `${dealer} ${on}`,
    subject: { kind: 'theft', id: `${dealer} ${on}`, name: `Theft at ${name}` },
    title: `Theft at ${name}: ${counted(taken.length, 'gun')} of ${thefts.length} recovered`,
    sentence: `${counted(thefts.length, 'gun')} reported stolen on ${inWords(on!)}; ${taken.length} recovered ${span(taken.map(({ gun }) => gun.recoveredOn))}.`,
    explanation: [
      `${name} reported ${counted(thefts.length, 'gun')} stolen on ${inWords(on!)}. ${taken.length} were recovered so far; ${thefts.length - taken.length} are still out.`,
      'Who had them, and with what else they were recovered, may lead to who sells them.',
    ],
    guns: taken.map((one) => ({ gun: one.gun, part: partOf(one) })),
    observed: taken.length,
    weight: 1 + taken.length,
  }
}

function ownerFound(taken: readonly Taken[]): Found {
  const id = `owner ${taken[0]!.gun.purchaser}`
  return {
    ...base,
    key: id,
    subject: { kind: 'theft', id, name: `Theft from purchaser ${taken[0]!.gun.purchaser}` },
    title: `Theft from purchaser ${taken[0]!.gun.purchaser}: ${counted(taken.length, 'gun')} recovered`,
    sentence: `${counted(taken.length, 'gun')} of one owner, reported stolen ${span(taken.map(({ theft }) => theft.on))}, were recovered ${span(taken.map(({ gun }) => gun.recoveredOn))}.`,
    explanation: [
      'The owner reported these guns stolen, so the purchases say nothing against the owner.',
      'Who had them may lead to who sells them.',
    ],
    guns: taken.map((one) => ({ gun: one.gun, part: partOf(one) })),
    observed: taken.length,
    weight: 1 + taken.length / 2,
  }
}
