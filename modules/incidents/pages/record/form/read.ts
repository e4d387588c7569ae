import type { FieldProblem } from '#contract'
import { IncidentContent } from '../../../contract/index.ts'
import type { Age, Incident } from '../../../contract/index.ts'
import { wallClock } from '../moments.ts'
import type { AlertValues, FormValues, SuspectValues, VictimValues, WeaponValues } from './values.ts'

/** What was typed, read into a record; or what does not fit, by the name of its input. */
export type Reading =
  | { readonly content: IncidentContent; readonly problems: null }
  | { readonly content: null; readonly problems: readonly FieldProblem[] }

/** Sentences for what only the form can know to be wrong. */
export interface ReadingWords {
  readonly age: (text: string) => string
  readonly number: (text: string) => string
  readonly whole: (text: string) => string
  readonly choose: string
  readonly required: string
  readonly bothMoments: string
}

/** Says that something at an input cannot be read. */
type Wrong = (path: string, message: string) => null

/** Reads the form. `opened` keeps the exact moments of a record whose day and time were left alone. */
export function readForm(values: FormValues, say: ReadingWords, opened: Incident | null = null): Reading {
  const problems: FieldProblem[] = []
  const wrong: Wrong = (path, message) => {
    problems.push({ path, message })
    return null
  }
  const draft = {
    number: values.number.trim(),
    occurredOn: values.occurredOn.trim(),
    occurredTime: filled(values.occurredTime),
    reportedAt: momentOf(values.reportedOn, values.reportedTime, opened?.reportedAt, () =>
      wrong(values.reportedOn.trim() ? 'reportedTime' : 'reportedOn', say.bothMoments),
    ),
    place: placeOf(values, say, wrong),
    exclusion: filled(values.exclusion),
    circumstance: filled(values.circumstance),
    domestic: flagOf(values.domestic),
    officerInvolved: flagOf(values.officerInvolved),
    status: filled(values.status),
    statusOn: filled(values.statusOn),
    victims: values.victims.map((row, index) => victimOf(row, `victims.${index}`, say, wrong)),
    suspects: values.suspects.map((row, index) => suspectOf(row, `suspects.${index}`, say, wrong)),
    weapons: values.weapons.map((row, index) => weaponOf(row, `weapons.${index}`, say, wrong)),
    alerts: values.alerts.map((row, index) => alertOf(row, `alerts.${index}`, say, wrong, opened)),
    remarks: filled(values.remarks),
  }
  if (!draft.occurredOn) wrong('occurredOn', say.required)
  const parsed = IncidentContent.safeParse(draft)
  for (const issue of parsed.error?.issues ?? []) {
    const path = inputOf(issue.path.join('.'))
    // An input that could not be read has its own sentence already.
    if (!problems.some((problem) => problem.path === path)) wrong(path, issue.message)
  }
  return parsed.success && problems.length === 0
    ? { content: parsed.data, problems: null }
    : { content: null, problems }
}

/** The input a path of the record belongs to: `content.place.latitude` → `latitude`, `victims.0.age.low` → `victims.0.age`. */
export function inputOf(path: string): string {
  return path
    .replace(/^(body\.)?(content\.)?(place\.)?/, '')
    .replace(/\.age\.(low|high)$/, '.age')
    .replace(/^reportedAt$/, 'reportedOn')
    .replace(/\.alertedAt$/, '.alertedOn')
}

/** `34`, `25-44`, `65+`, `under 18`; null when empty, undefined when it is no age. */
export function readAge(text: string): Age | null | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === '') return null
  const one = /^\d{1,3}$/.exec(typed)
  if (one) return { low: Number(typed), high: Number(typed) }
  const band = /^(\d{1,3})\s*(?:-|–|—|to)\s*(\d{1,3})$/.exec(typed)
  if (band) return { low: Number(band[1]), high: Number(band[2]) }
  const open = /^(\d{1,3})\s*(?:\+|or older|and over)$/.exec(typed)
  if (open) return { low: Number(open[1]), high: null }
  const under = /^(?:<|under)\s*(\d{1,3})$/.exec(typed)
  return under && Number(under[1]) > 0 ? { low: 0, high: Number(under[1]) - 1 } : undefined
}

/** A pair of coordinates in one text: `40.6782, -73.9442`, `40.6782 -73.9442`; null when it is no pair. */
export function readPair(text: string): { latitude: string; longitude: string } | null {
  const found = /^\s*\(?(-?\d{1,3}(?:\.\d+)?)\s*(?:,|;|\s)\s*(-?\d{1,3}(?:\.\d+)?)\)?\s*$/.exec(text)
  return found ? { latitude: found[1] ?? '', longitude: found[2] ?? '' } : null
}

const filled = (text: string) => text.trim() || null
const flagOf = (text: string) => (text === '' ? null : text === 'yes')

function momentOf(
  day: string,
  time: string,
  opened: string | null | undefined,
  incomplete: () => null,
): string | null {
  const [on, at] = [day.trim(), time.trim()]
  if (!on && !at) return null
  if (!on || !at) return incomplete()
  const was = opened ? wallClock(opened) : null
  // Left alone, a moment keeps its seconds and its offset.
  return opened && was?.day === on && was.time === at ? opened : `${on}T${at}`
}

function numberOf(
  text: string,
  path: string,
  say: (text: string) => string,
  wrong: Wrong,
  whole = true,
): number | null {
  if (text.trim() === '') return null
  const value = Number(text.trim())
  return Number.isFinite(value) && (!whole || Number.isInteger(value)) ? value : wrong(path, say(text))
}

function placeOf(values: FormValues, say: ReadingWords, wrong: Wrong) {
  return {
    address: filled(values.address),
    precision: values.precision,
    latitude: numberOf(values.latitude, 'latitude', say.number, wrong, false),
    longitude: numberOf(values.longitude, 'longitude', say.number, wrong, false),
    setting: filled(values.setting),
    kind: filled(values.kind),
    district: filled(values.district),
  }
}

function personOf(row: VictimValues | SuspectValues, path: string, say: ReadingWords, wrong: Wrong) {
  const age = readAge(row.age)
  return {
    ...(row.id && { id: row.id }),
    age: age === undefined ? wrong(`${path}.age`, say.age(row.age)) : age,
    sex: filled(row.sex),
    race: filled(row.race),
    ethnicity: filled(row.ethnicity),
  }
}

function victimOf(row: VictimValues, path: string, say: ReadingWords, wrong: Wrong) {
  return {
    ...personOf(row, path, say, wrong),
    outcome: row.outcome || wrong(`${path}.outcome`, say.choose),
    diedOn: filled(row.diedOn),
    wound: filled(row.wound),
  }
}

function suspectOf(row: SuspectValues, path: string, say: ReadingWords, wrong: Wrong) {
  return {
    ...personOf(row, path, say, wrong),
    status: row.status || wrong(`${path}.status`, say.choose),
    arrestedOn: filled(row.arrestedOn),
    charges: row.charges.map(({ offense, filedOn, disposition }) => ({
      offense,
      filedOn: filled(filedOn),
      disposition: filled(disposition),
    })),
  }
}

function weaponOf(row: WeaponValues, path: string, say: ReadingWords, wrong: Wrong) {
  return {
    ...(row.id && { id: row.id }),
    code: row.code || wrong(`${path}.code`, say.choose),
    calibre: filled(row.calibre),
    recovered: flagOf(row.recovered),
  }
}

function alertOf(row: AlertValues, path: string, say: ReadingWords, wrong: Wrong, opened: Incident | null) {
  const was = opened?.alerts.find(({ id }) => id !== undefined && id === row.id)?.alertedAt
  return {
    ...(row.id && { id: row.id }),
    number: row.number.trim(),
    system: filled(row.system),
    alertedAt:
      momentOf(row.alertedOn, row.alertedTime, was, () =>
        wrong(`${path}.${row.alertedOn.trim() ? 'alertedTime' : 'alertedOn'}`, say.bothMoments),
      ) ?? (row.alertedOn || row.alertedTime ? null : wrong(`${path}.alertedOn`, say.required)),
    rounds: numberOf(row.rounds, `${path}.rounds`, say.whole, wrong),
    disposition: row.disposition,
    casings: numberOf(row.casings, `${path}.casings`, say.whole, wrong),
  }
}
