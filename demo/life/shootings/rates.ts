import { type Chance, poisson, Weighted } from '../../chance/index.ts'
import { fitted } from '../../fit/index.ts'
import { DAY, dateOf, weekdayOf } from '../calendar.ts'
import type { Minute } from '../types.ts'

/** A year, of each person living in the city. The level is chosen: a city with much violence. */
const A_YEAR = { injury: 260 / 600_000, noInjury: 900 / 600_000 }

/**
 * Share of shootings that no earlier one set off: measured, so that the totals come to `A_YEAR` with the sparks
 * of sparks.ts.
 */
const BACKGROUND = { injury: 0.66, noInjury: 0.81 }

/** Levels at the beginning and the end: shootings fell in most cities from 2021 on. */
const LEVEL = { first: 1.2, last: 0.8 }

/** When shootings that nothing set off happen: the fitted season, weekday and hour. */
export class Clock {
  readonly #days: number
  readonly #injury = profile(fitted.hourByWeekday)
  readonly #noInjury = profile(fitted.dischargeHourByWeekday)

  constructor(days: number) {
    this.#days = days
  }

  /** Minutes at which shootings begin of themselves, by day. */
  *background(people: number, hit: boolean, chance: Chance): Generator<Minute> {
    const { days, hours } = hit ? this.#injury : this.#noInjury
    const months = hit ? fitted.month : fitted.dischargeMonth
    const perDay = hit ? A_YEAR.injury * BACKGROUND.injury : A_YEAR.noInjury * BACKGROUND.noInjury
    for (let day = 0; day < this.#days; day++) {
      const weekday = weekdayOf(day)
      const mean =
        (perDay * people * seasonal(months[dateOf(day).month]!) * days[weekday]! * this.#level(day)) / 365.25
      for (let n = poisson(chance, mean); n > 0; n--)
        yield minuteOf(day, hours[weekday]!.draw(chance), chance)
    }
  }

  /** A minute of a day on which somebody means to shoot. */
  minute(day: number, hit: boolean, chance: Chance): Minute {
    const { hours } = hit ? this.#injury : this.#noInjury
    return minuteOf(day, hours[weekdayOf(day)]!.draw(chance), chance)
  }

  /** A day at or soon after the one meant: people wait for the nights on which they find each other. */
  dayFrom(day: number, chance: Chance): number {
    for (let later = day; ; later++) {
      if (later >= day + 3 || chance.happens(this.#injury.days[weekdayOf(later)]! / 1.5)) return later
    }
  }

  /** Shots into the air as a year begins and on the fourth of July. */
  *celebrations(people: number, chance: Chance): Generator<Minute> {
    for (let day = 0; day < this.#days; day++) {
      const { month, date } = dateOf(day)
      const mean = month === 0 && date === 1 ? 26 : month === 6 && date === 4 ? 18 : 0
      for (let n = poisson(chance, (mean * people) / 600_000); n > 0; n--) {
        yield month === 0 ? day * DAY + chance.whole(-15, 70) : day * DAY + chance.whole(20 * 60, 26 * 60)
      }
    }
  }

  #level(day: number): number {
    return LEVEL.first + ((LEVEL.last - LEVEL.first) * day) / 1826
  }
}

/** What is set off comes later than what began it and blurs the seasons, so that these begin sharper. */
const seasonal = (month: number) => Math.exp(1.4 * Math.log(month))

const minuteOf = (day: number, hour: number, chance: Chance) => day * DAY + hour * 60 + chance.whole(0, 59)

/** Weights of weekdays with mean 1, and hours to draw within each. */
function profile(cells: readonly (readonly number[])[]) {
  const days = cells.map((row) => 7 * row.reduce((sum, share) => sum + share, 0))
  return { days, hours: cells.map((row) => new Weighted(row)) }
}
