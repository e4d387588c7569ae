import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#testing'
import { houseInWords } from './house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

interface Document {
  readonly paths: Record<string, Record<string, { operationId?: string }>>
}

test('every contract is served and everything served has a contract, so the reference is complete', async () => {
  const answer = await house.server.app.inject({ url: '/api/openapi.json' })
  const { paths } = answer.json<Document>()
  const served = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map((operation) => operation.operationId),
  )
  const { routes } = await houseInWords()
  expect(new Set(served)).toEqual(new Set(routes.map((route) => route.id)))
})
