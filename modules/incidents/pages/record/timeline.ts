import { firstDay } from '#contract'
import type { MarkKind } from '#web/marks'
import type { Incident, IncidentVersion } from '../../contract/index.ts'
import { dayOf, localMs, placeOffset, wallClock } from './moments.ts'
import { capital, changeWords, personWords, placeMoment } from './say.ts'
import type { Sentences } from './say.ts'
import { markOf } from '../words.ts'

/** Something that happened to a case, on its timeline. */
export interface Happening {
  readonly key: string
  readonly title: string
  readonly detail?: string | undefined
  /** The day and time in words. */
  readonly when: string
  /** The calendar day, or the first it can mean. */
  readonly day: string
  /** Milliseconds; the first it can mean where only the day is known. */
  readonly at: number
  /** Whether the time of day is known. */
  readonly exact: boolean
  readonly mark: MarkKind | null
  readonly version?: number | undefined
}

/** Within one day, what is known only to the day comes in this order after the shooting. */
const ORDER = [
  'alert',
  'shooting',
  'reported',
  'death',
  'arrest',
  'charge',
  'entered',
  'version',
  'clearance',
]

/** Everything the record knows to have happened, in order. */
export function happenings(
  say: Sentences,
  incident: Incident,
  versions: readonly IncidentVersion[],
): Happening[] {
  const all = [
    ...ofScene(say, incident),
    ...ofPeople(say, incident),
    ...ofCase(say, incident),
    ...ofRecord(say, versions, incident.source),
  ]
  const shooting = all.find(({ key }) => key === 'shooting')
  return all.toSorted((a, b) => sortKey(a, shooting) - sortKey(b, shooting))
}

function sortKey(one: Happening, shooting: Happening | undefined): number {
  const rank = ORDER.indexOf(one.key.split(' ')[0] ?? '')
  if (one.exact || !shooting) return one.at + rank
  // A death "on the day" of a shooting at 23:40 comes after it.
  return Math.max(one.at, shooting.at) + rank
}

function ofScene(say: Sentences, incident: Incident): Happening[] {
  const { t, formats } = say
  const { occurredOn, occurredTime, reportedAt, alerts } = incident
  const offset = placeOffset(incident)
  const moment = (iso: string) => ({
    at: Date.parse(iso),
    day: wallClock(iso).day,
    when: placeMoment(say, iso),
    exact: true,
    mark: null,
  })
  const date = formats.date(occurredOn)
  return [
    ...alerts.map((alert, index) => ({
      key: `alert ${index}`,
      title: t('alertAt', { number: alert.number }),
      detail: say.code(`disposition.${alert.disposition}`),
      ...moment(alert.alertedAt),
    })),
    {
      key: 'shooting',
      title: t('shooting'),
      detail: say.code(`class.${incident.class}`),
      when: occurredTime ? `${date}, ${occurredTime}` : date,
      at: localMs(occurredOn, occurredTime, offset),
      day: firstDay(occurredOn),
      exact: occurredTime !== null,
      mark: markOf(incident.class),
    },
    ...(reportedAt ? [{ key: 'reported', title: t('reported'), ...moment(reportedAt) }] : []),
  ]
}

function onDay({ formats }: Sentences, incident: Incident, day: string) {
  return {
    when: formats.date(day),
    at: localMs(day, null, placeOffset(incident)),
    day: firstDay(day),
    exact: false,
    mark: null,
  }
}

function ofPeople(say: Sentences, incident: Incident): Happening[] {
  const { t } = say
  const deaths = incident.victims.flatMap((victim, index) =>
    victim.outcome === 'killed' && victim.diedOn
      ? [
          {
            ...onDay(say, incident, victim.diedOn),
            key: `death ${index}`,
            title: t('personDied', { who: personWords(say, victim) }),
            mark: 'fatal' as const,
          },
        ]
      : [],
  )
  const suspects = incident.suspects.flatMap((suspect, index) => {
    const who = personWords(say, suspect)
    const charges = suspect.charges.flatMap(({ filedOn, offense }, at) =>
      filedOn
        ? [
            {
              ...onDay(say, incident, filedOn),
              key: `charge ${index}.${at}`,
              title: t('charged', { who, offense }),
            },
          ]
        : [],
    )
    if (!suspect.arrestedOn) return charges
    const arrest = onDay(say, incident, suspect.arrestedOn)
    return [{ ...arrest, key: `arrest ${index}`, title: t('arrestOf', { who }) }, ...charges]
  })
  return [...deaths, ...suspects]
}

function ofCase(say: Sentences, incident: Incident): Happening[] {
  const { status, statusOn } = incident
  if (!status || !statusOn) return []
  const title = say.t('clearance', { status: say.code(`status.${status}`).toLowerCase() })
  return [{ ...onDay(say, incident, statusOn), key: 'clearance', title }]
}

function ofRecord(say: Sentences, versions: readonly IncidentVersion[], source: string): Happening[] {
  const { t, formats } = say
  return versions.map((version) => {
    const moment = {
      at: Date.parse(version.at),
      day: dayOf(Date.parse(version.at)),
      when: formats.moment(version.at),
      exact: true,
      mark: null,
    }
    const { by, via, changes } = version
    if (version.version === 1) {
      const title = via === 'import' ? t('imported', { source }) : t('entered', { by })
      return { ...moment, key: 'entered', title, detail: via === 'import' ? by : undefined, version: 1 }
    }
    const first = changes[0] ? changeWords(say, changes[0]) : null
    const what = first ? [first.what, first.values].filter(Boolean).join(': ') : ''
    const more = changes.length - 1
    return {
      ...moment,
      key: `version ${version.version}`,
      title: t('changed', {
        version: version.version,
        what: more > 0 ? t('andMore', { what, count: more }) : what,
      }),
      detail: [capital(by), version.reason].filter(Boolean).join(': '),
      version: version.version,
    }
  })
}
