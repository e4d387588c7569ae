import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuid } from '#platform/db'
import { testHouse, type TestHouse } from '#testing'
import { keep, look, scenes, typeOf, type Scene } from './testing/scene.ts'

let house: TestHouse
const { scene } = scenes(() => house)
beforeAll(async () => void (house = await testHouse()))
afterAll(() => house.close())

/** A file received at a moment. */
async function file({ agency, clerk }: Scene, at: Date): Promise<string> {
  const id = uuid()
  await house.database.withActor(clerk.actor, (tx) =>
    tx.client.query(
      `insert into files.file (id, owner_agency, category, name, media_type, hash, size, created_by, created_at)
       values ($1, $2, 'incident', 'a.csv', 'text/csv', repeat('0', 64), 1, $3, $4)`,
      [id, agency, clerk.actor.personId, at],
    ),
  )
  return id
}

const dayIn = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)

// Around the hours that summer time takes and gives, midnight, and the end of February of a leap year.
const MOMENTS = [
  '2020-03-08T06:59:00Z',
  '2020-03-08T07:01:00Z',
  '2020-11-01T05:30:00Z',
  '2020-11-01T06:30:00Z',
  '2020-03-01T04:59:00Z',
  '2020-03-01T05:01:00Z',
  '2020-02-29T12:00:00Z',
  '2021-01-01T00:00:00Z',
].map((text) => new Date(text))

test.each(['America/New_York', 'America/Anchorage', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])(
  'in %s a moment belongs to the day it was there, and today is today there',
  async (timeZone) => {
    const it = await scene()
    await house.database.pool.query('update access.agency set time_zone = $2 where id = $1', [
      it.agency,
      timeZone,
    ])
    await keep(it, 0, 1)
    const days = new Map<string, string>()
    for (const at of MOMENTS) days.set(await file(it, at), dayIn(timeZone, at))
    const before = dayIn(timeZone, new Date())
    const shown = await look(it)
    expect([before, dayIn(timeZone, new Date())]).toContain(shown.today)
    const sample = typeOf(shown, 'file')!.sample
    expect(new Map(sample.map(({ id, day }) => [id, day]))).toEqual(days)
  },
)

test('a file of the last moment of a due day goes, one of the first moment of the next stays', async () => {
  const it = await scene()
  await keep(it, 30)
  const { dueTo } = await look(it)
  const { rows } = await house.database.pool.query<{ end: Date }>(
    `select (($1::date + 1)::timestamp at time zone 'America/New_York') as end`,
    [dueTo],
  )
  const last = await file(it, new Date(rows[0]!.end.getTime() - 1))
  await file(it, rows[0]!.end)
  expect(typeOf(await look(it), 'file')).toMatchObject({
    total: 2,
    due: 1,
    sample: [{ id: last, day: dueTo }],
  })
})
