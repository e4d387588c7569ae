import { groupBy, type Facts, type Found, type Parameters, type Reading } from '../facts.ts'
import { about, chance, counted, share, weightOf } from '../words.ts'
import { testMarked, type MarkedTest } from './marked.ts'

/** Models of which more serial numbers are obliterated than of others. */
export function obliteratedSerials(
  { guns }: Facts,
  { q = 0.05, least = 10, comparable = 10 }: Parameters,
): Reading {
  const groups = [
    ...groupBy(guns, ({ make, model }) => (make === '' || model === '' ? null : `${make} ${model}`)),
  ].map(([id, all]) => ({
    id,
    class: 'all',
    marked: all.filter(({ obliterated }) => obliterated),
    size: all.length,
  }))
  const tests = testMarked(groups, { least, comparable })
  return {
    tested: tests.length,
    falseAlarms: tests.length === 0 ? 0 : q,
    found: tests.filter(({ adjusted }) => adjusted <= q).map(foundOf),
  }
}

const foundOf = (one: MarkedTest): Found => ({
  key: one.id,
  subject: { kind: 'model', id: one.id, name: one.id },
  title: `${one.id}: ${counted(one.marked.length, 'obliterated serial number')}, ${about(one.expected)} expected`,
  sentence: `Of ${counted(one.size, 'recovered gun')} of this model, ${one.marked.length} have an obliterated serial number; ${about(one.expected)} are expected.`,
  explanation: [
    `${share(one.marked.length / one.size)} of these guns have an obliterated number; of all others ${share(one.share)}.`,
    `So large a share by chance: ${chance(one.probability)} for one model; ${counted(one.tested, 'model')} were looked at, adjusted for that: ${chance(one.adjusted)}.`,
    'Have the numbers restored and request the traces again: each that can be read leads to its first sale.',
  ],
  guns: one.marked.map((gun) => ({ gun, part: 'obliterated' })),
  observed: one.marked.length,
  expected: one.expected,
  probability: one.probability,
  adjusted: one.adjusted,
  weight: weightOf(one.adjusted),
})
