import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { csvParse, type DSVRowString } from 'd3-dsv'
import type { VictimRow } from './events.ts'

/** Reads the files that cities publish, as `data/incidents` keeps them. */
export const CITY_FILES = {
  newYork: 'nypd_shootings_2006_2024.csv.gz',
  philadelphia: 'philadelphia_shootings_2015_2025.csv.gz',
  chicago: 'chicago_tribune_shooting_victims_2017_2018.csv',
  chicagoDischarges: 'chicago_reckless_discharge_2023_2024.csv',
  chicagoHomicides: 'chicago_homicides_2001_2018.csv.gz',
  philadelphiaIndoors: 'philadelphia_shootings_carto_2015_2020.csv',
} as const

export type CityFile = keyof typeof CITY_FILES

export function haveCityFiles(folder: string): boolean {
  return Object.values(CITY_FILES).every((name) => existsSync(join(folder, name)))
}

export function cityFile(folder: string, file: CityFile): DSVRowString[] {
  const bytes = readFileSync(join(folder, CITY_FILES[file]))
  const text = CITY_FILES[file].endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString()
  return csvParse(text.replace(/^\uFEFF/, ''))
}

const dayOf = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000

/**
 * New York's rows are victims joined with suspects and with the incident's murder flags: an incident of two
 * victims, one killed, with two suspects has eight rows. So its victims are told apart by age, sex and race (two
 * alike are counted once), and where both flags stand one victim is taken to have died.
 */
export function newYork(folder: string): VictimRow[] {
  const incidents = new Map<string, DSVRowString[]>()
  for (const row of cityFile(folder, 'newYork')) {
    const rows = incidents.get(row.INCIDENT_KEY!)
    if (rows) rows.push(row)
    else if (Number(row.Longitude)) incidents.set(row.INCIDENT_KEY!, [row])
  }
  return [...incidents.values()].flatMap((rows) => {
    const [first] = rows
    const flags = new Set(rows.map((row) => row.STATISTICAL_MURDER_FLAG))
    const told = new Map(rows.map((row) => [[row.VIC_AGE_GROUP, row.VIC_SEX, row.VIC_RACE].join(), row]))
    const victims = [...told.values()]
    if (victims.length < flags.size) victims.push(first!)
    const all = flags.size === 1 && flags.has('true')
    return victims.map((row, i) => newYorker(row, all || (flags.size === 2 && i === 0)))
  })
}

function newYorker(row: DSVRowString, died: boolean): VictimRow {
  const [month, day, year] = row.OCCUR_DATE!.split('/').map(Number)
  const [hour, minute] = row.OCCUR_TIME!.split(':').map(Number)
  return {
    day: dayOf(year!, month!, day!),
    minute: hour! * 60 + minute!,
    longitude: Number(row.Longitude),
    latitude: Number(row.Latitude),
    died,
    age: null,
    sex: sexOf(row.VIC_SEX),
  }
}

/** Without shots fired by officers. The hour is all that its time says. */
export function philadelphia(folder: string): VictimRow[] {
  return cityFile(folder, 'philadelphia')
    .filter((row) => row.is_officer_involved !== 'True')
    .map((row) => {
      const [year, month, day] = row.date!.split('-').map(Number)
      return {
        day: dayOf(year!, month!, day!),
        minute: row.hour === '' ? null : Number(row.hour) * 60,
        longitude: Number(row.lng),
        latitude: Number(row.lat),
        died: row.is_fatal === 'True',
        age: row.age === '' ? null : Number(row.age),
        sex: row.is_male === 'True' ? 'M' : 'F',
      }
    })
}

/** One year, kept by a newspaper. */
export function chicago(folder: string): VictimRow[] {
  return cityFile(folder, 'chicago')
    .filter(located)
    .map((row) => {
      const [year, month, day] = row.DATE!.split('-').map(Number)
      const [hour, minute] = (row.TIME ?? '').split(':').map(Number)
      return {
        day: dayOf(year!, month!, day!),
        minute: Number.isInteger(hour) && Number.isInteger(minute) ? hour! * 60 + minute! : null,
        longitude: Number(row.LNG),
        latitude: Number(row.LAT),
        died: row.IS_FATAL === '1',
        age: Number(row.AGE) > 0 ? Number(row.AGE) : null,
        sex: sexOf(row.SEX),
      }
    })
}

/** Shots at nobody, or that hit nobody. */
export function chicagoDischarges(folder: string): VictimRow[] {
  return cityFile(folder, 'chicagoDischarges').map((row) => {
    const [date, time] = row.date_time!.split(' ')
    const [year, month, day] = date!.split('-').map(Number)
    const [hour, minute] = time!.split(':').map(Number)
    return {
      day: dayOf(year!, month!, day!),
      minute: hour! * 60 + minute!,
      longitude: Number(row.longitude),
      latitude: Number(row.latitude),
      died: false,
      age: null,
      sex: null,
    }
  })
}

const located = (row: DSVRowString) => Number(row.LAT) > 0 && Number(row.LNG) < 0
const sexOf = (text: string | undefined) => (text === 'M' || text === 'F' ? text : null)
