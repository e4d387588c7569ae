import { describe, expect, it } from 'vitest'
import { daysBefore, isBackwards, lastDay, readPeriod, sayPeriod, yearBack } from './period.ts'
import { cleared, isSet, withKeys } from './values.ts'

describe('a typed period', () => {
  it.each([
    ['2024', '2024', '2024'],
    ['2024-3', '2024-03', '2024-03'],
    ['Mar 2024', '2024-03', '2024-03'],
    ['7 Sep 2024', '2024-09-07', '2024-09-07'],
    ['2022-2024', '2022', '2024'],
    ['2022 to 2024', '2022', '2024'],
    ['ene 2024 a mar 2024', '2024-01', '2024-03'],
    ['1 Jan–31 Dec 2024', '2024-01-01', '2024-12-31'],
  ])('%s', (text, from, to) => {
    expect(readPeriod(text)).toEqual({ from, to })
  })
  it.each(['', 'soon', '31/02/2024', '3/4/2024', '30 Feb 2024', '2024-13', '2020 to 2021 to 2022'])(
    'refuses "%s"',
    (text) => {
      expect(readPeriod(text)).toBeNull()
    },
  )
  it('notices an end before its beginning, however little is known of either', () => {
    expect(isBackwards({ from: '2024-05', to: '2024-04-30' })).toBe(true)
    expect(isBackwards({ from: '2024-05-12', to: '2024' })).toBe(false)
  })
  it('says the year once', () => {
    const date = (partial: string) =>
      ({ '2024-01-01': '1 Jan 2024', '2024-12-31': '31 Dec 2024' })[partial] ?? partial
    expect(sayPeriod('2024-01-01', '2024-12-31', date)).toBe('1 Jan–31 Dec 2024')
    expect(sayPeriod('2024', '2024', date)).toBe('2024')
  })
  it('counts days across months and leap years', () => {
    expect(daysBefore('2024-03-01', 1)).toBe('2024-02-29')
    expect(lastDay('2023-02')).toBe('2023-02-28')
    expect(yearBack('2024-12-31')).toBe('2024-01-01')
    expect(yearBack('2024-02-29')).toBe('2023-03-01')
  })
})

describe('filters in an address', () => {
  interface Search {
    place?: string[]
    count?: string
    page?: string
  }
  const place = { kind: 'choice', key: 'place', label: 'Place', options: [] } as const
  const count = {
    kind: 'segment',
    key: 'count',
    label: 'Count',
    options: [{ value: 'a', label: 'A' }],
  } as const
  it('leave the address when they hold nothing', () => {
    expect(withKeys<Search>({ place: ['street'], page: '2' }, { place: [] })).toEqual({ page: '2' })
  })
  it('are cleared without touching what is not a filter', () => {
    expect(cleared<Search>({ place: ['street'], count: 'a', page: '2' }, [place, count])).toEqual({
      count: 'a',
      page: '2',
    })
  })
  it('are set when a list holds something', () => {
    expect(isSet<Search>({ place: [] }, place)).toBe(false)
    expect(isSet<Search>({ place: ['street'] }, place)).toBe(true)
  })
})
