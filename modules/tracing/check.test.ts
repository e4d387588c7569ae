import { expect, test } from 'vitest'
import { checkRequest, rules } from './contract/index.ts'
import { corrected } from './service/requests.ts'
import { faults, goodRequests, ground, request } from './testing/requests.ts'

const rejections = (...given: Parameters<typeof checkRequest>) =>
  checkRequest(...given).filter(({ severity }) => severity === 'reject')

test('a hundred good requests pass', () => {
  expect(goodRequests.length).toBeGreaterThanOrEqual(100)
  for (const good of goodRequests)
    expect([good.firearm, rejections(good, ground)]).toEqual([good.firearm, []])
})

test('each of a hundred faulty requests is caught by the rule that is about it, with sentence, remedy and source', () => {
  const cases = faults.flatMap(([code, broken, more]) =>
    [0, 1, 2, 3].map((at) => ({
      code,
      request: broken(goodRequests[at * 23]!, at),
      ground: { ...ground, ...more },
    })),
  )
  expect(cases.length).toBeGreaterThanOrEqual(100)
  for (const { code, request: faulty, ground: around } of cases) {
    const found = rejections(faulty, around)
    expect([code, faulty.firearm.serial, faulty.firearm.make, found.map((one) => one.code)]).toEqual([
      code,
      faulty.firearm.serial,
      faulty.firearm.make,
      expect.arrayContaining([code]),
    ])
    const told = found.find((one) => one.code === code)!
    expect(told.sentence.length * told.remedy.length * told.source.length).toBeGreaterThan(0)
  }
})

test('every rule that rejects has a fault in the corpus, and every code is there once', () => {
  const tried = new Set(faults.map(([code]) => code))
  const silent = rules.filter(({ severity, code }) => severity === 'reject' && !tried.has(code))
  expect(silent.map(({ code }) => code)).toEqual([])
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length)
})

test('one click mends what a rule knows how to mend', () => {
  const mended = corrected(request({ make: 'Interarms', importer: '', model: 'SNQ', serial: 'A1?4' }), ground)
  expect(mended.firearm.obliterated).toBe(true)
  expect(corrected(request({ make: 'Tauros', country: '' }), ground).firearm).toMatchObject({
    make: 'Taurus',
    country: 'Brazil',
  })
  expect(corrected(request({ country: 'USA' }), ground).firearm.country).toBe('Austria')
})
