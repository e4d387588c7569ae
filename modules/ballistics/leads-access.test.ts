import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallInput, RouteShape } from '#contract'
import * as contract from './contract/index.ts'
import { examined, leadTown, made, tellOf, type LeadTown } from './testing/leads.ts'

let town: LeadTown
let lead: contract.Lead
let table: Row[]

/** A route of leads with what a person would send, and what it answers who may not see the lead. */
interface Row {
  readonly route: RouteShape
  readonly input: Partial<CallInput<RouteShape>>
  readonly stranger: 'unavailable' | 'empty' | 'own'
}

beforeAll(async () => {
  town = await leadTown()
  await town.agree(town.laboratory, town.city)
  await town.agree(town.laboratory, town.harbor)
  lead = await made(town)
  await tellOf(town.laboratory.examiner, lead)
  table = rowsOf(lead)
})
afterAll(() => town.close())

const reason = { reason: 'Said for a test' }

function rowsOf(of: contract.Lead): Row[] {
  const params = { id: of.id }
  const pair = of.pairs[0]!
  const exhibits = [pair.one!.id, pair.two!.id]
  const row = (route: RouteShape, input: object, stranger: Row['stranger'] = 'unavailable'): Row => ({
    route,
    input: input as Row['input'],
    stranger,
  })
  const outcome = {
    assignment: 'new',
    assignedTo: null,
    assignedOn: null,
    investigation: null,
    workedOn: null,
    result: null,
    usefulness: null,
    words: null,
  }
  const call = { noticeId: of.id, toldTo: 'Det. Alder', at: new Date().toISOString() }
  const wording = {
    version: 0,
    lead: 'Words of a notice, long enough to be a sentence.',
    hit: 'Words of a notice, long enough to be a sentence.',
  }
  return [
    row(contract.listLeads, {}, 'empty'),
    row(contract.countLeads, {}, 'empty'),
    row(contract.exportLeads, {}, 'empty'),
    row(contract.readLead, { params }),
    row(contract.leadDocument, { params }),
    row(contract.proposeLead, { body: { exhibits, words: 'Seen alike' } }),
    row(contract.secondReading, { params, body: { pairId: pair.id, decision: 'no-link', words: 'Seen' } }),
    row(contract.tellLead, { params, body: {} }),
    row(contract.phoneLead, { params, body: call }),
    row(contract.examineLead, examined(of)),
    row(contract.undoHit, { params, body: reason }),
    row(contract.withdrawLead, { params, body: reason }),
    row(contract.settleLead, { params, body: { version: of.version, priority: 'low', knownLink: null } }),
    row(contract.recordOutcome, { params, body: outcome }),
    row(contract.readLeadWording, {}, 'own'),
    row(contract.saveLeadWording, { body: wording }, 'own'),
  ]
}

/** Everything under the address of leads, from the contract itself. */
const routesOfLeads = (): RouteShape[] =>
  Object.values(contract).filter(
    (one): one is RouteShape & typeof one =>
      typeof one === 'object' &&
      one !== null &&
      'path' in one &&
      'method' in one &&
      String(one.path).startsWith('/api/ballistics/leads'),
  )

describe('every route of leads', () => {
  it('stands in this table', () => {
    expect(table.map(({ route }) => route.id).toSorted()).toEqual(
      routesOfLeads()
        .map(({ id }) => id)
        .toSorted(),
    )
  })

  it('answers people of an agency that was not told as if there were no such lead', async () => {
    for (const { route, input, stranger } of table) {
      // An examiner holds every permission of the room.
      const person = town.other.examiner
      if (stranger === 'unavailable') {
        const { requestId: _one, ...hidden } = await person.refused(route, input)
        expect([route.id, hidden.status, hidden.code]).toEqual([route.id, 404, 'record.unavailable'])
        const { requestId: _two, ...missing } = await person.refused(route, missingOf(input))
        expect(hidden).toEqual(missing)
      } else expect(JSON.stringify(await person.call(route, input))).not.toContain(lead.number)
    }
  })

  it('is closed to roles and offices that do not work with ballistics', async () => {
    const { house, laboratory } = town
    const publisher = await house.person(laboratory.id, 'publisher')
    const office = await house.agency('City Hall')
    await house.database.pool.query("update access.agency set kind = 'city-office' where id = $1", [office])
    const mayor = await house.person(office, 'analyst')
    for (const { route, input, stranger } of table) {
      expect((await publisher.refused(route, input)).code).toBe('permission.missing')
      // A list is there for the role; at an office whose kind never sees ballistics nothing is in it.
      if (stranger === 'unavailable') expect([403, 404]).toContain((await mayor.refused(route, input)).status)
      else if (stranger === 'empty')
        expect(JSON.stringify(await mayor.call(route, input))).not.toContain(lead.number)
    }
  })

  it('that decides is refused to those of a told agency who may only read, and the lead stays as it was', async () => {
    const { city } = town
    const deciding = [
      contract.secondReading,
      contract.tellLead,
      contract.undoHit,
      contract.withdrawLead,
      contract.settleLead,
    ]
    for (const route of deciding) {
      const { input } = table.find((row) => row.route.id === route.id)!
      // Of the city's people the detective lacks the permission, the examiner the ownership.
      expect((await city.detective.refused(route, input as never)).code).toBe('permission.missing')
      expect((await city.examiner.refused(route, input as never)).code).toMatch(
        /other_agency_lead|lead_state|same_reader/,
      )
    }
    expect(await town.laboratory.examiner.call(contract.readLead, { params: { id: lead.id } })).toMatchObject(
      {
        state: 'unconfirmed',
        version: lead.version,
      },
    )
  })
})

const missingOf = ({ params, ...input }: Row['input']): Row['input'] => {
  const id = crypto.randomUUID()
  if (params) return { ...input, params: { id } as never }
  return { ...input, body: { ...(input.body as object), exhibits: [id, crypto.randomUUID()] } as never }
}
