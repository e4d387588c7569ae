import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useCall } from '#web/client'
import { LabelBadges } from '#web/labels'
import { useMessages } from '#web/messages'
import { Facts, PageBody, PageHead, Section } from '#web/page'
import { PageLink, useGo, usePageTitle } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { RecordSharing } from '#web/sharing'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable } from '#web/table'
import { listExhibits, readCase, type Case } from '../../contract/index.ts'
import { useToExhibits } from '../back.ts'
import { columnsOf, phoneItem } from '../exhibits/columns.tsx'
import { text as listText } from '../exhibits/text.ts'
import styles from '../room.module.css'
import { useRoomSay } from '../say.ts'
import { CASE_ACTIONS, CASE_SECTIONS } from './sections.ts'
import { EditCase } from './EditCase.tsx'
import { text } from './text.ts'

/** One case: what is known of it, and its exhibits. */
export default function CasePage() {
  return <RecordPage back={useToExhibits()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const t = useMessages(text)
  const its = useCall(readCase, { params: { id } })
  const title =
    its.data?.numbered === false ? t('unnumbered') : t('title', { number: its.data?.number ?? '' })
  usePageTitle(title)
  if (!its.data) return <NotRead of={its} />
  return <Shown its={its.data} title={title} />
}

function Shown({ its, title }: { its: Case; title: string }) {
  const t = useMessages(text)
  const { formats } = useRoomSay()
  const [editing, setEditing] = useState(false)
  const headline = [its.offence, its.occurredOn && formats.date(its.occurredOn), its.address, its.agency]
  return (
    <>
      <PageHead
        title={title}
        count={headline.filter(Boolean).join(' · ')}
        labels={<LabelBadges label={its.label} />}
        actions={
          <>
            {CASE_ACTIONS.map((Action) => (
              <Action key={Action.name} its={its} />
            ))}
            {its.mayEdit && (
              <>
                <Button
                  variant="default"
                  leftSection={<IconPencil size={16} stroke={1.6} />}
                  onClick={() => setEditing(true)}
                >
                  {t('edit')}
                </Button>
                <Button
                  component={PageLink}
                  to="/ballistics/entry"
                  search={{ case: its.id }}
                  leftSection={<IconPlus size={16} stroke={1.6} />}
                >
                  {t('add')}
                </Button>
              </>
            )}
          </>
        }
      />
      <PageBody>
        <Exhibits its={its} />
        {CASE_SECTIONS.map((Part) => (
          <Part key={Part.name} its={its} />
        ))}
        <div className={styles['pair']}>
          <Section title={t('facts')}>
            <CaseFacts its={its} />
          </Section>
          <Section title={t('sharing')}>
            <RecordSharing type="casefile" id={its.id} />
          </Section>
        </div>
      </PageBody>
      {editing && <EditCase its={its} onClose={() => setEditing(false)} />}
    </>
  )
}

function CaseFacts({ its }: { its: Case }) {
  const t = useMessages(text)
  const { code, formats } = useRoomSay()
  return (
    <Facts
      facts={[
        [t('number'), its.numbered ? its.number : code('notStated')],
        [t('agency'), its.agency],
        [
          t('ori'),
          its.ori && (
            <span key="ori" className="mono">
              {its.ori}
            </span>
          ),
        ],
        [t('offence'), its.offence],
        [t('occurred'), its.occurredOn && formats.date(its.occurredOn)],
        [t('address'), its.address],
        [t('investigator'), its.investigator],
        [
          t('map'),
          its.latitude !== null && (
            <span key="map" className="mono">{`${its.latitude}, ${its.longitude}`}</span>
          ),
        ],
      ]}
    />
  )
}

/** A scene of more than this is looked at in the list, under its filter. */
const SHOWN = 200

function Exhibits({ its }: { its: Case }) {
  const t = useMessages(text)
  const list = useMessages(listText)
  const say = useRoomSay()
  const go = useGo()
  const query = { caseId: its.id, sort: 'number-asc', limit: SHOWN } as const
  const found = useCall(listExhibits, { query })
  const rows = found.data?.rows ?? []
  const title = t('exhibits', { count: its.exhibits })
  const columns = columnsOf({ t: list, ...say }, false)
    .filter(({ id }) => !['case', 'agency'].includes(id))
    .map((column) => (column.id === 'marker' ? { ...column, hidden: false } : column))
  return (
    <DataTable
      title={title}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => list('exhibit', { number: row.number })}
      onSelect={(id) => go(`/ballistics/exhibits/${id}`)}
      onOpen={(id) => go(`/ballistics/exhibits/${id}`)}
      storageKey="case-exhibits"
      phone={(row) => phoneItem({ t: list, ...say }, row)}
      tools={
        <PageLink to="/ballistics/exhibits" search={{ caseId: its.id }}>
          {t('all')}
        </PageLink>
      }
      loading={found.isPending}
      {...(found.error && {
        error: <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />,
      })}
      empty={<Empty title={t('none')} />}
    />
  )
}
