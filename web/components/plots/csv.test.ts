import { describe, expect, it } from 'vitest'
import { toCsv } from './csv.ts'

describe('a plot as CSV', () => {
  it('quotes what would break a row and leaves unknown cells empty', () => {
    const rows = [
      ['Bar, or "club"', 3],
      ['House', null],
    ]
    expect(toCsv({ columns: ['What', 'Count'], rows })).toBe(
      'What,Count\r\n"Bar, or ""club""",3\r\nHouse,\r\n',
    )
  })
  it('says in each row what has to be known of it', () => {
    const table = { columns: ['What', 'Count'], rows: [['Bar', 3], ['House']] }
    expect(toCsv(table, ['Note', 'A sample, not all'])).toBe(
      'What,Count,Note\r\nBar,3,"A sample, not all"\r\nHouse,,"A sample, not all"\r\n',
    )
  })
  it('does not hand a formula to a spreadsheet', () => {
    expect(toCsv({ columns: ['What'], rows: [['=1+1'], ['@cmd'], [-4]] })).toBe(
      "What\r\n'=1+1\r\n'@cmd\r\n-4\r\n",
    )
  })
})
