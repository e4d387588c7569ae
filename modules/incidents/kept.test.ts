import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#platform/db'
import { IncidentPart } from './contract/index.ts'
import type { ResultCache } from './service/cache.ts'
import { listPage, summarise } from './service/list.ts'
import { overview } from './service/overview.ts'
import { patterns } from './service/patterns.ts'
import { inventCity, type InventedCity } from './testing/city.ts'
import { share } from './testing/share.ts'

// Results kept for one person are never given to another who sees something else.
let city: InventedCity
let people: readonly Actor[]
beforeAll(async () => {
  city = await inventCity()
  const { house } = city
  const [own, neighbour] = [city.analyst.actor.agencyId, city.stranger.actor.agencyId]
  const grantee = async (how: Omit<Parameters<typeof share>[1], 'from' | 'to'>, from = neighbour) => {
    const agency = await house.agency()
    await share(house, { from, to: agency, ...how })
    return (await house.person(agency, 'analyst')).actor
  }
  await city.as(city.analyst.actor, ({ client }) =>
    client.query(`update incidents.incident set sensitivity = 'open' where class = 'fatal'`),
  )
  const [first, second] = await city.as(city.stranger.actor, async ({ client }) => {
    const { rows } = await client.query<{ id: string }>(
      'select id from incidents.incident order by id limit 2',
    )
    return rows.map(({ id }) => id)
  })
  const parts = (...gone: IncidentPart[]) => IncidentPart.options.filter((part) => !gone.includes(part))
  const cleared: Actor = { ...city.analyst.actor, clearances: ['sealed'] }
  await city.as(cleared, ({ client }) =>
    client.query(`update incidents.incident set sensitivity = 'sealed' where class = 'excluded'`),
  )
  people = [
    city.analyst.actor,
    city.stranger.actor,
    cleared,
    { ...city.analyst.actor, ownCategories: [], categories: [] },
    await grantee({}),
    await grantee({ upTo: 'open' }, own),
    await grantee({ parts: parts('victims') }),
    await grantee({ parts: parts('place', 'victims') }),
    await grantee({ parts: [] }),
    await grantee({ record: first! }),
    await grantee({ record: second! }),
    await grantee({ record: second!, parts: parts('circumstances') }),
  ]
})
afterAll(() => city.house.close())

const bare: ResultCache = { through: (_tx, _key, compute) => compute() }
const QUESTIONS = [
  (actor: Actor, cache: ResultCache) => city.as(actor, (tx) => summarise(tx, cache, {})),
  (actor: Actor, cache: ResultCache) => city.as(actor, (tx) => summarise(tx, cache, { setting: ['inside'] })),
  (actor: Actor, cache: ResultCache) => city.as(actor, (tx) => overview(tx, cache, { unit: 'victims' })),
  (actor: Actor, cache: ResultCache) => city.as(actor, (tx) => patterns(tx, cache, { unit: 'incidents' })),
  (actor: Actor, cache: ResultCache) =>
    city.as(actor, (tx) => listPage(tx, cache, { sort: 'killed-desc', limit: 20 })),
] as const

it(
  'whoever asked before, a person gets what they would get without anything kept',
  { timeout: 120_000 },
  async () => {
    const expected = await Promise.all(
      QUESTIONS.map((ask) => Promise.all(people.map((actor) => ask(actor, bare)))),
    )
    // People who see different things are told different things, else this would show nothing.
    const told = expected[0]!.map((answer) => JSON.stringify(answer))
    expect(new Set(told).size).toBe(people.length)
    const asked = fc.record({ person: fc.nat(people.length - 1), question: fc.nat(QUESTIONS.length - 1) })
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 2, maxLength: 12 }), async (order) => {
        const answers = await Promise.all(
          order.map(({ person, question }) => QUESTIONS[question]!(people[person]!, city.cache)),
        )
        expect(answers).toEqual(order.map(({ person, question }) => expected[question]![person]))
      }),
      { numRuns: 40 },
    )
  },
)
