import { useState } from 'react'
import { z } from 'zod'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { PageLink, usePageParams, usePageTitle } from '#web/pages'
import { Empty, Loading } from '#web/states'
import { readIncident } from '../../contract/index.ts'
import type { Incident } from '../../contract/index.ts'
import { EditForm } from './form/EditForm.tsx'
import { formText } from './form/text.ts'
import { headline, useSentences } from './say.ts'
import { NotRead, Unavailable } from './Unavailable.tsx'
import { useLayers } from './useIncident.ts'

/** Correcting an incident; the state before stays as a version. */
export default function EditIncident() {
  const { id } = usePageParams<'id'>()
  if (z.uuid().safeParse(id).success) return <Read key={id} id={id} />
  return (
    <PageBody>
      <Unavailable />
    </PageBody>
  )
}

function Read({ id }: { id: string }) {
  const incident = useCall(readIncident, { params: { id } }, { staleTime: 0 })
  if (incident.isPending) return <Loading shape="form" />
  if (incident.data) return <Opened latest={incident.data} />
  return (
    <PageBody>
      <NotRead error={incident.error} onRetry={() => void incident.refetch()} />
    </PageBody>
  )
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
