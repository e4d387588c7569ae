import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { useMay } from '#web/session'
import { ErrorNotice } from '#web/states'
import { readRecordSharing } from '../../../platform/sharing/contract.ts'
import type { Grant, RecordSharing as RecordSharingAnswer } from '../../../platform/sharing/contract.ts'
import { Collections } from './Collections.tsx'
import { Links } from './Links.tsx'
import { RevokeButton } from './RevokeButton.tsx'
import { ShareForm } from './ShareForm.tsx'
import { words } from './words.ts'
import styles from './sharing.module.css'

export interface RecordSharingProps {
  /** Kind of record as its module names it: `incident`. */
  type: string
  id: string
}

/**
 * Who was given a record and why, giving it to someone, and the records it is linked with; for the side of a
 * record's page.
 */
export function RecordSharing({ type, id }: RecordSharingProps) {
  const t = useMessages(words)
  const shares = useMay('sharing.share')
  const follows = useMay('sharing.follow')
  if (!follows) return null
  return (
    <div className={styles.stack}>
      {shares && <Given type={type} id={id} />}
      <Links type={type} id={id} />
      <div className={styles.foot}>
        <PageLink to="/sharing/explain" search={{ type, id }}>
          {t('whoSees')}
        </PageLink>
      </div>
    </div>
  )
}

function Given({ type, id }: RecordSharingProps) {
  const t = useMessages(words)
  const [sharing, setSharing] = useState(false)
  const { data, error } = useCall(readRecordSharing, { params: { type, id } })
  if (error) return <ErrorNotice error={error} />
  if (!data) return null
  return (
    <div className={styles.stack}>
      {data.grants.length === 0 ? (
        <p className={styles.small}>{t(data.never ? 'never' : 'givenNone')}</p>
      ) : (
        <ul className={styles.lines} aria-label={t('given')}>
          {data.grants.map((grant) => (
            <GrantLine key={grant.id} grant={grant} />
          ))}
        </ul>
      )}
      <Reads record={data} />
      {data.mayShare && (
        <div>
          <Button variant="default" onClick={() => setSharing(true)}>
            {t('share')}
          </Button>
          <Modal opened={sharing} onClose={() => setSharing(false)} title={t('share')}>
            <ShareForm record={data} onDone={() => setSharing(false)} />
          </Modal>
        </div>
      )}
      {data.mayCollect && <Collections record={data} />}
    </div>
  )
}

/** Who else opened a record of a kind whose every disclosure the law wants accounted for. */
function Reads({ record: { reads } }: { record: RecordSharingAnswer }) {
  const t = useMessages(words)
  const { day } = useFormats()
  if (reads.length === 0) return null
  return (
    <div>
      <strong>{t('reads')}</strong>
      {reads.map(({ agency, people, last }) => (
        <p key={agency} className={styles.small}>
          {t('readBy', { agency, count: people, day: day(last) })}
        </p>
      ))}
    </div>
  )
}

function GrantLine({ grant }: { grant: Grant }) {
  const t = useMessages(words)
  const { day } = useFormats()
  const who = grant.grantedBy ?? grant.from.name
  return (
    <li>
      <div className={styles.line}>
        <div>
          {grant.to.name}
          {grant.state !== 'live' && ` · ${t(grant.state)}`}
        </div>
        <p className={styles.small}>
          {t('givenReason', { day: day(grant.grantedAt), who, reason: grant.reason })}
        </p>
      </div>
      {grant.mayRevoke && grant.state === 'live' && grant.record && <RevokeButton grant={grant} />}
    </li>
  )
}
