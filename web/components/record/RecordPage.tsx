import { createContext, Fragment, useContext } from 'react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import type { ProblemError } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody } from '#web/page'
import { PageLink, usePageParams } from '#web/pages'
import { Empty, ErrorNotice, Loading, type LoadingProps } from '#web/states'
import { words } from './words.ts'

export interface RecordPageProps {
  /** Where records like it are listed, for whoever finds none here. */
  back: { readonly to: string; readonly label: string }
  /** What the page shows of the record of that id; begun anew for another one. */
  children: (id: string) => ReactNode
}

const Back = createContext<RecordPageProps['back'] | null>(null)

/**
 * The page of the record that its address names. An address that can be no record's is answered like one of a record
 * that does not exist, or that this person may not see.
 *
 * @example
 * export default function ExhibitPage() {
 *   return <RecordPage back={{ to: '/ballistics/exhibits', label }}>{(id) => <Read id={id} />}</RecordPage>
 * }
 */
export function RecordPage({ back, children }: RecordPageProps) {
  const { id } = usePageParams<'id'>()
  return (
    <Back value={back}>
      {z.uuid().safeParse(id).success ? <Fragment key={id}>{children(id)}</Fragment> : <Unavailable />}
    </Back>
  )
}

interface NotReadProps {
  of: { readonly error: ProblemError | null; readonly refetch: () => unknown }
  /** Outline of what is coming. */
  shape?: LoadingProps['shape']
}

/** What stands where a record is not read yet, could not be read, or is none for this person. */
export function NotRead({ of: { error, refetch }, shape = 'page' }: NotReadProps) {
  if (!error) return <Loading shape={shape} />
  if (error.status === 404 || error.status === 400) return <Unavailable />
  return (
    <PageBody>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    </PageBody>
  )
}

/** For a record that does not exist and for one this person may not see: they look the same. */
export function Unavailable() {
  const t = useMessages(words)
  const back = useContext(Back)
  return (
    <PageBody>
      <Empty centred title={t('title')} action={back && <PageLink to={back.to}>{back.label}</PageLink>}>
        {t('why')}
      </Empty>
    </PageBody>
  )
}
