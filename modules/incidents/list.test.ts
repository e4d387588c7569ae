import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../server/testing/index.ts'
import { IncidentSort } from './contract/index.ts'
import { listPage, summarise } from './service/list.ts'
import { inventCity, type InventedCity } from './testing/city.ts'
import { shot, total } from './testing/invented.ts'

let city: InventedCity
beforeAll(async () => {
  city = await inventCity()
})
afterAll(() => city.house.close())

describe('the list', () => {
  it.each(IncidentSort.options)('shows every incident once, page by page, by %s', async (sort) => {
    const seen: string[] = []
    const keys: (string | number)[] = []
    for (let cursor: string | undefined, next: string | null = ''; next !== null;) {
      const page = await city.as(city.analyst.actor, (tx) =>
        listPage(tx, city.cache, { sort, cursor, limit: 37 }),
      )
      for (const row of page.rows) {
        seen.push(row.id)
        keys.push(
          sort.startsWith('date')
            ? row.occurred_at
            : sort.startsWith('number')
              ? row.number
              : sort === 'shot-desc'
                ? (row.killed ?? 0) + (row.wounded ?? 0)
                : (row.killed ?? 0),
        )
      }
      next = page.next
      cursor = next ?? undefined
    }
    expect([...seen].sort()).toEqual(city.records.map((one) => one.id).sort())
    const ordered = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(keys).toEqual(sort.endsWith('asc') ? ordered : ordered.reverse())
  })

  it('finds the start of a number in either case, and words of an address', async () => {
    const find = async (q: string) =>
      (
        await city.as(city.analyst.actor, (tx) =>
          listPage(tx, city.cache, { sort: 'number-asc', limit: 200, q }),
        )
      ).rows
    const numbered = await find('b-1')
    expect(numbered.length).toBeGreaterThan(0)
    expect(numbered.map((row) => row.number).sort()).toEqual(
      city.records
        .map((one) => one.number)
        .filter((number) => /^b-1/i.test(number))
        .sort(),
    )
    expect((await find('elm 12')).every((row) => row.address === '12 Elm Street')).toBe(true)
    expect((await find('50% road')).length).toBe(
      city.records.filter((one) => one.address === '9 50% Road').length,
    )
  })

  it('refuses a cursor that is not of this list', async () => {
    const { next } = (await city.get('/api/incidents?limit=5')).json() as { next: string }
    expect((await city.get(`/api/incidents?limit=5&cursor=${next}`)).statusCode).toBe(200)
    for (const cursor of [
      'nonsense',
      `${next}x`.slice(4),
      Buffer.from('["date-desc","2024-01-01; drop","x"]').toString('base64url'),
    ])
      expect((await city.get(`/api/incidents?cursor=${cursor}`)).json()).toMatchObject({
        code: 'request.invalid',
        fields: [{ path: 'cursor' }],
      })
    expect((await city.get(`/api/incidents?sort=number-asc&cursor=${next}`)).statusCode).toBe(400)
  })
})

describe('kept results', () => {
  it('are never shared between people who see different city.records', async () => {
    const mine = (await city.get('/api/incidents/summary')).json() as { incidents: number }
    const theirs = (await city.get('/api/incidents/summary', city.stranger)).json() as { incidents: number }
    expect([mine.incidents, theirs.incidents]).toEqual([400, 60])
    const blind = { ...city.analyst.actor, ownCategories: [] }
    expect((await city.as(blind, (tx) => summarise(tx, city.cache, {}))).incidents).toBe(0)
  })

  it('are computed once for equal requests that arrive together, and again after a change', async () => {
    let computed = 0
    const ask = () =>
      city.as(city.analyst.actor, (tx) =>
        city.cache.through(tx, 'test', async () => {
          computed += 1
          await tx.client.query('select pg_sleep(0.05)')
          return computed
        }),
      )
    expect(new Set(await Promise.all(Array.from({ length: 8 }, ask)))).toEqual(new Set([1]))
    expect(await ask()).toBe(1)
    await city.as(city.stranger.actor, (tx) =>
      tx.client.query('update incidents.incident set version = version + 1'),
    )
    await expect.poll(ask).toBe(2)
  })

  it('keep nothing that was begun before a change', async () => {
    const change = () =>
      city.as(city.stranger.actor, (tx) =>
        tx.client.query('update incidents.incident set version = version + 1'),
      )
    const ask = (value: string, during?: () => Promise<unknown>) =>
      city.as(city.analyst.actor, (tx) =>
        city.cache.through(tx, 'stale', async () => {
          await during?.()
          return value
        }),
      )
    const heard = async () => {
      await change()
      // The listener hears on its own connection; a result kept before the change tells when it has.
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect(await ask('old', heard)).toBe('old')
    expect(await ask('new')).toBe('new')
  })
})

describe('exports', () => {
  it('hold exactly what the filter holds, without formulas, and leave one audit row', async () => {
    await city.as(city.analyst.actor, (tx) =>
      tx.client.query(`update incidents.incident set address = '=1+1' where id = $1`, [city.records[0]!.id]),
    )
    const answer = await city.get('/api/incidents/export?format=csv&class=fatal')
    const fatal = city.records.filter((one) => one.class === 'fatal')
    const lines = answer.body.trimEnd().split('\r\n')
    expect(lines.length).toBe(fatal.length + 1)
    expect(answer.headers['content-disposition']).toContain('incidents.csv')
    const all = (await city.get('/api/incidents/export')).body
    expect(all).toContain(`'=1+1`)
    expect(all).not.toContain(',=1+1')
    const { rows } = await city.house.database.pool.query(
      `select outcome, detail from audit.event where action = 'incidents.export' order by id`,
    )
    expect(rows).toEqual([
      { outcome: 'done', detail: { count: fatal.length } },
      { outcome: 'done', detail: { count: 400 } },
    ])
  })

  it('give one row for each victim, and features with their places', async () => {
    const victims = (await city.get('/api/incidents/export?unit=victims&class=fatal,nonfatal')).body
      .trimEnd()
      .split('\r\n')
    expect(victims.length).toBe(total(shot(city.records), (one) => one.victims.length) + 1)
    const features = (await city.get('/api/incidents/export?format=geojson')).json() as {
      features: { geometry: unknown }[]
    }
    expect(features.features.length).toBe(400)
    expect(features.features.filter(({ geometry }) => geometry === null).length).toBe(
      city.records.filter((one) => one.latitude === null).length,
    )
    const sheet = await city.get('/api/incidents/export?format=xlsx')
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})

describe('saved views', () => {
  it('keeps a view under a name of its own', async () => {
    const save = (who: Person) =>
      city.house.server.app.inject({
        method: 'POST',
        url: '/api/incidents/views',
        headers: { cookie: who.cookie },
        payload: { name: 'Nights', search: { hourFrom: '20' }, shared: true },
      })
    const saved = (await save(city.analyst)).json() as { id: string }
    expect((await save(city.analyst)).json()).toMatchObject({ code: 'incidents.view_name_taken' })
    expect((await save(city.stranger)).statusCode).toBe(200)
    expect((await city.get('/api/incidents/views')).json()).toMatchObject({
      views: [{ name: 'Nights', mine: true }],
    })
    const remove = (who: Person) =>
      city.house.server.app.inject({
        method: 'DELETE',
        url: `/api/incidents/views/${saved.id}`,
        headers: { cookie: who.cookie },
      })
    expect((await remove(city.stranger)).statusCode).toBe(404)
    expect((await remove(city.analyst)).statusCode).toBe(200)
  })
})
