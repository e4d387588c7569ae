import { z } from 'zod'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { usePageTitle, useSearch } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { useMay } from '#web/session'
import { readImport } from '../../contract/index.ts'
import type { Import } from '../../contract/index.ts'
import { Ended } from './Ended.tsx'
import { MappingStep } from './mapping/MappingStep.tsx'
import { Report } from './report/Report.tsx'
import { Running } from './Running.tsx'
import { text } from './text.ts'
import { MayNot } from './MayNot.tsx'

const Search = z.object({ mapping: z.literal('open').optional() })

/** Beside the events, in case their line is cut by something between here and the server. */
const LOOK_AGAIN = 5_000

/** One import, as its state has it: mapping, progress, report, or why it stored nothing. */
export default function ImportPage() {
  const t = useMessages(text)
  if (!useMay('incidents.import')) return <MayNot />
  return (
    <RecordPage back={{ to: '/incidents/imports', label: t('allImports') }}>
      {(id) => <Read id={id} />}
    </RecordPage>
  )
}

function Read({ id }: { id: string }) {
  const t = useMessages(text)
  const input = { params: { id } }
  const first = useCall(readImport, input)
  const busy = first.data?.state === 'waiting' || first.data?.state === 'running'
  useCall(readImport, input, { enabled: busy, refreshEvery: busy ? LOOK_AGAIN : false })
  usePageTitle(t('importOf', { name: first.data?.fileName ?? '' }))
  return first.data ? <ByState record={first.data} /> : <NotRead of={first} />
}

function ByState({ record }: { record: Import }) {
  const [{ mapping }, change] = useSearch(Search)
  const { state, profile } = record
  if (state === 'done' && record.report) return <Report record={record} report={record.report} />
  if (state === 'waiting' || state === 'running') return <Running record={record} />
  if (profile && (state === 'uploaded' || mapping === 'open'))
    return <MappingStep record={record} profile={profile} />
  return <Ended record={record} onMapping={() => change({ mapping: 'open' }, { push: true })} />
}
