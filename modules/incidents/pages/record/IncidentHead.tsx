import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconChevronDown, IconChevronUp, IconPencil, IconPrinter } from '@tabler/icons-react'
import { useKeys } from '#web/keyboard'
import { LabelBadges } from '#web/labels'
import { Thread } from '#web/page'
import { PageLink, parseSearch, useGo } from '#web/pages'
import { RecordHead } from '#web/record'
import { useMay } from '#web/session'
import type { Incident } from '../../contract/index.ts'
import { headline, useSentences } from './say.ts'
import { threadSteps } from './thread.ts'
import { useLayers, useNeighbours } from './useIncident.ts'
import styles from './record.module.css'

interface IncidentHeadProps {
  incident: Incident
  newest: number
  from: string | undefined
}

/** What the record is, its label, its thread, and what can be done with it. */
export function IncidentHead({ incident, newest, from }: IncidentHeadProps) {
  const say = useSentences()
  const { t } = say
  const one = useLayers().find(({ slot }) => slot === 1)?.one ?? null
  return (
    <RecordHead
      title={t('title', { number: incident.number })}
      marks={<LabelBadges label={incident.label} also={[t('version', { version: incident.version })]} />}
      headline={headline(say, incident, one)}
      figure={<Thread label={t('thread', { number: incident.number })} steps={threadSteps(say, incident)} />}
      actions={
        <>
          {from !== undefined && <Steps id={incident.id} from={from} />}
          <Actions
            incident={incident}
            editable={incident.mayEdit && incident.version === newest}
            from={from}
          />
        </>
      }
    />
  )
}

/** Back to the list this was opened from, and on to the next in it. */
function Steps({ id, from }: { id: string; from: string }) {
  const { t } = useSentences()
  const go = useGo()
  const near = useNeighbours(id, from)
  const step = (to: string | null | undefined) => (to ? () => go(`/incidents/${to}`, { from }) : undefined)
  const previous = step(near?.previous)
  const next = step(near?.next)
  useKeys([
    { keys: 'j', label: t('next'), run: () => next?.() },
    { keys: 'k', label: t('previous'), run: () => previous?.() },
  ])
  const place = near && t('position', { place: near.place, total: `${near.total}${near.more ? '+' : ''}` })
  return (
    <div className={styles['steps']}>
      <PageLink
        to="/incidents"
        search={from === 'all' ? undefined : parseSearch(from)}
        aria-label={t('backLabel')}
        className={styles['back'] ?? ''}
      >
        <IconArrowLeft size={16} stroke={1.6} aria-hidden />
        {t('back')}
      </PageLink>
      <ActionIcon aria-label={t('previous')} disabled={!previous} onClick={previous} title="k">
        <IconChevronUp size={18} stroke={1.6} />
      </ActionIcon>
      <ActionIcon aria-label={t('next')} disabled={!next} onClick={next} title="j">
        <IconChevronDown size={18} stroke={1.6} />
      </ActionIcon>
      {place && <span className={styles['quiet']}>{place}</span>}
    </div>
  )
}

interface ActionsProps {
  incident: Incident
  editable: boolean
  from: string | undefined
}

function Actions({ incident, editable, from }: ActionsProps) {
  const { t } = useSentences()
  const go = useGo()
  const edit = () => go(`/incidents/${incident.id}/edit`, from === undefined ? {} : { from })
  useKeys([{ keys: 'e', label: t('edit'), run: edit }], editable)
  const readsAudit = useMay('audit.read')
  return (
    <>
      {readsAudit && <PageLink to={`/audit/record/incident/${incident.id}`}>{t('history')}</PageLink>}
      <ActionIcon variant="default" aria-label={t('print')} title={t('print')} onClick={() => window.print()}>
        <IconPrinter size={16} stroke={1.6} />
      </ActionIcon>
      {editable && (
        <Button leftSection={<IconPencil size={16} stroke={1.6} />} onClick={edit}>
          {t('edit')}
        </Button>
      )}
    </>
  )
}
