import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  calendar,
  closedDays,
  dayOf,
  due,
  dueAt,
  elapsed,
  federalHolidays,
  isDay,
  isZone,
  lateBefore,
  numberOf,
  standing,
  weekdayOf,
  type CalendarDefinition,
  type Limit,
  type Weekday,
} from './index.ts'

const FEDERAL: CalendarDefinition = {
  zone: 'America/New_York',
  weekend: [6, 7],
  holidays: 'federal',
  closed: [],
  open: [],
}
const federal = calendar(FEDERAL)
const plain = calendar({ ...FEDERAL, holidays: 'none' })

const moments = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((at) => new Date(at))
const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.integer({ min: 0, max: 25 }).map((businessDays) => ({ businessDays })),
  fc.integer({ min: 0, max: 25 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 400 }).map((hours) => ({ hours })),
)
const days = fc.integer({ min: numberOf('2015-01-01'), max: numberOf('2035-12-31') }).map(dayOf)
const calendars = fc
  .record({
    zone: fc.constantFrom('America/New_York', 'America/Phoenix', 'Europe/London', 'Pacific/Apia'),
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>, { maxLength: 6 }),
    holidays: fc.constantFrom('federal' as const, 'none' as const),
    closed: fc.uniqueArray(days, { maxLength: 20 }),
    open: fc.uniqueArray(days, { maxLength: 20 }),
  })
  .map(calendar)

describe('federal holidays', () => {
  it('fall where the published lists of 2021, 2022 and 2026 have them', () => {
    const observed = (year: number) => federalHolidays(year).map((holiday) => holiday.observed)
    expect(observed(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ])
    expect(observed(2021)).toEqual(expect.arrayContaining(['2021-06-18', '2021-07-05', '2021-12-24']))
    expect(observed(2022)).toEqual(expect.arrayContaining(['2021-12-31', '2022-06-20', '2022-12-26']))
    expect(federalHolidays(2020)).toHaveLength(10)
  })

  it('close the Friday in December on which the New Year after it is observed', () => {
    expect(closedDays(federal, '2021-12-20', '2022-01-10')).toEqual(['2021-12-24', '2021-12-31'])
  })

  it('stay on their Saturday where Saturdays are worked', () => {
    const sixDays = calendar({ ...FEDERAL, weekend: [7] })
    expect(closedDays(sixDays, '2026-07-01', '2026-07-07')).toEqual(['2026-07-04'])
  })
})

describe('limits', () => {
  it('give the published dates of the federal delay rule (27 CFR 478.102)', () => {
    // Thursday 10 September 2026; no holiday up to the 25th.
    const delay = new Date('2026-09-10T14:20:00-04:00')
    expect(dueAt(federal, delay, { businessDays: 3 })).toEqual(new Date('2026-09-16T00:00:00-04:00'))
    expect(dueAt(federal, delay, { businessDays: 10 })).toEqual(new Date('2026-09-25T00:00:00-04:00'))
  })

  it('give the weekdays of the leaflet for dealers', () => {
    const expected = { 1: 5, 2: 6, 3: 2, 4: 3, 5: 4, 6: 4, 7: 4 } as const
    for (const [weekday, first] of Object.entries(expected)) {
      const delayed = numberOf('2026-09-14') + Number(weekday) - 1
      const transfer = dueAt(federal, new Date(`${dayOf(delayed)}T12:00:00-04:00`), { businessDays: 3 })
      expect(weekdayOf(federal.dayOf(transfer))).toBe(first)
    }
  })

  it('pass over a holiday, a day closed besides, and not over a holiday that is worked', () => {
    const received = new Date('2026-11-25T09:00:00-05:00')
    const closed = calendar({ ...FEDERAL, closed: ['2026-11-27'] })
    const open = calendar({ ...FEDERAL, open: ['2026-11-26'] })
    const day = (of: typeof federal) => dayOf(of.dayOf(dueAt(of, received, { businessDays: 2 })) - 1)
    expect(day(federal)).toBe('2026-11-30')
    expect(day(closed)).toBe('2026-12-01')
    expect(day(open)).toBe('2026-11-27')
  })

  it('count hours that pass, through both changes of the clocks', () => {
    const spring = dueAt(federal, new Date('2026-03-07T12:00:00-05:00'), { hours: 24 })
    expect(spring).toEqual(new Date('2026-03-08T13:00:00-04:00'))
    const autumn = dueAt(federal, new Date('2026-10-31T12:00:00-04:00'), { hours: 24 })
    expect(autumn).toEqual(new Date('2026-11-01T11:00:00-05:00'))
    // A day with a change of the clocks still ends at its own midnight.
    expect(dueAt(federal, new Date('2026-03-06T12:00:00-05:00'), { days: 2 })).toEqual(
      new Date('2026-03-09T00:00:00-04:00'),
    )
  })

  it('never end on the day itself or on days off, and never go backwards', () => {
    fc.assert(
      fc.property(calendars, moments, moments, limits, (of, a, b, limit) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        expect(dueAt(of, first, limit).getTime()).toBeLessThanOrEqual(dueAt(of, second, limit).getTime())
        const at = dueAt(of, a, limit)
        expect(at.getTime()).toBeGreaterThan(a.getTime())
        if ('businessDays' in limit && limit.businessDays > 0) {
          expect(of.works(of.dayOf(new Date(at.getTime() - 1)))).toBe(true)
        }
      }),
    )
  })

  it('a day more closed never brings a limit forward', () => {
    fc.assert(
      fc.property(moments, fc.uniqueArray(days, { maxLength: 30 }), limits, (at, closed, limit) => {
        const fewer = calendar({ ...FEDERAL, closed })
        expect(dueAt(fewer, at, limit).getTime()).toBeGreaterThanOrEqual(dueAt(federal, at, limit).getTime())
      }),
    )
  })

  it('are the plain sum of five-day weeks where there are no holidays', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 10 }), (at, weeks) => {
        const last = plain.dayOf(dueAt(plain, at, { businessDays: weeks * 5 })) - 1
        const first = plain.dayOf(at)
        // From a day off, five business days end on the Friday after it.
        const back = Math.max(0, weekdayOf(first) - 5)
        expect(last).toBe(weeks === 0 ? first : first - back + weeks * 7)
      }),
    )
  })
})

describe('what has passed', () => {
  it('says late exactly when it is more than the limit', () => {
    fc.assert(
      fc.property(calendars, moments, moments, limits, (of, a, b, limit) => {
        const [start, end] = a <= b ? [a, b] : [b, a]
        const passed = elapsed(of, start, end, limit)
        const allowed = Object.values(limit)[0] as number
        const late = end.getTime() >= dueAt(of, start, limit).getTime()
        if ('hours' in limit) expect(late).toBe(passed >= allowed)
        // Days off after the last business day still belong to the days that follow it.
        else if (late && of.works(of.dayOf(end))) expect(passed).toBeGreaterThan(allowed)
        else if (!late) expect(passed).toBeLessThanOrEqual(allowed)
      }),
    )
  })

  it('is found from behind by the moment before which starts are late', () => {
    fc.assert(
      fc.property(calendars, moments, fc.nat(60 * 24 * 3_600_000), limits, (of, now, back, limit) => {
        const cut = lateBefore(of, now, limit)
        for (const start of [new Date(now.getTime() - back), new Date(cut.getTime() - 1), cut]) {
          expect(start < cut).toBe(dueAt(of, start, limit) <= now)
        }
      }),
    )
  })
})

describe('a start of which only the day is known', () => {
  it('holds every moment of the day between its two ends', () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        limits,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, at, limit, share) => {
          const both = due(of, { at, timeKnown: false }, limit)
          const from = of.startOf(of.dayOf(at)).getTime()
          const until = of.startOf(of.dayOf(at) + 1).getTime() - 1
          const one = dueAt(of, new Date(Math.floor(from + share * (until - from))), limit).getTime()
          expect(one).toBeGreaterThanOrEqual(both.earliest.getTime())
          expect(one).toBeLessThanOrEqual(both.latest.getTime())
          if (!('hours' in limit)) expect(both.earliest).toEqual(both.latest)
        },
      ),
    )
  })

  it('is perhaps late between them', () => {
    const both = due(federal, { at: new Date('2026-10-06T16:00:00Z'), timeKnown: false }, { hours: 24 })
    expect(standing(both, new Date('2026-10-06T23:00:00-04:00'))).toBe('in-time')
    expect(standing(both, new Date('2026-10-07T12:00:00-04:00'))).toBe('perhaps-late')
    expect(standing(both, new Date('2026-10-08T00:00:00-04:00'))).toBe('late')
  })
})

describe('a calendar', () => {
  it('knows the days that exist', () => {
    expect(['2024-02-29', '2026-11-29'].every(isDay)).toBe(true)
    expect(['2026-02-29', '2026-13-01', '2026-1-1', 'today'].some(isDay)).toBe(false)
  })

  it('refuses a zone nobody has and a week without work', () => {
    expect(isZone('America/Chicago')).toBe(true)
    expect(isZone('+02:00')).toBe(false)
    expect(() => calendar({ ...FEDERAL, zone: 'America/Gotham' })).toThrow(/No time zone/)
    expect(() => calendar({ ...FEDERAL, weekend: [1, 2, 3, 4, 5, 6, 7] })).toThrow(/needs a day/)
  })
})
