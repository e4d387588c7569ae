import { Section } from '#web/page'
import { RecordSheet, SidePart } from '#web/record'
import { RecordSharing } from '#web/sharing'
import type { Incident, IncidentPart, IncidentVersion } from '../../contract/index.ts'
import { Alerts, Weapons } from './Evidence.tsx'
import { CaseFacts, PlaceFacts } from './Facts.tsx'
import { Marked } from './Marked.tsx'
import { Nearby } from './Nearby.tsx'
import { OpenedBy } from './OpenedBy.tsx'
import { PeopleShot, Suspects } from './People.tsx'
import { PlaceMap } from './PlaceMap.tsx'
import { shotOf, useSentences } from './say.ts'
import { Shown } from './Shown.tsx'
import { Timeline } from './Timeline.tsx'
import { Versions } from './Versions.tsx'
import styles from './record.module.css'

interface IncidentSheetProps {
  incident: Incident
  versions: readonly IncidentVersion[]
  from: string | undefined
  /** An earlier version: what only the newest can answer is left out. */
  older: boolean
}

/** Everything on the record: people and evidence, what happened when, the place, the case, the versions. */
export function IncidentSheet({ incident, versions, from, older }: IncidentSheetProps) {
  const { t } = useSentences()
  const shown = partsOf(incident)
  return (
    <RecordSheet
      sideLabel={t('about')}
      side={<Side incident={incident} versions={versions} from={from} older={older} />}
    >
      <div className={styles['pair']}>
        <Section title={t('peopleShot')} note={shotOf(incident) ?? undefined}>
          {shown('victims', <PeopleShot incident={incident} versions={older ? [] : versions} />)}
        </Section>
        <Section title={t('suspects')} note={incident.suspects.length || undefined}>
          {shown('suspects', <Suspects incident={incident} />)}
        </Section>
        <Section title={t('weapons')} note={incident.weapons.length || undefined}>
          {shown('weapons', <Weapons incident={incident} />)}
        </Section>
        <Section title={t('alerts')} note={incident.alerts.length || undefined}>
          {shown('alerts', <Alerts incident={incident} />)}
        </Section>
      </div>
      {!older && (
        <Section title={t('timeline')} note={t('timelineNote')}>
          <Timeline incident={incident} versions={versions} />
        </Section>
      )}
      {!older && !incident.hidden.includes('place') && <Nearby incident={incident} />}
    </RecordSheet>
  )
}

const partsOf = (incident: Incident) => (part: IncidentPart, children: React.ReactNode) => (
  <Shown {...{ incident, part, children }} />
)

function Side({ incident, versions, from, older }: IncidentSheetProps) {
  const { t } = useSentences()
  const shown = partsOf(incident)
  return (
    <>
      {!incident.hidden.includes('place') && <PlaceMap incident={incident} />}
      <SidePart title={t('place')}>{shown('place', <PlaceFacts incident={incident} />)}</SidePart>
      <SidePart title={t('case')}>
        <CaseFacts incident={incident} />
      </SidePart>
      {incident.remarks && (
        <SidePart title={t('remarks')}>
          <p className={styles['remarks']}>
            <Marked path="remarks">{incident.remarks}</Marked>
          </p>
        </SidePart>
      )}
      {!older && (
        <SidePart title={t('sharing')}>
          <RecordSharing type="incident" id={incident.id} />
          <OpenedBy id={incident.id} />
        </SidePart>
      )}
      <SidePart title={t('versions')}>
        {shown(
          'history',
          <Versions id={incident.id} versions={versions} shown={incident.version} from={from} />,
        )}
      </SidePart>
    </>
  )
}
