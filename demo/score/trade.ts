import { ratesOf, type Finding, type Rates } from './finding.ts'
import type { Truth } from './truth.ts'

export interface TraffickingScore {
  /** Of people who bought for somebody else, those of whose guns one at least was traced. */
  readonly strawPurchasers: Rates | null
  readonly carelessDealers: Rates | null
}

/**
 * Kind `straw-purchase`: record numbers of traces or property tags whose guns are said to be bought for
 * somebody else. Kind `careless-dealer`: the licence of a dealer.
 */
export function scoreTrafficking(
  truth: Truth,
  straws: readonly Finding[],
  dealers: readonly Finding[],
): TraffickingScore | null {
  if (straws.length === 0 && dealers.length === 0) return null
  return {
    strawPurchasers: straws.length === 0 ? null : scoreStraws(truth, straws),
    carelessDealers: dealers.length === 0 ? null : scoreDealers(truth, dealers),
  }
}

function scoreStraws(truth: Truth, findings: readonly Finding[]): Rates {
  const traced = new Set(truth.records.flatMap(({ trace, gun }) => (trace === undefined ? [] : [gun])))
  const purchaser = new Map(truth.straws.map((straw) => [straw.gun, straw.purchaser]))
  const truly = new Set(truth.straws.filter(({ gun }) => traced.has(gun)).map((straw) => straw.purchaser))
  const found = new Set<number>()
  let wrong = 0
  for (const { records } of findings) {
    const guns = records.map((record) => truth.byNumber.get(record)?.gun)
    const right = guns.flatMap((gun) => (gun === undefined ? [] : (purchaser.get(gun) ?? [])))
    if (right.length === 0) wrong++
    for (const person of right) if (truly.has(person)) found.add(person)
  }
  return ratesOf(truly.size, found.size + wrong, found.size)
}

function scoreDealers({ dealers, byNumber }: Truth, findings: readonly Finding[]): Rates {
  const careless = new Set(dealers.filter((dealer) => dealer.careless).map(({ dealer }) => dealer))
  const said = new Set(findings.map(({ records }) => byNumber.get(records[0] ?? '')?.dealer ?? records[0]))
  const right = [...said].filter((dealer) => typeof dealer === 'number' && careless.has(dealer))
  return ratesOf(careless.size, said.size, right.length)
}
