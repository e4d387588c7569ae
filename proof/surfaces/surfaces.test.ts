import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PairComparer } from '../../cli/compare/pair.ts'
import { areaUnderCurve, splitBy } from './figures.ts'
import { folderOf, scansAreHere, slideOf } from './key.ts'
import { judgeHeld } from './model.ts'

test('the key knows numbered and lettered cases', () => {
  expect(['fadul-10-1.x3p', 'fadul-e.x3p', 'fadul-z.x3p', 'TW04-02.x3p'].map(slideOf)).toEqual([
    'fadul 10',
    'fadul 10',
    'fadul 3',
    'weller 04',
  ])
  expect(() => slideOf('fadul-d.x3p')).toThrow('not known')
})

test('the area under the curve counts pairs in the right order, equal ones by half', () => {
  const split = splitBy([1, 2, 3, 4], (value) => value > 2, Number)
  expect(areaUnderCurve(split)).toBe(1)
  expect(areaUnderCurve({ same: [1, 2], different: [2, 3] })).toBe(0.125)
  expect(judgeHeld([true, true, false], [0.9, 0.4, 0.1])).toMatchObject({ wrong: 1, leastSame: 0.4 })
})

test.skipIf(!scansAreHere())('three cases of Weller divide by slide (needs the shared scans)', async () => {
  const comparer = new PairComparer({ method: 'cmc', preset: 'tong2015', reading: {} })
  const names = ['TW01-01.x3p', 'TW01-02.x3p', 'TW02-01.x3p']
  const compare = (a: number, b: number) => {
    const pair = [names[a]!, names[b]!] as const
    return comparer.compare([join(folderOf('weller'), pair[0]), join(folderOf('weller'), pair[1])], pair)
  }
  expect(await compare(0, 1)).toMatchObject({ verdict: 'similar' })
  expect(await compare(0, 2)).toMatchObject({ verdict: 'not similar' })
  expect(await compare(1, 2)).toMatchObject({ verdict: 'not similar' })
})
