import type { ReactNode } from 'react'
import { RecordBanner } from '#web/record'
import type { Incident, IncidentPart } from '../../contract/index.ts'
import { useSentences } from './say.ts'
import styles from './record.module.css'

/** A part of the record where it is shared; otherwise the words for that. */
export function Shown({
  incident,
  part,
  children,
}: {
  incident: Incident
  part: IncidentPart
  children: ReactNode
}) {
  return incident.hidden.includes(part) ? <NotShared incident={incident} /> : children
}

function NotShared({ incident }: { incident: Incident }) {
  const { t } = useSentences()
  return <p className={styles['quiet']}>{t('notSharedBy', { agency: incident.sharedBy ?? '' })}</p>
}

/** Whose the record is, what of it is not shared, and that only its owner changes it. */
export function SharedBanner({ incident }: { incident: Incident }) {
  const { t } = useSentences()
  if (incident.sharedBy === null) return null
  const agency = incident.sharedBy
  const parts = incident.hidden.map((part) => t(`part.${part}`)).join(', ')
  return (
    <RecordBanner>
      <strong>{t('sharedBy', { agency })}</strong>
      <span>
        {[parts && t('partsHidden', { parts }), t('sharedFixed', { agency })].filter(Boolean).join(' ')}
      </span>
    </RecordBanner>
  )
}
