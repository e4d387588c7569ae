import { daysBetween, median, ratesOf, type Finding, type Rates } from './finding.ts'
import type { Truth, TrueCasing } from './truth.ts'

export interface LinkScore {
  /** Of pairs of events in which exhibits of one gun were collected and acquired. */
  readonly pairs: Rates
  /** Pairs that nobody can link, as an exhibit of one of them was never acquired. */
  readonly outOfReach: number
  /** Median days from the later event’s first exhibit collected to the link. */
  readonly medianDaysToLead: number | null
}

interface Event {
  readonly key: string
  readonly collected: string
  readonly acquired: boolean
}

/**
 * Kind `gun-link`: two record numbers of events (cases, exhibits, acquisitions or property tags) that one gun
 * is said to stand behind, with the day.
 */
export function scoreLinks(truth: Truth, findings: readonly Finding[]): LinkScore | null {
  if (findings.length === 0) return null
  const { reachable, outOfReach } = truePairs(truth.casings)
  const said = new Map<string, string | undefined>()
  let unresolved = 0
  for (const { records, at } of findings) {
    const [a, b] = records.map((record) => eventOf(truth, record))
    if (!a || !b || a === b) unresolved++
    else said.set(pairOf(a, b), at)
  }
  const right = [...said].filter(([pair]) => reachable.has(pair))
  const days = right.flatMap(([pair, at]) =>
    at === undefined ? [] : [daysBetween(reachable.get(pair)!, at)],
  )
  return {
    pairs: ratesOf(reachable.size, said.size + unresolved, right.length),
    outOfReach,
    medianDaysToLead: median(days),
  }
}

function eventOf({ byNumber }: Truth, record: string): string | null {
  const known = byNumber.get(record)
  if (known?.shooting !== undefined) return `shooting ${known.shooting}`
  return known?.recovery === undefined ? null : `recovery ${known.recovery}`
}

const pairOf = (a: string, b: string): string => (a < b ? `${a}, ${b}` : `${b}, ${a}`)

/** Pairs of events of one gun, with the day on which the later one’s first exhibit was collected. */
function truePairs(casings: readonly TrueCasing[]): { reachable: Map<string, string>; outOfReach: number } {
  const guns = new Map<number, Map<string, Event>>()
  for (const { gun, shooting, recovery, collected, acquired } of casings) {
    const key = shooting === null ? `recovery ${recovery}` : `shooting ${shooting}`
    const events = guns.get(gun) ?? new Map<string, Event>()
    guns.set(gun, events)
    const before = events.get(key)
    events.set(key, {
      key,
      collected: before && before.collected < collected ? before.collected : collected,
      acquired: acquired !== null || (before?.acquired ?? false),
    })
  }
  const reachable = new Map<string, string>()
  let outOfReach = 0
  for (const events of guns.values())
    for (const [place, a] of [...events.values()].entries())
      for (const b of [...events.values()].slice(place + 1)) {
        if (a.acquired && b.acquired)
          reachable.set(pairOf(a.key, b.key), a.collected > b.collected ? a.collected : b.collected)
        else outOfReach++
      }
  return { reachable, outOfReach }
}
