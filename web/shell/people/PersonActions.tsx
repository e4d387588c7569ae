import { useState } from 'react'
import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone, notifyFailed } from '#web/notices'
import { Section } from '#web/page'
import { ErrorNotice } from '#web/states'
import {
  changePerson,
  endPersonSessions,
  listPeople,
  recoverPerson,
  releasePerson,
} from '../../../platform/access/contract.ts'
import type { PersonDetails } from '../../../platform/access/contract.ts'
import { AskFirst } from '../account/AskFirst.tsx'
import { useProviderName } from '../account/proof/useProviderName.ts'
import { OneTimeLink } from './OneTimeLink.tsx'
import { words } from './words.ts'
import styles from './people.module.css'

interface Props {
  person: PersonDetails
}

/** An account that failed too often: why, what to think of, and the way to release it. */
export function Locked({ person }: Props) {
  const t = useMessages(words)
  const { name, id } = person
  const release = useChange(releasePerson, {
    invalidates: [listPeople],
    onSuccess: () => notifyDone({ message: t('released', { name }) }),
  })
  return (
    <div className={styles.locked}>
      <strong>{t('lockedTitle')}</strong>
      <p>{t('lockedText', { name })}</p>
      {release.error && <ErrorNotice error={release.error} />}
      <Button loading={release.isPending} onClick={() => release.mutate({ params: { id } })}>
        {t('release')}
      </Button>
    </div>
  )
}

/** The recovery link, and ending all sessions. */
export function HelpSection({ person }: Props) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const [made, setMade] = useState<{ link: string; expiresAt: string } | null>(null)
  const { id, name, provider, recoveryLinkUntil } = person
  const params = { id }
  const providerName = useProviderName(provider)
  const recover = useChange(recoverPerson, { invalidates: [listPeople], onSuccess: setMade })
  const end = useChange(endPersonSessions, {
    onSuccess: () => notifyDone({ message: t('endSessionsDone', { name }) }),
    onError: notifyFailed,
  })
  if (made)
    return (
      <Section title={t('help')}>
        <OneTimeLink
          title={t('recoverLink', { name })}
          link={made.link}
          help={t('recoverHelp', { moment: moment(made.expiresAt) })}
        >
          <Button variant="subtle" onClick={() => setMade(null)}>
            {t('done')}
          </Button>
        </OneTimeLink>
      </Section>
    )
  return (
    <Section title={t('help')}>
      <p className={styles.quiet}>
        {provider
          ? t('recoverProvider', { name, provider: providerName })
          : recoveryLinkUntil
            ? t('recoverAgain', { moment: moment(recoveryLinkUntil) })
            : t(person.secondFactor === 'sample' ? 'helpSample' : 'helpText')}
      </p>
      <div className={`${styles.actions} ${styles.add}`}>
        {!provider && !person.disabled && person.secondFactor !== 'sample' && (
          <AskFirst
            label={t('recover')}
            title={t('recoverTitle', { name })}
            text={t('recoverText')}
            action={t('recover')}
            keep={t('cancel')}
            pending={recover.isPending}
            error={recover.error}
            onDo={() => recover.mutateAsync({ params })}
          />
        )}
        <Button variant="default" loading={end.isPending} onClick={() => end.mutate({ params })}>
          {t('endSessions')}
        </Button>
      </div>
    </Section>
  )
}

/** Shuts an account after a question, or opens it again without one. */
export function ClosingSection({ person }: Props) {
  const t = useMessages(words)
  const { name, id } = person
  const change = useChange(changePerson, {
    invalidates: [listPeople],
    onSuccess: ({ disabled }) =>
      notifyDone({ message: t(disabled ? 'disabledDone' : 'enabledDone', { name }) }),
  })
  const set = (disabled: boolean) => change.mutateAsync({ params: { id }, body: { disabled } })
  return (
    <Section title={t('closing')}>
      {person.disabled ? (
        <>
          {change.error && <ErrorNotice error={change.error} />}
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ params: { id }, body: { disabled: false } })}
          >
            {t('enable')}
          </Button>
        </>
      ) : (
        <AskFirst
          label={t('disable')}
          title={t('disableTitle', { name })}
          text={t('disableText')}
          action={t('disable')}
          keep={t('keep')}
          danger
          pending={change.isPending}
          error={change.error}
          onDo={() => set(true)}
        />
      )}
    </Section>
  )
}
