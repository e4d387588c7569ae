import { SHARES_OF_CELLS, type Statistics } from '../fit/statistics.ts'

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const YEAR = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
export const PERCENT = (value: number) => `${Math.round(value * 100)}%`

/** One plot: a point or more for each city, over one axis. */
export interface Shape {
  readonly title: string
  readonly x: string
  readonly ticks?: (x: number) => string
  readonly at: readonly number[]
  readonly percent?: boolean
  readonly of: (statistics: Statistics) => readonly (number | null)[]
}

/** What is drawn, by the name of its file. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  hours: {
    title: 'Share of shootings in each hour of the day',
    x: 'Hour',
    at: Array.from({ length: 24 }, (_, hour) => hour),
    percent: true,
    of: ({ hour }) => hour,
  },
  weekdays: {
    title: 'Share of shootings on each day of the week',
    x: '',
    ticks: (x) => WEEK[x] ?? '',
    at: [0, 1, 2, 3, 4, 5, 6],
    percent: true,
    of: ({ weekday }) => weekday,
  },
  months: {
    title: 'Shootings a day in each month, over the mean of the year',
    x: '',
    ticks: (x) => YEAR[x] ?? '',
    at: Array.from({ length: 12 }, (_, month) => month),
    of: ({ month }) => month,
  },
  concentration: {
    title: 'Share of shootings in the fullest cells',
    x: 'Share of cells (%)',
    at: SHARES_OF_CELLS.map((share) => share * 100),
    percent: true,
    of: ({ concentration }) => concentration,
  },
  victims: {
    title: 'Share of shootings by how many were hit',
    x: 'Victims',
    ticks: (x) => (x === 5 ? '5+' : String(x)),
    at: [1, 2, 3, 4, 5],
    percent: true,
    of: ({ victimsPerIncident }) => victimsPerIncident,
  },
}
