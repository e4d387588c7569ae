import { readOnScreen, type PairNames, type Reader, type Said } from '../../../demo/index.ts'
import * as contract from '../../../modules/ballistics/contract/index.ts'
import type { Caller } from '../caller.ts'
import type { Held } from './enter.ts'
import type { KnownCity } from './known.ts'

/** One reading as it was recorded, with what is truly behind the pair. */
export interface Logged {
  readonly comparisonId: string
  readonly names: PairNames
  readonly same: boolean
  readonly alike: number
  readonly reader: Reader
  readonly reading: number
  readonly said: Said
}

/** A reader with their own account. */
export interface AtWork {
  readonly reader: Reader
  readonly caller: Caller
}

export const DECISIONS = {
  link: 'probable-link',
  none: 'no-link',
  neither: 'inconclusive',
} as const satisfies Record<Said, contract.ReviewDecision>

/** How many of each list somebody looks at who puts into the reading list what the search did not. */
const LOOKED_AT = 3

/** Technicians look at the first of each list and have them read too, as far as they are of other cases. */
export async function offerFirst(
  { caller }: AtWork,
  held: readonly Held[],
  lists: ReadonlyMap<string, contract.CandidateList>,
): Promise<number> {
  const offered = new Set<string>()
  for (const { scan } of held)
    for (const { scan: other, sameCase, reading, comparisonId } of lists
      .get(scan)!
      .candidates.slice(0, LOOKED_AT)) {
      if (sameCase || reading !== 'not-offered' || offered.has(comparisonId)) continue
      offered.add(comparisonId)
      await caller.call(contract.compareScans, { body: { reference: scan, candidate: other.id } })
    }
  return offered.size
}

/** So many pairs somebody reads before the next one has a turn: so everyone is a first and a second reader. */
const TURN = 5

/**
 * Everyone reads what waits for them until nothing waits: technicians first and second, each pair without knowing of the
 * other's reading, and examiners where two differ.
 */
export async function readAll(city: KnownCity, people: readonly AtWork[]): Promise<Logged[]> {
  const log: Logged[] = []
  for (;;) {
    const before = log.length
    for (const person of people) {
      const { items } = await person.caller.call(contract.readingList, {
        query: person.reader.work === 'examiner' ? { reading: 3 } : {},
      })
      for (const item of items.slice(0, TURN)) log.push(await readOne(city, person, item))
    }
    if (log.length === before) return log
  }
}

async function readOne(
  { seed, byNumber }: KnownCity,
  { reader, caller }: AtWork,
  { comparisonId, reading, cells, reference, candidate }: contract.ReadingItem,
): Promise<Logged> {
  const names = [reference.exhibitNumber, candidate.exhibitNumber] as const
  const [one, two] = names.map((name) => byNumber.get(name)!)
  const same = one!.gun === two!.gun
  const alike = cells.compared === 0 ? 0 : cells.congruent / cells.compared
  const said = readOnScreen(seed, reader, names, { same, alike })
  await caller.call(contract.recordReview, {
    params: { id: comparisonId },
    body: {
      reading,
      decision: DECISIONS[said],
      words: `${cells.congruent} of ${cells.compared} cells agree`,
    },
  })
  return { comparisonId, names, same, alike, reader, reading, said }
}
