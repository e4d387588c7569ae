import type { Readable } from 'node:stream'
import { askAct } from '#platform/acts'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { csvWriter } from '#platform/import'
import {
  Band,
  bandOf,
  stateKey,
  type Counsel,
  type Publication,
  type PublicYear,
  TRACE_CAVEAT,
} from '../../contract/index.ts'
import {
  currentPublication,
  endCurrent,
  tracedByYear,
  type PublicationRow,
  type TracedGun,
} from '../../store/publication.ts'
import { publicationAct } from './act.ts'
import { suppress, type Total } from './suppress.ts'

/** What is public of the own agency, and what would be under a threshold. */
export async function readPublication(tx: Tx, threshold: number): Promise<Publication> {
  const current = await currentPublication(tx)
  const preview = await totalsFor(tx, threshold, current)
  tx.about({ type: 'trace-publication', count: preview.years.length })
  return {
    current: current
      ? {
          id: current.id,
          threshold: current.threshold,
          counsel: {
            name: current.counsel_name,
            reference: current.counsel_reference,
            on: current.counsel_on,
          },
          years: [...current.figures],
          askedBy: current.asked_by_name,
          approvedBy: current.approved_by_name,
          approvedAt: current.approved_at.toISOString(),
        }
      : null,
    preview: { threshold, ...preview },
  }
}

/**
 * Asks a second person to approve that the totals become public.
 * @throws Failure `tracing.nothing_public`, `acts.waiting`
 */
export async function askPublication(
  tx: Tx,
  { threshold, counsel, reason }: { threshold: number; counsel: Counsel; reason: string },
): Promise<{ actId: string }> {
  const { years } = await totalsFor(tx, threshold, await currentPublication(tx))
  if (years.length === 0) throw new Failure('tracing.nothing_public')
  const { rows } = await tx.client.query<{ name: string }>('select name from access.agency where id = $1', [
    tx.actor.agencyId,
  ])
  const payload = { agency: rows[0]!.name, threshold, counsel, years }
  return { actId: await askAct(tx, publicationAct, payload, reason) }
}

/** @throws Failure `tracing.not_public` */
export async function endPublication(tx: Tx, reason: string): Promise<void> {
  tx.about({ type: 'trace-publication' })
  if (!(await endCurrent(tx, reason))) throw new Failure('tracing.not_public')
}

/**
 * The public totals of the actor's agency, exactly as they were approved, for the room of open data; nothing while
 * publication is off. It reads the snapshot only and needs no sight of traces.
 */
export async function publishedTotals(tx: Tx): Promise<readonly PublicYear[] | null> {
  return (await currentPublication(tx))?.figures ?? null
}

/** @throws Failure `tracing.not_public` */
export async function totalsCsv(tx: Tx): Promise<Readable> {
  const years = await publishedTotals(tx)
  tx.about({ type: 'trace-publication', ...(years && { count: years.length }) })
  if (years === null) throw new Failure('tracing.not_public')
  return csvWriter(
    ['year', 'table', 'item', 'guns', 'note'],
    [
      years.flatMap(({ year, total, tables }) => [
        [year, 'total', 'traced', total, TRACE_CAVEAT],
        ...tables.flatMap(({ table, cells }) =>
          cells.map(({ key, count }) => [year, table, key, count, TRACE_CAVEAT]),
        ),
      ]),
    ],
  )
}

/**
 * Totals of each whole year. A year that is public keeps the figures that it was published with: the difference between
 * two versions of it would be single guns.
 */
async function totalsFor(
  tx: Tx,
  threshold: number,
  current: PublicationRow | undefined,
): Promise<{ years: PublicYear[]; withheldYears: number[] }> {
  const guns = await tracedByYear(tx)
  const fixed = new Map(current?.figures.map((year) => [year.year, year]))
  const all = [...new Set([...fixed.keys(), ...guns.map(({ year }) => year)])].sort((a, b) => a - b)
  const years: PublicYear[] = []
  const withheldYears: number[] = []
  for (const year of all) {
    const own = guns.filter((gun) => gun.year === year)
    const kept = fixed.get(year)
    if (kept) years.push(kept)
    else if (sum(own) < threshold) withheldYears.push(year)
    else years.push(yearOf(year, own, threshold))
  }
  return { years, withheldYears }
}

const sum = (guns: readonly TracedGun[]) => guns.reduce((all, { count }) => all + count, 0)

function yearOf(year: number, guns: readonly TracedGun[], threshold: number): PublicYear {
  const bands = totalsBy(guns, ({ days }) => (days === null ? 'unknown' : bandOf(days)))
  const tables = [
    // Every band stands in the table, so that which ones are empty is no news either.
    ['bands', [...Band.options, 'unknown'].map((key) => ({ key, count: bands.get(key) ?? 0 }))],
    ['sources', listed(totalsBy(guns, ({ source_state: state }) => stateKey(state) ?? 'unknown'))],
    ['types', listed(totalsBy(guns, ({ type }) => type))],
  ] as const
  return {
    year,
    total: sum(guns),
    tables: tables.map(([table, totals]) => ({ table, cells: shown(suppress(totals, threshold)) })),
  }
}

function totalsBy(guns: readonly TracedGun[], keyOf: (gun: TracedGun) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const gun of guns) counts.set(keyOf(gun), (counts.get(keyOf(gun)) ?? 0) + gun.count)
  return counts
}

const listed = (counts: ReadonlyMap<string, number>): Total[] =>
  [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => (a.key < b.key ? -1 : 1))

/** A table of which nothing may be shown says nothing. */
const shown = (cells: ReturnType<typeof suppress>) =>
  cells.every(({ count }) => count === null) ? [] : cells
