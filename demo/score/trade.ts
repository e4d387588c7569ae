import { ratesOf, type Finding, type Rates } from './finding.ts'
import type { TrueRecord, Truth } from './truth.ts'

export interface TraffickingScore {
  /** Of people who bought for somebody else, those of whose guns one at least was traced. */
  readonly strawPurchasers: ByRule | null
  /** Of these, people with two traced guns or more, by findings of two guns or more: one gun alone is no pattern. */
  readonly repeatedStrawPurchasers: Rates | null
  readonly carelessDealers: ByRule | null
  /** Of thefts from dealers, those of whose guns one at least was recovered. */
  readonly dealerThefts: Rates | null
  /** Other states from which five or more guns bought for somebody else were traced. */
  readonly routes: Rates | null
}

/** All rules together, and each of them. */
export interface ByRule extends Rates {
  readonly byRule: Readonly<Record<string, Rates>>
}

export interface TraffickingFindings {
  readonly straws: readonly Finding[]
  readonly dealers: readonly Finding[]
  readonly thefts: readonly Finding[]
  readonly routes: readonly Finding[]
}

/**
 * Kind `straw-purchase`: record numbers of traces or property tags whose guns are said to be bought for somebody else.
 * Kind `careless-dealer`: the licence of a dealer. Kind `dealer-theft`: traces or tags of guns of one theft. Kind
 * `trafficking-route`: a state, then traces. What nothing was said about by any rule was not found.
 */
export function scoreTrafficking(truth: Truth, found: TraffickingFindings): TraffickingScore | null {
  const { straws, dealers, thefts, routes } = found
  if (straws.length + dealers.length + thefts.length + routes.length === 0) return null
  const patterns = straws.filter(({ records }) => records.length > 1)
  return {
    strawPurchasers: byRule(straws, (some) => scoreStraws(truth, some, strawsTraced(truth))),
    repeatedStrawPurchasers: unless(patterns, () => scoreStraws(truth, patterns, repeatedStraws(truth))),
    carelessDealers: byRule(dealers, (some) => scoreDealers(truth, some)),
    dealerThefts: unless(thefts, () => scoreThefts(truth, thefts)),
    routes: unless(routes, () => scoreRoutes(truth, routes)),
  }
}

const unless = <T>(findings: readonly Finding[], score: () => T): T | null =>
  findings.length === 0 ? null : score()

function byRule(findings: readonly Finding[], score: (some: readonly Finding[]) => Rates): ByRule | null {
  if (findings.length === 0) return null
  const rules = [...new Set(findings.flatMap(({ rule }) => rule ?? []))]
  return {
    ...score(findings),
    byRule: Object.fromEntries(
      rules.map((name) => [name, score(findings.filter(({ rule }) => rule === name))]),
    ),
  }
}

const tracedGuns = ({ records }: Truth): Set<number> =>
  new Set(records.flatMap(({ trace, gun }) => (trace === undefined ? [] : (gun ?? []))))

function strawsTraced(truth: Truth): Set<number> {
  const traced = tracedGuns(truth)
  return new Set(truth.straws.filter(({ gun }) => traced.has(gun)).map(({ purchaser }) => purchaser))
}

function repeatedStraws(truth: Truth): Set<number> {
  const traced = tracedGuns(truth)
  const guns = new Map<number, number>()
  for (const { gun, purchaser } of truth.straws)
    if (traced.has(gun)) guns.set(purchaser, (guns.get(purchaser) ?? 0) + 1)
  return new Set([...guns].filter(([, count]) => count > 1).map(([purchaser]) => purchaser))
}

/** Precision counts findings, and one is right when it holds a gun bought for somebody else. */
function scoreStraws(truth: Truth, findings: readonly Finding[], truly: ReadonlySet<number>): Rates {
  const purchaser = new Map(truth.straws.map((straw) => [straw.gun, straw.purchaser]))
  const found = new Set<number>()
  let wrong = 0
  for (const { records } of findings) {
    const right = records.flatMap((record) => purchaser.get(gunOf(truth, record) ?? -1) ?? [])
    if (right.length === 0) wrong++
    for (const person of right) if (truly.has(person)) found.add(person)
  }
  return ratesOf(truly.size, found.size + wrong, found.size)
}

const gunOf = ({ byNumber }: Truth, record: string): number | undefined => byNumber.get(record)?.gun

function scoreDealers({ dealers, byNumber }: Truth, findings: readonly Finding[]): Rates {
  const careless = new Set(dealers.filter((dealer) => dealer.careless).map(({ dealer }) => dealer))
  const said = new Set(findings.map(({ records }) => byNumber.get(records[0] ?? '')?.dealer ?? records[0]))
  const right = [...said].filter((dealer) => typeof dealer === 'number' && careless.has(dealer))
  return ratesOf(careless.size, said.size, right.length)
}

/** A finding about guns that an owner lost is right as well, and no theft from a dealer: it counts for nothing here. */
function scoreThefts(truth: Truth, findings: readonly Finding[]): Rates {
  const fromOwners = new Set(truth.thefts.flatMap(({ gun, hand }) => (hand === 'theft-owner' ? gun : [])))
  const lot = new Map(
    truth.thefts.flatMap(({ gun, at, hand, dealer }) =>
      hand === 'theft-dealer' ? [[gun, `${dealer} ${at}`] as const] : [],
    ),
  )
  const isRecovered = ({ trace, recovery }: TrueRecord) => trace !== undefined || recovery !== undefined
  const recovered = truth.records.flatMap((record) => (isRecovered(record) ? (record.gun ?? []) : []))
  const truly = new Set(recovered.flatMap((gun) => lot.get(gun) ?? []))
  const found = new Set<string>()
  let wrong = 0
  for (const { records } of findings) {
    const right = records.flatMap((record) => lot.get(gunOf(truth, record) ?? -1) ?? [])
    if (right.length === 0 && !records.some((record) => fromOwners.has(gunOf(truth, record) ?? -1))) wrong++
    for (const one of right) found.add(one)
  }
  return ratesOf(truly.size, found.size + wrong, found.size)
}

const LEAST_OF_ROUTE = 5

function scoreRoutes(truth: Truth, findings: readonly Finding[]): Rates {
  const stateOf = new Map(truth.dealers.map(({ dealer, state }) => [dealer, state]))
  const home = mostOf(truth.dealers.map(({ state }) => state))
  const traced = tracedGuns(truth)
  const counts = new Map<string, number>()
  for (const { gun, dealer } of truth.straws) {
    const state = dealer === null ? undefined : stateOf.get(dealer)
    if (state !== undefined && state !== home && traced.has(gun))
      counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  const truly = new Set([...counts].filter(([, count]) => count >= LEAST_OF_ROUTE).map(([state]) => state))
  const said = new Set(findings.map(({ records }) => records[0]!))
  return ratesOf(truly.size, said.size, [...said].filter((state) => truly.has(state)).length)
}

function mostOf(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0]
}
