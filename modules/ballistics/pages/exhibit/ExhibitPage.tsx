import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { usePageTitle } from '#web/pages'
import { NotRead, RecordBanner, RecordPage } from '#web/record'
import { readExhibit } from '../../contract/index.ts'
import { useToExhibits } from '../back.ts'
import { ExhibitHead } from './ExhibitHead.tsx'
import { ExhibitSheet } from './ExhibitSheet.tsx'
import { text } from './text.ts'

/** One exhibit: what it is, where it lay, who has it, how far it has come. */
export default function ExhibitPage() {
  return <RecordPage back={useToExhibits()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const t = useMessages(text)
  const exhibit = useCall(readExhibit, { params: { id } })
  usePageTitle(t('title', { number: exhibit.data?.number ?? '' }))
  if (!exhibit.data) return <NotRead of={exhibit} />
  const { sharedBy } = exhibit.data
  return (
    <>
      <ExhibitHead exhibit={exhibit.data} />
      {sharedBy !== null && <RecordBanner>{t('sharedBanner', { agency: sharedBy })}</RecordBanner>}
      <ExhibitSheet exhibit={exhibit.data} />
    </>
  )
}
