import type { Tx } from '#platform/db'
import { AGES, ExhibitQueue } from '../../contract/index.ts'
import { Values } from '../values.ts'
import { HAS_SCAN, placeOf, STAGES, type ExhibitMoment } from '../queue/stages.ts'

export interface BacklogCount {
  readonly stage: ExhibitQueue
  readonly age: (typeof AGES)[number]
  readonly n: number
  readonly unknown: number
}

/** The first day that no longer belongs to each age. */
const UP_TO = [1, 3, 8, 31, 91] as const

/** How old what waits at each step is, now or at an earlier moment as far as the moments tell. */
export async function countBacklog(
  tx: Tx,
  { keeper, at, now }: { keeper: number; at: Date; now: boolean },
): Promise<BacklogCount[]> {
  const values = new Values()
  const owner = `${values.add(keeper)}::int`
  const moment = `${values.add(at)}::timestamptz`
  const stages = ExhibitQueue.options.map((stage) => {
    const place = placeOf(STAGES[stage].from)
    return `select '${stage}' as stage, ${ageOf(`${moment} - ${place}`)} as age, e.${STAGES[stage].from}_at is null as missing
      from ballistics.exhibit e where e.owner_agency = ${owner} and ${now ? STAGES[stage].waits : waitedAt(stage, moment)}
        and ${place} <= ${moment}`
  })
  const { rows } = await tx.client.query<BacklogCount>(
    `select stage, age, count(*)::int as n, count(*) filter (where missing)::int as unknown
     from (${stages.join(' union all ')}) waiting group by 1, 2`,
    values.list,
  )
  return rows
}

const ageOf = (span: string): string =>
  `case ${UP_TO.map((days, index) => `when ${span} < interval '${days} day' then '${AGES[index]}'`).join(' ')}
    else '${AGES.at(-1)}' end`

/** Reached and not yet passed at a moment. */
function waitedAt(stage: ExhibitQueue, at: string): string {
  const before = (moment: ExhibitMoment) => `e.${moment}_at <= ${at}`
  const notYet = (moment: ExhibitMoment | 'reviewed') => `(e.${moment}_at is null or e.${moment}_at > ${at})`
  const conditions: Readonly<Record<ExhibitQueue, readonly string[]>> = {
    receive: [notYet('received'), notYet('triaged'), notYet('acquired')],
    triage: [before('received'), notYet('triaged'), notYet('acquired')],
    enter: [`e.triage = 'enter'`, before('triaged'), notYet('acquired')],
    search: [before('acquired'), notYet('searched'), notYet('reviewed'), HAS_SCAN],
    review: [before('searched'), notYet('reviewed')],
  }
  return conditions[stage].join(' and ')
}
