import { useMemo } from 'react'
import { useFormats, useMessages } from '#web/messages'
import type { Formats, Say } from '#web/messages'
import type { Age, FieldChange, Incident, Suspect, Victim } from '../../contract/index.ts'
import { words } from '../words.ts'
import { daysBetween, spanOf, wallClock } from './moments.ts'
import { text } from './text.ts'
import type { Text } from './text.ts'

type Codes = Say<(typeof words)['en']>
type Own = Say<Text>

/** Sentences about an incident, in the words of its record. */
export interface Sentences {
  readonly t: Own
  readonly code: Codes
  readonly formats: Formats
}

/** The words of an incident and the formats to go with them. */
export function useSentences(): Sentences {
  const t = useMessages(text)
  const code = useMessages(words)
  const formats = useFormats()
  return useMemo(() => ({ t, code, formats }), [t, code, formats])
}

/** `34`, `25–44`, `65 or older`, `under 18`. */
export function ageWords({ code }: Pick<Sentences, 'code'>, age: Age | null): string {
  if (age === null) return code('age.unknown')
  if (age.high === null) return code('age.open', { low: age.low })
  if (age.low === age.high) return String(age.low)
  return age.low === 0
    ? code('age.under', { high: age.high + 1 })
    : code('age.band', { low: age.low, high: age.high })
}

/** `Man, 25–44`, `Girl, 15`, `Person, age not known`. */
export function personWords(say: Sentences, person: Pick<Victim, 'age' | 'sex'>): string {
  const child = person.age !== null && person.age.high !== null && person.age.high < 18
  const who =
    person.sex === 'male'
      ? child
        ? 'boy'
        : 'man'
      : person.sex === 'female'
        ? child
          ? 'girl'
          : 'woman'
        : 'person'
  return `${say.t(who)}, ${ageWords(say, person.age)}`
}

/** What happened to a person: `died two days later`, `wounded`, `grazed`. */
export function outcomeWords(say: Sentences, victim: Victim, occurredOn: string): string {
  const { t } = say
  if (victim.outcome === 'killed')
    return victim.diedOn ? t('died', { when: laterWords(say, occurredOn, victim.diedOn) }) : t('killed')
  if (victim.outcome === 'wounded') return t(victim.wound === 'graze' ? 'grazed' : 'wounded')
  return t(victim.outcome === 'unharmed' ? 'notHurt' : 'outcomeUnknown')
}

function laterWords({ t, formats }: Sentences, from: string, to: string): string {
  if (from.length < 10 || to.length < 10)
    return t(to.length < 10 ? 'inMonth' : 'onDay', { day: formats.date(to) })
  const days = daysBetween(from, to)
  if (days === 0) return t('sameDay')
  if (days === 1) return t('nextDay')
  if (days === 2) return t('twoDaysLater')
  return days > 1 && days <= 60 ? t('daysLater', { count: days }) : t('onDay', { day: formats.date(to) })
}

/** `Arrested 3 Mar 2026`, `Charged`. */
export function suspectWords({ t, code, formats }: Sentences, suspect: Suspect): string {
  const status = code(`suspect.${suspect.status}`).toLowerCase()
  return suspect.status === 'arrested' && suspect.arrestedOn
    ? t('since', { what: status, when: formats.date(suspect.arrestedOn) })
    : status
}

/** `7 Sep 2024, 23:40 · Precinct 73 · on the street`. */
export function headline(say: Sentences, incident: Incident, one: string | null): string {
  const { t, code, formats } = say
  const { occurredOn, occurredTime, place, areas } = incident
  const when = occurredTime ? `${formats.date(occurredOn)}, ${occurredTime}` : formats.date(occurredOn)
  const area = areas[0]
  const where = area && areaWords(area, one)
  const kind = place.kind && code(`kind.${place.kind}`).toLowerCase()
  const setting = place.setting && code(`setting.${place.setting}`).toLowerCase()
  const spot = place.kind === 'street' ? t('onStreet') : [setting, kind].filter(Boolean).join(', ')
  return [when, where, spot].filter(Boolean).join(' · ')
}

/** `Precinct 73`, or the area's own name where it has one. */
export function areaWords(
  area: Pick<Incident['areas'][number], 'code' | 'name'>,
  one: string | null,
): string {
  if (area.name !== area.code && area.name !== '') return area.name
  const kind = one ?? ''
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${area.code}`.trim()
}

/** `23 min`, `31 h`, `2 days`. */
export function spanWords({ t }: Pick<Sentences, 't'>, ms: number): string {
  const [unit, count] = spanOf(ms)
  return t(unit, { count })
}

/** A moment of the place, as it was written: `7 Sep 2024, 23:38`. */
export function placeMoment({ formats }: Pick<Sentences, 'formats'>, moment: string): string {
  const { day, time } = wallClock(moment)
  return `${formats.date(day)}, ${time}`
}

/** How many were shot; null where that is not shared. */
export const shotOf = ({ killed, wounded }: Pick<Incident, 'killed' | 'wounded'>): number | null =>
  killed === null || wounded === null ? null : killed + wounded

/** `Fatal shooting, 2 people shot, 1 killed`. */
export function countsWords(
  { t, code }: Sentences,
  incident: Pick<Incident, 'class' | 'killed' | 'wounded'>,
): string {
  const shot = shotOf(incident) ?? 0
  const killed = incident.killed ?? 0
  const words = [
    code(`counts.${incident.class}`),
    shot > 0 && t('shotCount', { count: shot }),
    killed > 0 && t('killedCount', { count: killed }),
  ]
  return words.filter(Boolean).join(', ')
}

/** Metres below a kilometre, else kilometres. */
export function distanceWords({ t, formats }: Sentences, metres: number): string {
  return metres < 1000
    ? t('metres', { count: metres })
    : t('kilometres', { count: formats.number(metres / 1000, metres % 1000 === 0 ? 0 : 1) })
}

const PARTS = {
  victims: 'personNumber',
  suspects: 'suspectNumber',
  weapons: 'weaponNumber',
  alerts: 'alertNumber',
} as const

/** One change of a version: what changed, and from what to what. */
export function changeWords(say: Sentences, change: FieldChange): { what: string; values: string | null } {
  const { t } = say
  const [part = '', number, field] = change.path.split('.')
  const key = PARTS[part as keyof typeof PARTS] as (typeof PARTS)[keyof typeof PARTS] | undefined
  if (!key || number === undefined)
    return { what: fieldWords(say, change.path.split('.').at(-1) ?? ''), values: fromTo(say, change) }
  const item = t(key, { number })
  if (field)
    return { what: t('fieldOf', { field: fieldWords(say, field), what: item }), values: fromTo(say, change) }
  const what = capital(item)
  return change.from === null
    ? { what: t('added', { what }), values: change.to }
    : { what: t('removed', { what }), values: change.from }
}

/** The name of a field of the record, as the form and the history call it. */
export function fieldWords({ t }: Pick<Sentences, 't'>, field: string): string {
  const key = `field.${field}`
  return key in text.en ? t(key as keyof Text) : field
}

function fromTo(say: Sentences, { from, to }: FieldChange): string {
  const shown = (value: string | null) =>
    value === null ? say.t('nothing') : /^\d{4}(-\d\d){0,2}$/.test(value) ? say.formats.date(value) : value
  return say.t('fromTo', { from: shown(from), to: shown(to) })
}

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
