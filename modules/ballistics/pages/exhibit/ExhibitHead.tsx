import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useKeys } from '#web/keyboard'
import { LabelBadges } from '#web/labels'
import { useMessages } from '#web/messages'
import { Thread } from '#web/page'
import { PageLink, useGo } from '#web/pages'
import { RecordHead } from '#web/record'
import { useMay } from '#web/session'
import type { Exhibit } from '../../contract/index.ts'
import { useRoomSay } from '../say.ts'
import { ACTIONS } from './sections.ts'
import { text } from './text.ts'
import { threadSteps } from './thread.ts'

/** What the exhibit is, whose case, how far it has come, and what can be done with it. */
export function ExhibitHead({ exhibit }: { exhibit: Exhibit }) {
  const t = useMessages(text)
  const say = useRoomSay()
  const { number, kind, calibre, case: its } = exhibit
  return (
    <RecordHead
      title={t('title', { number })}
      marks={<LabelBadges label={exhibit.label} />}
      headline={
        <>
          {[say.code(`kind.${kind}`), calibre].filter(Boolean).join(', ')}
          {its && (
            <>
              {' · '}
              <PageLink to={`/ballistics/cases/${its.id}`} inherit underline="always">
                {t('inCase', { number: its.numbered ? its.number : say.code('notStated').toLowerCase() })}
              </PageLink>
              {`, ${its.agency}`}
            </>
          )}
        </>
      }
      figure={<Thread label={t('thread', { number })} steps={threadSteps(t, say, exhibit)} />}
      actions={<Actions exhibit={exhibit} />}
    />
  )
}

function Actions({ exhibit }: { exhibit: Exhibit }) {
  const t = useMessages(text)
  const go = useGo()
  const edit = () => go(`/ballistics/exhibits/${exhibit.id}/edit`)
  useKeys([{ keys: 'e', label: t('edit'), run: edit }], exhibit.mayEdit)
  const readsAudit = useMay('audit.read')
  return (
    <>
      {readsAudit && <PageLink to={`/audit/record/exhibit/${exhibit.id}`}>{t('history')}</PageLink>}
      {ACTIONS.map((Action) => (
        <Action key={Action.name} exhibit={exhibit} />
      ))}
      {exhibit.mayEdit && (
        <Button variant="default" leftSection={<IconPencil size={16} stroke={1.6} />} onClick={edit}>
          {t('edit')}
        </Button>
      )}
    </>
  )
}
