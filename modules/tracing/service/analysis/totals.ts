import type { Tx } from '#platform/db'
import { Band, bandOf, type StateTotals } from '../../contract/index.ts'
import { referenceOf } from '../../present/reference.ts'
import { findDifferences } from '../../store/analysis.ts'
import { findTotals, totalYears } from '../../store/state-totals.ts'

/** ATF's own figures of a state: of the year asked for, else the newest one it published. */
export async function stateTotals(
  tx: Tx,
  { state, year }: { state?: string | undefined; year?: number | undefined },
): Promise<StateTotals> {
  const years = await totalYears(tx)
  const available = [...new Set(years.map((one) => one.state))].map((one) => ({
    state: one,
    years: years.filter((other) => other.state === one).map((other) => other.year),
  }))
  tx.about({ type: 'state-total', count: years.length })
  const own = available.find((one) => one.state === state) ?? (state ? undefined : available[0])
  const shown = own && (year && own.years.includes(year) ? year : own.years.at(-1))
  return { available, shown: own && shown ? await tableOf(tx, own.state, shown) : null }
}

async function tableOf(tx: Tx, state: string, year: number): Promise<StateTotals['shown']> {
  const totals = await findTotals(tx, state, year)
  const bands = totals.filter(({ section }) => section === 'time-to-crime')
  const notes = bands.map(({ note }) => note).join(' ')
  const average = (whose: RegExp) => {
    const found = whose.exec(notes)?.[1]
    return found === undefined ? null : Number(found)
  }
  return {
    state,
    year,
    bands: Band.options.map((band) => ({
      band,
      count: bands.find(({ item }) => item === band)?.count ?? 0,
    })),
    averageYears: average(/(?<!National) Average Time-to-Crime: (\d+(?:\.\d+)?) Years/),
    nationalAverageYears: average(/National Average Time-to-Crime: (\d+(?:\.\d+)?) Years/),
    sources: totals
      .filter(({ section }) => section === 'sources')
      .map(({ item, count }) => ({ state: item, count })),
  }
}

/** Traces whose answer says another time than their own dates. */
export async function differences(tx: Tx, limit: number) {
  const { compared, total, rows } = await findDifferences(tx, limit)
  tx.about({ type: 'trace', count: rows.length, fields: ['time to crime as stated'] })
  return {
    compared,
    total,
    rows: rows.map((row) => ({
      traceId: row.id,
      reference: referenceOf(row.reference),
      caseNumber: row.case_number,
      days: row.days,
      band: bandOf(row.days),
      statedDays: row.days_stated,
      statedBand: row.band_stated,
    })),
  }
}
