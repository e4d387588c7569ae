import { Button } from '@mantine/core'
import { IconExternalLink, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useCall } from '#web/client'
import { LabelBadges } from '#web/labels'
import { Facts, Thread } from '#web/page'
import type { SidePanelProps } from '#web/page'
import { useGo } from '#web/pages'
import { NotRead } from '#web/record'
import { listNearby, listVersions, readIncident } from '../../contract/index.ts'
import type { Incident, IncidentPart } from '../../contract/index.ts'
import { NEARBY } from './Nearby.tsx'
import { PeopleShot } from './People.tsx'
import { distanceWords, headline, personWords, shotOf, suspectWords, useSentences } from './say.ts'
import { Shown } from './Shown.tsx'
import { threadSteps } from './thread.ts'
import { useLayers } from './useIncident.ts'
import { Versions } from './Versions.tsx'
import styles from './record.module.css'

/**
 * Title, labels, content and actions of an incident in a side panel; stepping and closing are the page's. Null
 * while no incident is selected.
 */
export function useIncidentPanel(
  id: string | null,
  from?: string,
): Pick<SidePanelProps, 'title' | 'subtitle' | 'labels' | 'foot' | 'children'> | null {
  const say = useSentences()
  const one = useLayers().find(({ slot }) => slot === 1)?.one ?? null
  const { data: incident } = useCall(readIncident, { params: { id: id ?? '' } }, { enabled: id !== null })
  if (id === null) return null
  const children = <IncidentPanel id={id} from={from} />
  if (!incident) return { title: say.t('title', { number: '…' }), children }
  return {
    title: say.t('title', { number: incident.number }),
    subtitle: headline(say, incident, one),
    labels: <LabelBadges label={incident.label} also={[say.t('version', { version: incident.version })]} />,
    foot: <Actions incident={incident} from={from} />,
    children,
  }
}

/** An incident beside a list: thread, people shot, evidence and links, versions. */
function IncidentPanel({ id, from }: { id: string; from?: string | undefined }) {
  const incident = useCall(readIncident, { params: { id } })
  const versions = useCall(listVersions, { params: { id } })
  if (!incident.data) return <NotRead of={incident} shape="list" />
  return <Body incident={incident.data} versions={versions.data?.versions ?? []} from={from} />
}

interface BodyProps {
  incident: Incident
  versions: NonNullable<Parameters<typeof PeopleShot>[0]['versions']>
  from: string | undefined
}

function Body({ incident, versions, from }: BodyProps) {
  const say = useSentences()
  const { t } = say
  return (
    <>
      <Thread label={t('thread', { number: incident.number })} steps={threadSteps(say, incident)} />
      <Part title={t('peopleShot')} note={shotOf(incident) ?? undefined}>
        <Shown incident={incident} part="victims">
          <PeopleShot incident={incident} versions={versions} />
        </Shown>
      </Part>
      <Part title={t('evidence')}>
        <Evidence incident={incident} />
      </Part>
      {versions.length > 0 && !incident.hidden.includes('history') && (
        <Part title={t('versions')}>
          <Versions id={incident.id} versions={versions} from={from} />
        </Part>
      )}
    </>
  )
}

function Evidence({ incident }: { incident: Incident }) {
  const say = useSentences()
  const { t, code } = say
  const near = useCall(
    listNearby,
    { params: { id: incident.id }, query: NEARBY },
    { enabled: incident.place.latitude !== null },
  )
  const casings = incident.alerts.reduce((sum, alert) => sum + (alert.casings ?? 0), 0)
  const weapons = incident.weapons.map((weapon) =>
    [code(`firearm.${weapon.code}`), weapon.calibre, weapon.recovered && t('recovered')]
      .filter(Boolean)
      .join(', '),
  )
  const suspects = incident.suspects.map((one) => `${personWords(say, one)}, ${suspectWords(say, one)}`)
  const { place } = incident
  const none = (part: IncidentPart, words: string | null) =>
    incident.hidden.includes(part) ? t('notShared') : words
  return (
    <Facts
      facts={[
        [t('collected'), casings > 0 && t('casingsOf', { count: casings })],
        [t('weapons'), lines(weapons) ?? none('weapons', null)],
        [t('suspects'), lines(suspects) ?? none('suspects', t('noSuspects'))],
        [t('status'), incident.status ? code(`status.${incident.status}`) : none('status', null)],
        [
          t('place'),
          incident.hidden.includes('place')
            ? t('notShared')
            : [place.address, code(`precision.${place.precision}`)].filter(Boolean).join(' · '),
        ],
        [
          t('nearby'),
          near.data &&
            t('nearbyShort', {
              count: near.data.total,
              metres: distanceWords(say, NEARBY.metres),
              months: t('months', { count: NEARBY.months }),
            }),
        ],
      ].map(([name, value]) => [name, value === false ? null : value] as [string, ReactNode])}
    />
  )
}

function lines(texts: readonly string[]): ReactNode {
  if (texts.length === 0) return null
  return texts.map((one, index) => <div key={index}>{one}</div>)
}

function Part({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles['panelPart']}>
      <h3 className={styles['partTitle']}>
        {title}
        {note !== undefined && <span>{note}</span>}
      </h3>
      {children}
    </section>
  )
}

function Actions({ incident, from }: { incident: Incident; from: string | undefined }) {
  const { t } = useSentences()
  const go = useGo()
  const search = from === undefined ? {} : { from }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconExternalLink size={16} stroke={1.6} />}
        onClick={() => go(`/incidents/${incident.id}`, search)}
      >
        {t('open')}
      </Button>
      {incident.mayEdit && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.6} />}
          onClick={() => go(`/incidents/${incident.id}/edit`, search)}
        >
          {t('edit')}
        </Button>
      )}
    </>
  )
}
