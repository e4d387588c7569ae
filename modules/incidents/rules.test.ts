import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { sampleContent, sampleVictim } from './service/testing/content.ts'

let house: TestHouse
beforeAll(async () => void (house = await testHouse()))
afterAll(() => house.close())

/** A person who enters and manages, in an agency of their own. */
const newcomer = async (): Promise<Person> => house.person(await house.agency(), 'analyst')

const record = (person: Person, more: Partial<contract.IncidentContent> = {}) =>
  person.call(contract.recordIncident, { body: sampleContent(more) })

const rules = { grazeCounts: true, officerInvolvedCounts: true, lateAfterDays: 7 }
const change = (person: Person, more: Partial<typeof rules>) =>
  person.call(contract.changeRules, { body: { ...rules, ...more } })

test('a change flips exactly what it concerns, and back', async () => {
  const person = await newcomer()
  expect(await person.call(contract.readRules)).toEqual({ ...rules, changedBy: null, changedAt: null })
  const made = {
    graze: await record(person, { victims: [sampleVictim('wounded', { wound: 'graze' })] }),
    grazeBeside: await record(person, {
      victims: [sampleVictim('wounded', { wound: 'graze' }), sampleVictim('killed')],
    }),
    wound: await record(person, { victims: [sampleVictim('wounded', { wound: 'leg' })] }),
    officer: await record(person, {
      victims: [sampleVictim('wounded', { wound: 'leg' })],
      officerInvolved: true,
    }),
    stated: await record(person, {
      victims: [sampleVictim('wounded', { wound: 'graze' })],
      exclusion: 'self-inflicted',
    }),
    quiet: await record(person),
  }
  const other = await newcomer()
  const elsewhere = await record(other, { victims: [sampleVictim('wounded', { wound: 'graze' })] })
  const now = async () =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(made).map(async ([name, { id }]) => {
          const read = await person.call(contract.readIncident, { params: { id } })
          return [name, [read.class, read.exclusion, read.wounded, read.version]] as const
        }),
      ),
    )
  const first = await now()
  expect((await change(person, { grazeCounts: false })).reclassified).toBe(3)
  expect(await now()).toEqual({
    ...first,
    graze: ['excluded', 'graze-only', 0, 2],
    grazeBeside: ['fatal', null, 0, 2],
    stated: ['excluded', 'self-inflicted', 0, 2],
  })
  expect((await change(person, { grazeCounts: false, officerInvolvedCounts: false })).reclassified).toBe(1)
  expect((await now())['officer']).toEqual(['excluded', 'officer-involved', 1, 2])
  const { reclassified, rules: back } = await change(person, { lateAfterDays: 14 })
  expect(reclassified).toBe(4)
  expect(back).toMatchObject({ ...rules, lateAfterDays: 14, changedBy: 'Test Person' })
  const last = await now()
  for (const [name, state] of Object.entries(first)) {
    const versions = { wound: 1, quiet: 1 }[name] ?? 3
    expect(last[name]).toEqual([...state.slice(0, 3), versions])
  }
  const params = { id: made.graze.id }
  const [newest, second] = (await person.call(contract.listVersions, { params })).versions
  expect(newest).toMatchObject({ via: 'rule', reason: expect.stringContaining('a graze now counts') })
  expect(second!.changes).toEqual([
    { path: 'class', from: 'nonfatal', to: 'excluded' },
    { path: 'exclusion', from: null, to: 'graze only' },
    { path: 'wounded', from: '1', to: '0' },
  ])
  const asItWas = await person.call(contract.readVersion, { params: { ...params, version: 2 } })
  expect(asItWas.content).toMatchObject({ exclusion: 'graze-only' })
  expect(await other.call(contract.readIncident, { params: { id: elsewhere.id } })).toMatchObject({
    class: 'nonfatal',
    version: 1,
  })
})

test('changes and entries at once leave nothing classified by an older rule', async () => {
  const person = await newcomer()
  const entries = Array.from({ length: 6 }, () =>
    record(person, { victims: [sampleVictim('wounded', { wound: 'graze' })] }),
  )
  const changes = [false, true, false].map((grazeCounts) => change(person, { grazeCounts }))
  const made = await Promise.all(entries)
  await Promise.all(changes)
  const { grazeCounts } = await person.call(contract.readRules)
  for (const { id } of made) {
    const read = await person.call(contract.readIncident, { params: { id } })
    expect(read.class).toBe(grazeCounts ? 'nonfatal' : 'excluded')
  }
})
