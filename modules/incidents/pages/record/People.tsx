import { Mark } from '#web/marks'
import type { Incident, IncidentVersion, Suspect, Victim } from '../../contract/index.ts'
import { Marked } from './Marked.tsx'
import { capital, outcomeWords, personWords, suspectWords, useSentences } from './say.ts'
import styles from './record.module.css'

export interface PeopleProps {
  incident: Incident
  versions?: readonly IncidentVersion[]
}

const MARKS = { killed: 'fatal', wounded: 'non-fatal', unharmed: 'no-one-hurt', unknown: 'tie' } as const

/** The people of an incident: those hit first, each with what happened to them. */
export function PeopleShot({ incident, versions = [] }: PeopleProps) {
  const { t } = useSentences()
  if (incident.victims.length === 0) return <p className={styles['quiet']}>{t('noPeople')}</p>
  return (
    <ul className={styles['people']}>
      {incident.victims.map((victim, index) => (
        <Person
          key={victim.id ?? index}
          victim={victim}
          index={index}
          occurredOn={incident.occurredOn}
          was={formerOutcome(versions, index)}
        />
      ))}
    </ul>
  )
}

interface PersonProps {
  victim: Victim
  index: number
  occurredOn: string
  was: { outcome: string; version: number } | null
}

function Person({ victim, index, occurredOn, was }: PersonProps) {
  const say = useSentences()
  const { t, code } = say
  const more = [
    victim.wound &&
      victim.wound !== 'graze' &&
      t('woundAt', { wound: code(`wound.${victim.wound}`).toLowerCase() }),
    victim.race && code(`race.${victim.race}`),
    victim.ethnicity && code(`ethnicity.${victim.ethnicity}`),
  ].filter(Boolean)
  return (
    <li className={styles['person']}>
      <Mark kind={MARKS[victim.outcome]} />
      <div>
        <Marked path={`victims.${index}`}>
          <strong>{personWords(say, victim)}</strong>, {outcomeWords(say, victim, occurredOn)}
        </Marked>
        {was && <p className={styles['quiet']}>{t('wasRecorded', was)}</p>}
        {more.length > 0 && <p className={styles['quiet']}>{capital(more.join(' · '))}</p>}
      </div>
    </li>
  )
}

/** An outcome that was corrected later, told where no one was taken off the record since and counting still holds. */
function formerOutcome(versions: readonly IncidentVersion[], index: number) {
  for (const { version, changes } of versions) {
    const found = changes.find(({ path }) => path === `victims.${index + 1}.outcome`)
    if (found?.from) return { outcome: found.from, version }
    if (changes.some(({ path, to }) => /^victims\.\d+$/.test(path) && to === null)) return null
  }
  return null
}

/** Suspects with what they are charged with. */
export function Suspects({ incident }: PeopleProps) {
  const { t } = useSentences()
  if (incident.suspects.length === 0) return <p className={styles['quiet']}>{t('noSuspects')}</p>
  return (
    <ul className={styles['people']}>
      {incident.suspects.map((suspect, index) => (
        <SuspectLine key={suspect.id ?? index} suspect={suspect} index={index} />
      ))}
    </ul>
  )
}

function SuspectLine({ suspect, index }: { suspect: Suspect; index: number }) {
  const say = useSentences()
  const { t, code, formats } = say
  const known = suspect.age !== null || suspect.sex !== null
  const more = [
    suspect.race && code(`race.${suspect.race}`),
    suspect.ethnicity && code(`ethnicity.${suspect.ethnicity}`),
  ].filter(Boolean)
  return (
    <li className={styles['plainItem']}>
      <Marked path={`suspects.${index}`}>
        <strong>{known ? personWords(say, suspect) : t('unknownPerson')}</strong>,{' '}
        {suspectWords(say, suspect)}
      </Marked>
      {more.length > 0 && <p className={styles['quiet']}>{more.join(' · ')}</p>}
      {suspect.charges.map(({ offense, filedOn, disposition }, at) => (
        <p key={at} className={styles['charge']}>
          {capital(offense)}
          <span className={styles['quiet']}>
            {[filedOn && t('filed', { when: formats.date(filedOn) }), disposition ?? t('pending')]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      ))}
    </li>
  )
}
