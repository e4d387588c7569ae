import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgencyKind, Purpose, RouteShape } from '#contract'
import { uuid } from '#platform/db'
import { testHouse, type Person, type TestHouse } from '#testing'
import { choosePurpose } from '../../platform/access/contract.ts'
import * as contract from './contract/index.ts'
import { routes } from './routes/index.ts'
import { gun, investigator } from './testing/gun.ts'

let house: TestHouse
let known: string
beforeAll(async () => {
  house = await testHouse()
  const clerk = await investigator(house, await house.agency())
  known = (await clerk.call(contract.recordRecovery, { body: gun('26-9001') })).id
})
afterAll(() => house.close())

const SHUT: readonly AgencyKind[] = ['city-office', 'health', 'community', 'laboratory', 'school']
const WRONG: readonly Purpose[] = ['crime-analysis', 'records-management', 'case-review']

/** A person with every role that the room knows, at an agency of a kind. */
async function at(kind: AgencyKind): Promise<Person> {
  const agency = await house.agency()
  await house.database.pool.query('update access.agency set kind = $2 where id = $1', [agency, kind])
  return house.person(agency, 'analyst', 'detective', 'trace-clerk')
}

/** Calls a route with input that would be read, so that nothing but the floor can refuse it. */
async function knock(person: Person, route: RouteShape): Promise<{ status: number; body: string }> {
  const path = route.path.replace(/:\w+/g, known)
  const needed =
    route.id === 'tracing.upload'
      ? '?name=x.csv'
      : route.id === 'tracing.addPhoto'
        ? '?name=x&shows=whole'
        : ''
  const query = route.id === 'tracing.serials' ? '?q=BKR4182' : needed
  const answer = await house.server.app.inject({
    method: route.method,
    url: `${path}${query}`,
    headers: { cookie: person.cookie, ...(route.upload && { 'content-type': 'application/octet-stream' }) },
    ...(route.upload ? { payload: Buffer.from('A,B\n1,2\n') } : route.body ? { payload: bodyOf(route) } : {}),
  })
  return { status: answer.statusCode, body: answer.body }
}

const referral = {
  receiver: 'atf',
  receiverName: 'ATF',
  narrative: 'Two guns of one sale were recovered.',
} as const

/** Bodies that fit each contract; one without an entry here fails the test that asks for it. */
const BODIES: Readonly<Record<string, object>> = {
  'tracing.record': gun('26-9002'),
  'tracing.revise': { version: 1, reason: 'x', content: gun('26-9001') },
  'tracing.readSerial': { text: 'BKR4182' },
  'tracing.submit': { ids: [uuid()], by: 'file' },
  'tracing.reject': { version: 1, codes: [], words: 'x', on: '2026-02-20' },
  'tracing.withdraw': { version: 1 },
  'tracing.answer': {
    version: 1,
    number: null,
    outcome: 'other',
    answeredOn: '2026-02-20',
    steps: [],
    purchaser: null,
  },
  'tracing.askPublication': {
    threshold: 10,
    counsel: { name: 'A. Counsel', reference: 'Opinion 1', on: '2026-02-20' },
    reason: 'x',
  },
  'tracing.endPublication': { reason: 'x' },
  'tracing.decide': { state: 'open', reason: '' },
  'tracing.decideIndicator': { version: 1, decision: 'kept' },
  'tracing.tryIndicatorRules': { content: contract.ruleStart() },
  'tracing.changeIndicatorRules': { version: 0, content: contract.ruleStart(), reason: 'x' },
  'tracing.draftReferral': { indicatorIds: [uuid()], content: referral },
  'tracing.changeReferral': { version: 1, indicatorIds: [uuid()], content: referral },
  'tracing.sendReferral': { version: 1, on: '2026-02-20' },
  'tracing.followReferral': { version: 1, step: 'acknowledged', on: '2026-02-20' },
  'tracing.startImport': { kind: 'property', mapping: {}, settings: {} },
  'tracing.change': { version: 1, request: requestBody() },
}

function requestBody(): contract.TraceRequest {
  const { privatelyMade: _made, conversionDevice: _device, ...firearm } = gun('x').firearm
  return {
    priority: 'routine',
    justification: '',
    instructions: '',
    crimeCode: '',
    projectCode: '',
    requester: {
      ori: '',
      phone: '',
      fax: '',
      email: '',
      officer: '',
      badge: '',
      caseNumber: '',
      unit: '',
      address: '',
    },
    firearm: { ...firearm, obliterated: false, obliteration: '' },
    bonaFide: false,
  }
}

function bodyOf(route: RouteShape): object {
  const body = BODIES[route.id]
  if (!body) throw new Error(`Give a body for ${route.id}, so that its floor is tried.`)
  return body
}

const all = () => routes(house).map(({ route }) => route)

describe('the floor of trace data (Public Law 112-55) stands before every route of the room', () => {
  test('every route says that it is about trace data', () => {
    expect(all().length).toBeGreaterThan(25)
    expect(all().filter(({ category }) => category !== 'trace')).toEqual([])
  })

  test.each(SHUT)('nobody at a %s gets in, under any purpose, with any role', async (kind) => {
    const person = await at(kind)
    for (const purpose of ['crime-analysis', 'criminal-investigation'] as const) {
      await person.call(choosePurpose, { body: { purpose } })
      for (const route of all()) {
        const { status, body } = await knock(person, route)
        expect([kind, purpose, route.id, status, /tracing\.closed|permission\.missing/.test(body)]).toEqual([
          kind,
          purpose,
          route.id,
          403,
          true,
        ])
      }
    }
  })

  test.each(WRONG)('for %s it is asked for the purpose that fits, or refused', async (purpose) => {
    for (const kind of ['law-enforcement', 'prosecutor'] as const) {
      const person = await at(kind)
      await person.call(choosePurpose, { body: { purpose } })
      for (const route of all()) {
        const { status, body } = await knock(person, route)
        expect([kind, purpose, route.id, status, /purpose\.needed|tracing\.closed/.test(body)]).toEqual([
          kind,
          purpose,
          route.id,
          403,
          true,
        ])
      }
    }
  })

  test('another police agency for a criminal investigation gets in and finds nothing of this one', async () => {
    const person = await at('prosecutor')
    await person.call(choosePurpose, { body: { purpose: 'criminal-investigation' } })
    for (const route of all()) {
      const { status, body } = await knock(person, route)
      expect([route.id, status !== 403, body.includes('26-9001') && !body.includes('26-9002')]).toEqual([
        route.id,
        true,
        false,
      ])
    }
  })
})
