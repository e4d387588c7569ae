import { proportionInterval } from '@throughline/crime-statistics'
import { printTable } from '../../../bench/table.ts'
import { median, type Reader } from '../../../demo/index.ts'
import type { ReadingAccount } from './account.ts'
import type { DaysToLead, EntrySpan } from './days.ts'
import type { Told } from './leads.ts'
import type { Expected } from './expected.ts'
import type { ListedLink, strangersIn } from './links.ts'
import { mean, type Estimated } from './rates.ts'

/** A share with its 95% interval (Wilson). */
function shareOf(part: number, whole: number): string {
  const { proportion, low, high } = proportionInterval(part, whole)
  if (proportion === null) return 'none to count'
  return `${part} of ${whole}: ${proportion.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`
}

export function printLists(
  links: readonly ListedLink[],
  { counts, offered }: ReturnType<typeof strangersIn>,
): void {
  const ofTwo = links.filter(({ sameCase }) => !sameCase)
  const within = (most: number) => links.filter(({ place }) => place !== null && place <= most).length
  printTable(
    ['true links between events of one gun', 'share, 95% interval'],
    [
      ['before all strangers', shareOf(within(1), links.length)],
      ['within 10', shareOf(within(10), links.length)],
      ['in the list of candidates', shareOf(within(Infinity), links.length)],
      [
        'of two cases: offered to readers by the search',
        shareOf(ofTwo.filter(({ offered: is }) => is).length, ofTwo.length),
      ],
    ],
  )
  for (const { place, sides } of links)
    if (place === null) console.log(`Not listed: ${sides.map(calibresOf).join(' and ')}`)
  console.log(
    `Strangers in a list: mean ${mean(counts).toFixed(1)}, median ${median(counts)}, most ${Math.max(...counts)}; offered to readers by the search: ${offered} pairs\n`,
  )
}

const calibresOf = (side: ListedLink['sides'][number]): string =>
  side.map(({ held, event }) => `${event} stated ${held.calibre ?? 'no calibre'}`).join(', ')

interface LeadFigures {
  readonly links: readonly ListedLink[]
  readonly leads: readonly Told[]
  readonly account: ReadingAccount
  readonly added: number
  /** Of pairs of one gun and of two, what such readers make of them on average. */
  readonly expected: { readonly same: Expected; readonly different: Expected }
}

export function printLeads({ links, leads, account, added, expected }: LeadFigures): void {
  const { same, different, caught } = account
  const wrong = leads.filter(({ right }) => !right)
  const states = (of: readonly Told[]) =>
    (['link', 'neither', 'none'] as const)
      .map((said) => of.filter(({ examined }) => examined === said).length)
      .join(' / ')
  const average = ({ confirmed, inconclusive, refuted }: Expected) =>
    [confirmed, inconclusive, refuted].map((one) => one.toFixed(3)).join(' / ')
  const found = [...caught.values()].filter((where) => where === 'double reading').length
  printTable(
    ['readings and leads', 'this run', 'such readers on average'],
    [
      ['true links of two cases', links.length, ''],
      ['pairs that technicians added to the reading list', added, ''],
      ['pairs of one gun read', same.pairs, ''],
      ['  that stand in a lead', same.leads, expected.same.leads.toFixed(1)],
      ['  that do not: inconclusive / no link', `${same.inconclusive} / ${same.lost}`, ''],
      ['pairs of two guns read', different.pairs, ''],
      ['  taken for a link by one reader or both', caught.size, expected.different.taken.toFixed(2)],
      ['  found by double reading', found, (expected.different.taken - expected.different.leads).toFixed(2)],
      ['  in a wrong lead', different.leads, expected.different.leads.toFixed(3)],
      ['leads made', leads.length, ''],
      [
        '  right: confirmed / inconclusive / not',
        states(leads.filter(({ right }) => right)),
        average(expected.same),
      ],
      ['  wrong: confirmed / inconclusive / not', states(wrong), average(expected.different)],
    ],
  )
  for (const { number, pairs, examined } of wrong)
    console.log(`Wrong lead ${number}, ${pairs.join(', ')}: ${OUTCOME[examined]}`)
  console.log('')
}

/** Of a wrong lead, by what the examiner said. */
const OUTCOME = {
  none: 'found at the examination',
  neither: 'not found yet, the examination was inconclusive',
  link: 'never found',
} as const

export function printRates(estimates: readonly Estimated[], readers: readonly Reader[]): void {
  const middling = (name: string, error: Estimated['error']) => {
    const { screen } = readers.find(({ reader }) => reader === name)!
    return error === 'false links' ? screen.falseLinks : screen[error]
  }
  printTable(
    ['reader', 'error', 'the room says, 95% interval', 'planted for these pairs', 'planted', 'within'],
    estimates.map(({ reader, error, estimate: { part, whole, low, high }, planted }) => [
      reader,
      error,
      shareOf(part, whole),
      whole === 0 ? '' : planted.toFixed(3),
      middling(reader, error).toFixed(3),
      whole === 0 ? '' : planted >= low && planted <= high ? 'yes' : 'no',
    ]),
  )
  const counted = estimates.filter((one) => one.counted).length
  console.log(`Counted as they were said: ${counted} of ${estimates.length}\n`)
}

export function printDays(days: readonly DaysToLead[], { from, to, room, planted }: EntrySpan): void {
  const known = days.flatMap(({ held }) => (held === null ? [] : [held]))
  const agree = days.filter(({ held, planted: was }) => held !== null && Math.abs(held - was) < 0.5).length
  if (days.length > 0)
    console.log(
      `Days from collection to lead: median ${median(known)?.toFixed(1) ?? 'unknown'} by the days the room holds, ${median(days.map((one) => one.planted))!.toFixed(1)} as planted; ${agree} of ${days.length} agree to the day`,
    )
  const measured = room.median && `${room.median.low.toFixed(0)} to ${room.median.high.toFixed(0)}`
  console.log(
    `Hours from collection to entry, ${from} to ${to}: median ${measured ?? 'unknown'} of ${room.n} exhibits by the measures of the room, ${planted.median} of ${planted.n} as planted\n`,
  )
}
