import { extractText } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { firedBy, madeExhibit, prepared, upload } from './testing/scans.ts'

const SLOW = { timeout: 240_000 }

let house: TestHouse
let technician: Person
let stranger: Person
beforeAll(async () => {
  house = await testHouse()
  await house.work()
  technician = await house.person(await house.agency(), 'technician')
  stranger = await house.person(await house.agency(), 'technician')
})
afterAll(() => house.close())

const get = (person: Person, id: string) =>
  house.server.app.inject({
    url: `/api/ballistics/comparisons/${id}/report`,
    headers: { cookie: person.cookie },
  })

test('a comparison on paper says what agrees, in which population, and what it is not', SLOW, async () => {
  const ready = async (gun: number, firing: number) => {
    const exhibit = await madeExhibit(house.database, technician)
    return prepared(technician, (await upload(technician, exhibit, firedBy(gun, firing))).id)
  }
  const [one, two] = [await ready(11, 1), await ready(11, 2)]
  const body = { reference: one.id, candidate: two.id }
  const { id } = await technician.call(contract.compareScans, { body })
  const { counts, cells, reference, candidate } = await technician.call(contract.readComparison, {
    params: { id },
  })
  const answer = await get(technician, id)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/pdf')
  const { text } = await extractText(new Uint8Array(answer.rawPayload), { mergePages: true })
  const read = text.replaceAll(/\s+/g, ' ')
  expect(read).toContain(`Comparison of ${reference.exhibitNumber} and ${candidate.exhibitNumber}`)
  expect(read).toContain(`${counts.original[0]} of ${counts.compared[0]}`)
  expect(read).toContain('a lead is unconfirmed until an examiner has compared the physical items')
  expect(read).toContain('This is not an error rate for this pair')
  expect(read).toContain('Not read by anyone')
  for (const { name } of cells.filter(({ direction }) => direction === 'ab')) expect(read).toContain(name)
  expect(read).not.toMatch(/identif(ied|ication)|\bmatch(es|ed)?\b/i)

  const closed = await get(stranger, id)
  const absent = await get(technician, '00000000-0000-4000-8000-000000000000')
  expect([closed.statusCode, absent.statusCode]).toEqual([404, 404])
  expect(closed.json()).toMatchObject({ code: 'record.unavailable' })
})
