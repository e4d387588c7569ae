import type { Category } from '#contract'
import type { CountedFrom } from '../contract.ts'

const CATEGORY: Readonly<Record<Category, string>> = {
  incident: 'incidents',
  ballistic: 'ballistic records',
  trace: 'trace records',
  nics: 'NICS denial records',
  intelligence: 'criminal intelligence',
  personnel: 'personnel records',
  review: 'review material',
  health: 'health records',
  juvenile: 'juvenile records',
  prevention: 'prevention records',
  public: 'public records',
}

export const categoryWords = (category: Category): string => CATEGORY[category]

const FROM: Readonly<Record<CountedFrom, string>> = {
  event: 'the date of what happened',
  entry: 'the day the record was entered',
}

/** "1,204" */
export const countWords = (count: number): string => count.toLocaleString('en-US')

/** "1,204 records" */
export const recordWords = (count: number): string => some(count, 'record', 'records')

const some = (count: number, one: string, more: string): string =>
  count === 0 ? '' : `${countWords(count)} ${count === 1 ? one : more}`

/** "5 years and 30 days from the date of what happened" */
export function periodWords(schedule: { years: number; days: number; countedFrom: CountedFrom }): string {
  const parts = [some(schedule.years, 'year', 'years'), some(schedule.days, 'day', 'days')]
  return `${parts.filter(Boolean).join(' and ')} from ${FROM[schedule.countedFrom]}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "3 Nov 2021" */
export function dayWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} ${MONTHS[month! - 1]} ${year}`
}
