import { z } from 'zod'
import { useCall } from '#web/client'
import { usePageTitle, useSearch } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { IncidentClass, listVersions, readIncident, readVersion } from '../../contract/index.ts'
import type { Incident, IncidentContent, IncidentVersion } from '../../contract/index.ts'
import { useToIncidents } from './back.ts'
import { differences, Differences } from './differences.ts'
import { IncidentHead } from './IncidentHead.tsx'
import { IncidentSheet } from './IncidentSheet.tsx'
import { useSentences } from './say.ts'
import { SharedBanner } from './Shown.tsx'
import { VersionBanner } from './VersionBanner.tsx'

const Search = z.object({
  version: z.coerce.number().int().min(1).optional(),
  from: z.string().max(2000).optional(),
})

/** One incident: people, evidence, place, timeline and every version of it. */
export default function IncidentPage() {
  return <RecordPage back={useToIncidents()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const { t } = useSentences()
  const incident = useCall(readIncident, { params: { id } })
  usePageTitle(t('title', { number: incident.data?.number ?? '' }))
  return incident.data ? <Shown newest={incident.data} /> : <NotRead of={incident} />
}

function Shown({ newest }: { newest: Incident }) {
  const [{ version, from }] = useSearch(Search)
  const older = version !== undefined && version < newest.version ? version : null
  const params = { id: newest.id, version: older ?? 1 }
  const then = useCall(readVersion, { params }, { enabled: older !== null, staleTime: Infinity })
  const versions = useCall(listVersions, { params: { id: newest.id } }).data?.versions ?? []
  if (older !== null && !then.data) return <NotRead of={then} />
  const content = older === null ? null : (then.data?.content ?? null)
  const incident = content ? asItStood(newest, content, older ?? 0, versions) : newest
  const differing = content ? differences(content, newest) : new Set<string>()
  return (
    <Differences value={differing}>
      <IncidentHead incident={incident} newest={newest.version} from={from} />
      <SharedBanner incident={newest} />
      {content && (
        <VersionBanner
          incident={incident}
          newest={newest.version}
          differing={differing.size}
          told={versions.find((one) => one.version === older)}
          from={from}
        />
      )}
      <IncidentSheet incident={incident} versions={versions} from={from} older={older !== null} />
    </Differences>
  )
}

/** An earlier version on the page of the newest: what it said, with the counts that follow from its people. */
function asItStood(
  newest: Incident,
  content: IncidentContent,
  version: number,
  versions: readonly IncidentVersion[],
): Incident {
  const hit = (outcome: string) => content.victims.filter((victim) => victim.outcome === outcome).length
  const counts = {
    killed: newest.killed === null ? null : hit('killed'),
    wounded: newest.wounded === null ? null : hit('wounded'),
    class: classThen(newest, version, versions),
  }
  return { ...newest, ...content, ...counts, version, mayEdit: false }
}

/** The class at a version: what the next change of it changed from, else the class of today. */
function classThen(newest: Incident, version: number, versions: readonly IncidentVersion[]): IncidentClass {
  const later = versions.filter((one) => one.version > version).toReversed()
  const was = later.flatMap(({ changes }) => changes).find(({ path }) => path === 'class')?.from
  return IncidentClass.options.find((cls) => cls.replaceAll('-', ' ') === was) ?? newest.class
}
