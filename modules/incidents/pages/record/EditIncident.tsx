import { useState } from 'react'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { Empty } from '#web/states'
import { readIncident } from '../../contract/index.ts'
import type { Incident } from '../../contract/index.ts'
import { useToIncidents } from './back.ts'
import { EditForm } from './form/EditForm.tsx'
import { formText } from './form/text.ts'
import { headline, useSentences } from './say.ts'
import { useLayers } from './useIncident.ts'

/** Correcting an incident; the state before stays as a version. */
export default function EditIncident() {
  return <RecordPage back={useToIncidents()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const incident = useCall(readIncident, { params: { id } }, { staleTime: 0 })
  return incident.data ? <Opened latest={incident.data} /> : <NotRead of={incident} shape="form" />
}

/** The version that was opened stays the ground of the form while newer answers arrive. */
function Opened({ latest }: { latest: Incident }) {
  const t = useMessages(formText)
  const say = useSentences()
  const [opened] = useState(latest)
  const one = useLayers().find(({ slot }) => slot === 1)?.one ?? null
  usePageTitle(t('editTitle', { number: opened.number }))
  return (
    <>
      <PageHead title={t('editTitle', { number: opened.number })} count={headline(say, opened, one)} />
      {opened.mayEdit ? (
        <EditForm opened={opened} />
      ) : (
        <PageBody>
          <Empty
            title={t('mayNotTitle')}
            action={<PageLink to={`/incidents/${opened.id}`}>{t('openIt')}</PageLink>}
          >
            {t('mayNotText')}
          </Empty>
        </PageBody>
      )}
    </>
  )
}
