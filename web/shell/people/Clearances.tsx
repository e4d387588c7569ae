import { useState } from 'react'
import { Button } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { useFormats, useMessages, useNow } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Section } from '#web/page'
import { ErrorNotice, Loading } from '#web/states'
import { listClearances, withdrawClearance } from '../../../platform/access/contract.ts'
import type { HeldClearance, PersonDetails } from '../../../platform/access/contract.ts'
import { AskFirst } from '../account/AskFirst.tsx'
import { ClearanceForm } from './ClearanceForm.tsx'
import { dayOf } from './DayInput.tsx'
import { words } from './words.ts'
import styles from './people.module.css'

/** What a person is and was cleared for, on which paper and until when. */
export function Clearances({ person, manages }: { person: PersonDetails; manages: boolean }) {
  const t = useMessages(words)
  const [adding, setAdding] = useState(false)
  const list = useCall(listClearances, { params: { id: person.id } })
  const clearances = list.data?.clearances ?? []
  return (
    <Section title={t('clearances')}>
      {list.isPending && <Loading shape="list" rows={1} />}
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && clearances.length === 0 && !adding && (
        <p className={styles.quiet}>{t('clearancesNone')}</p>
      )}
      <ul className={styles.list}>
        {clearances.map((clearance) => (
          <ClearanceLine key={clearance.id} clearance={clearance} person={person} manages={manages} />
        ))}
      </ul>
      {manages && (
        <div className={styles.add}>
          {adding ? (
            <ClearanceForm person={person} onDone={() => setAdding(false)} />
          ) : (
            <Button variant="default" onClick={() => setAdding(true)}>
              {t('clearanceRecord')}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}

interface LineProps {
  clearance: HeldClearance
  person: PersonDetails
  manages: boolean
}

function ClearanceLine({ clearance, person, manages }: LineProps) {
  const t = useMessages(words)
  const { date, day } = useFormats()
  const today = dayOf(useNow())
  const { kind, document, signedOn, expiresOn, recordedBy, withdrawnAt } = clearance
  const withdraw = useChange(withdrawClearance, {
    invalidates: [listClearances],
    onSuccess: () => notifyDone({ message: t('withdrawn', { name: person.name }) }),
  })
  const over = withdrawnAt
    ? t('clearanceWithdrawn', { day: day(withdrawnAt) })
    : expiresOn < today && t('clearanceOver')
  return (
    <li className={`${styles.line} ${over ? styles.over : ''}`}>
      <div>
        <span className={styles.strong}>{t(`clearance-${kind}`)}</span>
        <span className={styles.quiet}>{document}</span>
        <span className={styles.quiet}>
          {t('clearanceDates', { from: date(signedOn), to: date(expiresOn), by: recordedBy })}
          {over && ` · ${over}`}
        </span>
      </div>
      {manages && !over && (
        <AskFirst
          label={t('withdraw')}
          description={t('withdrawOne', { name: t(`clearance-${kind}`) })}
          title={t('withdrawTitle')}
          text={t('withdrawText', { name: person.name })}
          action={t('withdraw')}
          keep={t('keep')}
          danger
          quiet
          pending={withdraw.isPending}
          error={withdraw.error}
          onDo={() => withdraw.mutateAsync({ params: { id: clearance.id } })}
        />
      )}
    </li>
  )
}
