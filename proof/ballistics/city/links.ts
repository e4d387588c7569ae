import type { CandidateList } from '../../../modules/ballistics/contract/index.ts'
import type { Held } from './enter.ts'
import { grouped } from './grouped.ts'

/** What is needed of an exhibit to know which links are true. */
export type Side = Pick<Held, 'scan' | 'gun' | 'event' | 'caseId'> & {
  readonly held: { readonly calibre: string | null }
}

/** Two events of one gun, each with the scans of its exhibits. */
export interface Link {
  readonly sides: readonly [readonly Side[], readonly Side[]]
  /** The room has both under one case: nobody needs a lead to know of it. */
  readonly sameCase: boolean
}

/** Where a link stands in the lists of those who look. */
export interface ListedLink extends Link {
  /** Place among exhibits of other guns in the best of the lists of either side, from 1; null when in none. */
  readonly place: number | null
  /** Stands in the reading list, where a person finds it without looking for it. */
  readonly offered: boolean
}

/** Every pair of events of one gun of which both have a scan. */
export function linksOf(sides: readonly Side[]): Link[] {
  const guns = grouped(sides, ({ gun }) => gun)
  return [...guns.values()].flatMap((ofGun) => {
    const events = [...grouped(ofGun, ({ event }) => event).values()]
    return events.flatMap((one, place) =>
      events.slice(place + 1).map((two): Link => {
        const cases = new Set([...one, ...two].map(({ caseId }) => caseId))
        return { sides: [one, two], sameCase: cases.size === 1 }
      }),
    )
  })
}

export type Lists = ReadonlyMap<string, Pick<CandidateList, 'candidates'>>

/** Finds links in the lists of candidates of both sides. */
export function listed(
  links: readonly Link[],
  lists: Lists,
  gunOf: ReadonlyMap<string, number>,
): ListedLink[] {
  return links.map((link) => {
    const [one, two] = link.sides
    const found = [one, two].flatMap((own, turn) =>
      own.flatMap(({ scan, gun }) => {
        const others = new Set((turn === 0 ? two : one).map((other) => other.scan))
        const { candidates } = lists.get(scan)!
        const at = candidates.findIndex((candidate) => others.has(candidate.scan.id))
        if (at < 0) return []
        const strangers = candidates.slice(0, at).filter((candidate) => gunOf.get(candidate.scan.id) !== gun)
        const offered = candidates.some(
          ({ scan: other, reading }) => others.has(other.id) && reading !== 'not-offered',
        )
        return [{ place: strangers.length + 1, offered }]
      }),
    )
    return {
      ...link,
      place: found.length === 0 ? null : Math.min(...found.map(({ place }) => place)),
      offered: found.some(({ offered }) => offered),
    }
  })
}

/** How many exhibits of other guns stand in each list, and how many pairs with them wait in the reading list. */
export function strangersIn(lists: Lists, gunOf: ReadonlyMap<string, number>) {
  const counts: number[] = []
  const offered = new Set<string>()
  for (const [scan, { candidates }] of lists) {
    const others = candidates.filter((one) => gunOf.get(one.scan.id) !== gunOf.get(scan))
    counts.push(others.length)
    for (const one of others) if (one.reading !== 'not-offered') offered.add(one.comparisonId)
  }
  return { counts, offered: offered.size }
}
