import { PageLink } from '#web/pages'
import { RecordBanner } from '#web/record'
import type { Incident, IncidentVersion } from '../../contract/index.ts'
import { useSentences } from './say.ts'

interface VersionBannerProps {
  incident: Incident
  newest: number
  /** How many things differ from the newest version. */
  differing: number
  told: IncidentVersion | undefined
  from: string | undefined
}

/** Says that an earlier version is on the page, and how far it is from the newest. */
export function VersionBanner({ incident, newest, differing, told, from }: VersionBannerProps) {
  const { t, formats } = useSentences()
  const values = { version: incident.version, last: newest }
  return (
    <RecordBanner spoken>
      <strong>
        {told ? t('viewing', { ...values, moment: formats.moment(told.at) }) : t('viewingOne', values)}
      </strong>
      <span>{t('differs', { count: differing })}</span>
      <PageLink to={`/incidents/${incident.id}`} search={{ from }}>
        {t('newest')}
      </PageLink>
    </RecordBanner>
  )
}
