import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { useGo, usePageTitle } from '#web/pages'
import { sessionQuery } from '#web/session'
import { ErrorNotice, Loading } from '#web/states'
import { finishProvider } from '../../../platform/access/contract.ts'
import { endConfirming } from '../account/proof/confirming.ts'
import { EntryPage } from './EntryPage.tsx'
import { words } from './words.ts'
import styles from './entry.module.css'

/** Where a provider sends people back to: hands its answer to the server, once. */
export default function ProviderReturn() {
  const t = useMessages(words)
  const client = useQueryClient()
  const go = useGo()
  const begun = useRef(false)
  const [confirmed, setConfirmed] = useState(false)
  const finish = useChange(finishProvider, {
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      if (!endConfirming()) return go('/')
      setConfirmed(true)
      window.close()
    },
  })
  usePageTitle(t('signIn'))
  const { mutate } = finish
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const { search } = window.location
    // What the provider sent works once and belongs in no history.
    window.history.replaceState(null, '', window.location.pathname)
    mutate({ body: { search } })
  }, [mutate])
  return (
    <EntryPage>
      <h1 className={styles.title}>
        {t(finish.error ? 'returnFailed' : confirmed ? 'returnConfirmed' : 'returning')}
      </h1>
      {finish.error && <ErrorNotice error={finish.error} />}
      {finish.error && (
        <Button onClick={() => go('/')} fullWidth>
          {t('returnAgain')}
        </Button>
      )}
      {confirmed && <p className={styles.lead}>{t('returnClose')}</p>}
      {!finish.error && !confirmed && <Loading shape="form" rows={2} />}
    </EntryPage>
  )
}
