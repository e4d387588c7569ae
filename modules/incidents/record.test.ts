import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuid } from '#platform/db'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { classify } from './contract/classify.ts'
import { sampleContent as content, sampleVictim as victim } from './service/testing/content.ts'

let house: TestHouse
let clerk: Person
let analyst: Person
let stranger: Person

beforeAll(async () => {
  house = await testHouse()
  const agency = await house.agency()
  clerk = await house.person(agency, 'records-clerk')
  analyst = await house.person(agency, 'analyst')
  stranger = await house.person(await house.agency(), 'records-clerk')
})
afterAll(() => house.close())

type Content = contract.IncidentContent

const record = (more: Partial<Content> = {}, place: Partial<Content['place']> = {}) =>
  clerk.call(contract.recordIncident, { body: content(more, place) })

const contentOf = (incident: contract.Incident): Content => contract.IncidentContent.parse(incident)

const revise = (incident: contract.Incident, change: Partial<Content>, reason = 'A correction') =>
  clerk.call(contract.reviseIncident, {
    params: { id: incident.id },
    body: { version: incident.version, reason, content: { ...contentOf(incident), ...change } },
  })

const versionsOf = async (id: string) =>
  (await clerk.call(contract.listVersions, { params: { id } })).versions

describe('entering', () => {
  test('what was entered is read back, with class and counts from the people', async () => {
    const entered = await record(
      {
        occurredOn: '2026-02',
        occurredTime: null,
        reportedAt: '2026-03-01T08:15',
        victims: [victim('killed', { age: { low: 18, high: 24 }, sex: 'male', diedOn: '2026-02' })],
        suspects: [
          {
            age: { low: 65, high: null },
            sex: null,
            race: null,
            ethnicity: null,
            status: 'charged',
            arrestedOn: '2026',
            charges: [{ offense: 'Murder', filedOn: '2026-03', disposition: null }],
          },
        ],
        weapons: [{ code: '12A', calibre: '9 mm', recovered: true }],
        alerts: [
          {
            number: 'A1',
            system: null,
            alertedAt: '2026-02-14T23:41:30-05:00',
            rounds: 4,
            disposition: 'shooting',
            casings: 3,
          },
        ],
      },
      { latitude: 40.7, longitude: -73.9 },
    )
    const read = await analyst.call(contract.readIncident, { params: { id: entered.id } })
    expect(read).toEqual({ ...entered, mayEdit: true })
    expect(read).toMatchObject({
      class: 'fatal',
      killed: 1,
      wounded: 0,
      version: 1,
      source: 'entered',
      occurredOn: '2026-02',
      occurredTime: null,
      // Typed without an offset: local to the agency, which keeps Eastern time.
      reportedAt: '2026-03-01T08:15:00-05:00',
      alerts: [{ alertedAt: '2026-02-14T23:41:30-05:00', casings: 3 }],
      suspects: [{ age: { low: 65, high: null }, charges: [{ offense: 'Murder' }] }],
    })
  })

  test('the same number twice is refused, also when sent twice at once', async () => {
    const body = content()
    const both = await Promise.allSettled([
      clerk.call(contract.recordIncident, { body }),
      clerk.call(contract.recordIncident, { body }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await clerk.refused(contract.recordIncident, { body })).toMatchObject({
      status: 409,
      code: 'incidents.number_taken',
    })
    // Another agency keeps its own numbers.
    expect(await stranger.call(contract.recordIncident, { body })).toMatchObject({ number: body.number })
  })

  test.each([
    [{ occurredOn: '2126-01-01' }, {}, 'occurredOn'],
    [{ occurredOn: '0000' }, {}, 'occurredOn'],
    [{}, { latitude: 40 }, 'place.longitude'],
    [{}, { longitude: -73 }, 'place.latitude'],
  ])('what cannot be is refused with its field: %j %j', async (more, place, path) => {
    const refused = await clerk.refused(contract.recordIncident, { body: content(more, place) })
    expect(refused).toMatchObject({ code: 'request.invalid', fields: [{ path }] })
  })

  test('a character no database holds is refused in words', async () => {
    const refused = await clerk.refused(contract.recordIncident, { body: content({ remarks: 'a\u0000b' }) })
    expect(refused).toMatchObject({ status: 400, code: 'request.invalid' })
  })

  test('an id sent with a new record is not taken over from another', async () => {
    const first = await record({ victims: [victim('wounded')] })
    const second = await record({ victims: [victim('killed', { id: first.victims[0]!.id })] })
    expect(second.victims[0]!.id).not.toBe(first.victims[0]!.id)
    expect(await clerk.call(contract.readIncident, { params: { id: first.id } })).toEqual(first)
  })
})

describe('correcting', () => {
  test('a victim who dies later flips the class and leaves the history', async () => {
    const entered = await record({ victims: [victim('wounded'), victim('wounded', { wound: 'leg' })] })
    const [first, second] = entered.victims
    const later = await revise(
      entered,
      { victims: [first!, { ...second!, outcome: 'killed', diedOn: '2026-03-02' }] },
      'Died in hospital',
    )
    expect(later).toMatchObject({ class: 'fatal', killed: 1, wounded: 1, version: 2 })
    const versions = await versionsOf(entered.id)
    expect(versions).toMatchObject([
      {
        version: 2,
        via: 'edit',
        by: 'Test Person',
        reason: 'Died in hospital',
        changes: [
          { path: 'victims.2.outcome', from: 'wounded', to: 'killed' },
          { path: 'victims.2.diedOn', from: null, to: '2026-03-02' },
          { path: 'class', from: 'nonfatal', to: 'fatal' },
        ],
      },
      { version: 1, via: 'entry', reason: null, changes: [] },
    ])
    const asItWas = await clerk.call(contract.readVersion, { params: { id: entered.id, version: 1 } })
    expect(asItWas.content).toEqual(contentOf(entered))
  })

  test('removing one person keeps the other, and says who went', async () => {
    const entered = await record({
      victims: [victim('wounded', { sex: 'male' }), victim('wounded', { sex: 'female' })],
    })
    const later = await revise(entered, { victims: [entered.victims[1]!] })
    expect(later.victims).toEqual([entered.victims[1]])
    const [newest] = await versionsOf(entered.id)
    expect(newest!.changes).toEqual([{ path: 'victims.1', from: 'wounded, male', to: null }])
  })

  test('an exclusion that followed from a wound does not outlive it', async () => {
    await analyst.call(contract.changeRules, {
      body: { grazeCounts: false, officerInvolvedCounts: true, lateAfterDays: 7 },
    })
    const entered = await record({ victims: [victim('wounded', { wound: 'graze' })] })
    expect(entered).toMatchObject({ class: 'excluded', exclusion: 'graze-only', wounded: 0 })
    const later = await revise(entered, { victims: [{ ...entered.victims[0]!, wound: 'leg' }] })
    expect(later).toMatchObject({ class: 'nonfatal', exclusion: null, wounded: 1 })
    await analyst.call(contract.changeRules, {
      body: { grazeCounts: true, officerInvolvedCounts: true, lateAfterDays: 7 },
    })
  })

  test('nothing changed makes no version', async () => {
    const entered = await record({ victims: [victim('wounded')], remarks: 'As found' })
    expect(await revise(entered, {})).toEqual(entered)
    expect(await versionsOf(entered.id)).toHaveLength(1)
  })

  test('of two who save at once one is told, and nothing of theirs is mixed in', async () => {
    const entered = await record({ victims: [victim('wounded')] })
    const both = await Promise.allSettled([
      revise(entered, { remarks: 'first' }),
      revise(entered, { remarks: 'second' }),
    ])
    const [failed] = both.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(String(failed!.reason)).toContain('record.changed')
    expect(await versionsOf(entered.id)).toHaveLength(2)
  })

  test('random corrections replay to every earlier state', async () => {
    const outcome = fc.constantFrom(...contract.VictimOutcome.options)
    const age = fc.option(
      fc.nat({ max: 100 }).map((low) => ({ low, high: low + 5 })),
      { nil: null },
    )
    const step = fc.record({
      keep: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      outcomes: fc.array(outcome, { minLength: 4, maxLength: 4 }),
      added: fc.array(fc.record({ outcome, age }), { maxLength: 2 }),
      status: fc.option(fc.constantFrom(...contract.CaseStatus.options), { nil: null }),
      occurredOn: fc.constantFrom('2026', '2026-01', '2026-01-31'),
      remarks: fc.option(fc.constantFrom('one', 'two', ''), { nil: null }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        let now = await record({ victims: [victim('wounded'), victim('unknown')] })
        const states = [contentOf(now)]
        for (const { keep, outcomes, added, ...fields } of steps) {
          const kept = now.victims.flatMap((one, index) =>
            keep[index % 4] ? [{ ...one, outcome: outcomes[index % 4]! }] : [],
          )
          const victims = [...kept, ...added.map((one) => victim(one.outcome, { age: one.age }))]
          const next = await revise(now, { ...fields, victims })
          const rules = { grazeCounts: true, officerInvolvedCounts: true }
          const { class: cls, killed, wounded } = next
          expect(classify({ ...next, exclusion: null }, rules)).toMatchObject({ class: cls, killed, wounded })
          if (next.version > now.version) states.push(contentOf(next))
          else expect(contentOf(next)).toEqual(contentOf(now))
          now = next
        }
        for (const [index, state] of states.entries()) {
          const params = { id: now.id, version: index + 1 }
          expect((await clerk.call(contract.readVersion, { params })).content).toEqual(state)
        }
        const beyond = { id: now.id, version: states.length + 1 }
        expect(await clerk.refused(contract.readVersion, { params: beyond })).toMatchObject({
          code: 'record.unavailable',
        })
      }),
      { numRuns: 15 },
    )
  })
})

describe('access', () => {
  test('the record of another agency answers like one that does not exist', async () => {
    const { id, version, ...rest } = await record()
    const body = { version, reason: 'Mine now', content: contentOf({ id, version, ...rest }) }
    for (const params of [{ id }, { id: uuid() }]) {
      const answers = await Promise.all([
        stranger.refused(contract.readIncident, { params }),
        stranger.refused(contract.listVersions, { params }),
        stranger.refused(contract.readVersion, { params: { ...params, version: 1 } }),
        stranger.refused(contract.listNearby, { params }),
        stranger.refused(contract.reviseIncident, { params, body }),
      ])
      for (const answer of answers) expect(answer).toMatchObject({ status: 404, code: 'record.unavailable' })
    }
  })

  test('a reader sees the record and may not change it', async () => {
    const { id, version, ...rest } = await record()
    const reader = await house.person(clerk.actor.agencyId, 'supervisor')
    expect(await reader.call(contract.readIncident, { params: { id } })).toMatchObject({ mayEdit: false })
    const body = { version, reason: 'No', content: contentOf({ id, version, ...rest }) }
    expect(await reader.refused(contract.reviseIncident, { params: { id }, body })).toMatchObject({
      code: 'permission.missing',
    })
  })
})

describe('nearby', () => {
  test('shootings within the distance and months, nearest first', async () => {
    const centre = { latitude: 41, longitude: -75 }
    const north = (metres: number) => ({ latitude: 41 + metres / 111_050, longitude: -75 })
    const here = await record({ occurredOn: '2025-06-15' }, centre)
    const far = await record({ occurredOn: '2025-07-15', victims: [victim('wounded')] }, north(350))
    const near = await record({ occurredOn: '2025-06-10', victims: [victim('killed')] }, north(-120))
    await record({ occurredOn: '2025-06-10' }, north(460))
    await record({ occurredOn: '2024-05-10' }, centre)
    await record({ exclusion: 'self-inflicted', occurredOn: '2025-06-15' }, centre)
    const params = { id: here.id }
    const found = await clerk.call(contract.listNearby, { params, query: { metres: 400, months: 12 } })
    expect(found).toMatchObject({
      total: 2,
      incidents: [
        { id: near.id, days: -5, class: 'fatal' },
        { id: far.id, days: 30, class: 'nonfatal' },
      ],
    })
    expect(found.incidents[0]!.metres).toBeCloseTo(120, -1)
    const nowhere = await record()
    expect(await clerk.call(contract.listNearby, { params: { id: nowhere.id } })).toEqual({
      incidents: [],
      total: 0,
    })
  })
})
