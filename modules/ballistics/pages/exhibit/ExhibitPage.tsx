import { z } from 'zod'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { usePageParams, usePageTitle } from '#web/pages'
import { Loading } from '#web/states'
import { readExhibit } from '../../contract/index.ts'
import styles from '../room.module.css'
import { NotRead, Unavailable } from '../Unavailable.tsx'
import { ExhibitHead } from './ExhibitHead.tsx'
import { ExhibitSheet } from './ExhibitSheet.tsx'
import { text } from './text.ts'

/** One exhibit: what it is, where it lay, who has it, how far it has come. */
export default function ExhibitPage() {
  const { id } = usePageParams<'id'>()
  return z.uuid().safeParse(id).success ? <Read key={id} id={id} /> : <Unavailable />
}

function Read({ id }: { id: string }) {
  const t = useMessages(text)
  const exhibit = useCall(readExhibit, { params: { id } })
  usePageTitle(t('title', { number: exhibit.data?.number ?? '' }))
  if (exhibit.isPending) return <Loading />
  if (exhibit.error) return <NotRead error={exhibit.error} onRetry={() => void exhibit.refetch()} />
  const { sharedBy } = exhibit.data
  return (
    <>
      <ExhibitHead exhibit={exhibit.data} />
      {sharedBy !== null && <p className={styles['banner']}>{t('sharedBanner', { agency: sharedBy })}</p>}
      <ExhibitSheet exhibit={exhibit.data} />
    </>
  )
}
