import { Chance, chancesOf, shuffled, type Said } from '../../../demo/index.ts'
import * as contract from '../../../modules/ballistics/contract/index.ts'
import type { Caller } from '../caller.ts'
import { pairOf } from './account.ts'
import type { Known, KnownCity } from './known.ts'
import type { Logged } from './reading.ts'

type Dealt = contract.PairOrigin
type ErrorShare = contract.ErrorRates['missed']

/** So many may be dealt at once. */
const SET = 10
/** Pairs of two guns that are dealt. */
const STRANGERS = 60

/**
 * Who manages the room deals pairs whose origin is known: every two exhibits of one gun and one event, such as test
 * fires, and pairs of two guns drawn by lot.
 */
export async function dealKnown(manager: Caller, { scanned, seed }: KnownCity): Promise<Map<string, Dealt>> {
  const same = pairsOf(scanned).filter(([a, b]) => a.gun === b.gun && a.event === b.event)
  const others = pairsOf(scanned).filter(([a, b]) => a.gun !== b.gun)
  const different = shuffled(new Chance(`${seed}/dealt`), others).slice(0, STRANGERS)
  const pairs = [
    ...same.map((pair) => ({ pair, origin: 'same' as const })),
    ...different.map((pair) => ({ pair, origin: 'different' as const })),
  ]
  for (let first = 0; first < pairs.length; first += SET)
    await manager.call(contract.dealPairs, {
      body: {
        title: `Set ${first / SET + 1}`,
        pairs: pairs
          .slice(first, first + SET)
          .map(({ pair: [one, other], origin }) => ({ one: one.number, other: other.number, origin })),
      },
    })
  return new Map(pairs.map(({ pair: [one, other], origin }) => [pairOf([one.number, other.number]), origin]))
}

const pairsOf = (all: readonly Known[]): (readonly [Known, Known])[] =>
  all.flatMap((one, place) => all.slice(place + 1).map((other) => [one, other] as const))

/** An error rate as the room estimates it, beside what was planted for the pairs that were read. */
export interface Estimated {
  readonly reader: string
  readonly error: 'missed' | 'false links' | 'inconclusive'
  readonly estimate: ErrorShare
  /** Mean of the planted chances of this error in these pairs. */
  readonly planted: number
  /** Whether the room counts what the reader said. */
  readonly counted: boolean
}

/** Holds what the screen of error rates says against the readings as they were drawn and as they were planted. */
export async function estimated(
  manager: Caller,
  log: readonly Logged[],
  dealt: ReadonlyMap<string, Dealt>,
): Promise<Estimated[]> {
  const { readers } = await manager.call(contract.readProficiency, {})
  return readers.flatMap(({ name, missed, falseLinks, inconclusive }) => {
    const own = log.filter(
      ({ reader, reading, names }) => reader.reader === name && reading < 3 && dealt.has(pairOf(names)),
    )
    const one = (error: Estimated['error'], estimate: ErrorShare, of: readonly Logged[], said: Said) => ({
      reader: name!,
      error,
      estimate,
      planted: mean(of.map(({ reader, same, alike }) => chancesOf(reader.screen, { same, alike })[said])),
      counted:
        estimate.whole === of.length && estimate.part === of.filter((read) => read.said === said).length,
    })
    const [same, different] = [own.filter((read) => read.same), own.filter((read) => !read.same)]
    return [
      one('missed', missed, same, 'none'),
      one('false links', falseLinks, different, 'link'),
      one('inconclusive', inconclusive, own, 'neither'),
    ]
  })
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length
