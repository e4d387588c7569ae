import { readOnItems, type Said } from '../../../demo/index.ts'
import * as contract from '../../../modules/ballistics/contract/index.ts'
import type { KnownCity } from './known.ts'
import { pairOf } from './account.ts'
import type { AtWork } from './reading.ts'

/** A lead that came of two readings, with what an examiner then said of the items. */
export interface Told {
  readonly number: string
  /** Pairs of exhibits on it. */
  readonly pairs: readonly string[]
  /** Whether one gun is behind a pair of each. */
  readonly right: boolean
  readonly examined: Said
  readonly state: contract.LeadState
  readonly exhibits: readonly [string, string]
}

const FOUND = {
  link: 'confirmed',
  none: 'not-confirmed',
  neither: 'inconclusive',
} as const satisfies Record<Said, contract.ExaminationResult>

/** Every lead is told to the agencies concerned, and an examiner looks at the items. */
export async function settleLeads(city: KnownCity, examiners: readonly AtWork[]): Promise<Told[]> {
  const told: Told[] = []
  const rows: contract.ListedLead[] = []
  const { call } = examiners[0]!.caller
  let after: string | undefined
  do {
    const page = await call(contract.listLeads, {
      query: { limit: 200, ...(after !== undefined && { after }) },
    })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  for (const [place, { id }] of rows.entries())
    told.push(await settleOne(city, examiners[place % examiners.length]!, id))
  return told
}

async function settleOne(city: KnownCity, { reader, caller }: AtWork, id: string): Promise<Told> {
  const params = { id }
  const lead = await caller.call(contract.tellLead, { params, body: {} })
  for (const { id: noticeId, mayPhone } of lead.notices)
    if (mayPhone)
      await caller.call(contract.phoneLead, {
        params,
        body: { noticeId, toldTo: 'Desk sergeant', at: new Date().toISOString() },
      })
  const agreed = lead.pairs.filter(({ state }) => state === 'agreed')
  const [first] = agreed
  const exhibits = [first!.one!.number, first!.two!.number] as const
  const [one, two] = exhibits.map((number) => city.byNumber.get(number)!)
  const examined = readOnItems(city.seed, reader, exhibits, one!.gun === two!.gun)
  const after = await caller.call(contract.examineLead, {
    params,
    body: {
      result: FOUND[examined],
      method: 'Comparison microscope',
      examinedOn: new Date().toISOString().slice(0, 10),
      exhibits: [first!.one!.id, first!.two!.id],
      notes: 'Seen on the items of both cases',
    },
  })
  const pairs = agreed.map((pair) => pairOf([pair.one!.number, pair.two!.number]))
  const right = agreed.every(
    (pair) => city.byNumber.get(pair.one!.number)!.gun === city.byNumber.get(pair.two!.number)!.gun,
  )
  return { number: lead.number, pairs, right, examined, state: after.state, exhibits }
}
