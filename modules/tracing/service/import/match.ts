import { alignSerials, foldedSerial, likelySame, makeOf } from '#platform/firearms'
import type { Tx } from '#platform/db'

/** A recovery as a trace of a file is compared with it. */
interface Known {
  readonly id: string
  readonly case_key: string
  readonly recovered_on: string
  readonly serial_canonical: string | null
  readonly make_key: string | null
  readonly people: number
}

/** What a file says of the gun it is about. */
export interface Sought {
  readonly caseNumber: string
  readonly canonical: string | null
  readonly make: string
  readonly recoveredOn: string | null
}

/** Lets traces of a file find the recovery they are about, by case, serial number, day and make together. */
export async function matcherOf(tx: Tx): Promise<(sought: Sought) => { id: string; people: number } | null> {
  const { rows } = await tx.client.query<Known>(
    `select r.id, r.case_key, r.recovered_on, r.serial_canonical, r.make_key,
       (select count(*)::int from tracing.person p where p.recovery_id = r.id) as people
     from tracing.recovery r where r.owner_agency = $1`,
    [tx.actor.agencyId],
  )
  const byCase = groups(rows, (row) => [row.case_key])
  const byNumber = groups(rows, (row) => (row.serial_canonical ? [foldedSerial(row.serial_canonical)] : []))
  const taken = new Set<string>()
  return (sought) => {
    const near = [
      ...(byCase.get(keyOf(sought.caseNumber)) ?? []),
      ...(sought.canonical ? (byNumber.get(foldedSerial(sought.canonical)) ?? []) : []),
    ]
    const judged = [...new Set(near)]
      .filter(({ id }) => !taken.has(id))
      .map((row) => ({ row, score: scoreOf(row, sought) }))
      .sort((a, b) => b.score - a.score)
    const [best] = judged
    if (!best || best.score < ENOUGH) return null
    taken.add(best.row.id)
    return { id: best.row.id, people: best.row.people }
  }
}

const keyOf = (caseNumber: string): string => caseNumber.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

/** A number and either its case or its day and make; or a case with its day where neither number can be read. */
const ENOUGH = 5

function scoreOf(row: Known, sought: Sought): number {
  const sameCase = row.case_key === keyOf(sought.caseNumber) ? 3 : 0
  const make = makeOf(sought.make)?.found.key
  const sameMake = make !== undefined && make === row.make_key ? 1 : 0
  return (
    sameCase +
    sameMake +
    numberScore(row.serial_canonical, sought.canonical) +
    dayScore(row.recovered_on, sought.recoveredOn)
  )
}

function numberScore(one: string | null, other: string | null): number {
  if (one === null || other === null) return one === other ? 1 : 0
  if (foldedSerial(one) === foldedSerial(other)) return 4
  return likelySame(alignSerials(one, other)) ? 3 : -3
}

function dayScore(one: string, other: string | null): number {
  if (other === null || one.length !== 10) return 0
  const days = Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000
  return days <= 7 ? 1 : days > 60 ? -2 : 0
}

function groups<T>(rows: readonly T[], keys: (row: T) => readonly string[]): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const row of rows)
    for (const key of keys(row)) {
      const group = map.get(key)
      if (group) group.push(row)
      else map.set(key, [row])
    }
  return map
}
