import { useState } from 'react'
import { Button } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead, Section } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { UnsavedGuard } from '#web/forms'
import { useMay } from '#web/session'
import { Empty, ErrorNotice, LongWork } from '#web/states'
import { Choose } from './Choose.tsx'
import { isToGo, isToLookAt, type Parcel } from './files.ts'
import { ParcelLine } from './ParcelLine.tsx'
import { text } from './text.ts'
import { useParcels, type Parcels } from './useParcels.ts'
import styles from './send.module.css'

/** Many scans and photographs at once, each to the exhibit that its name says. */
export default function SendPage() {
  return useMay('ballistics.write') ? <Send /> : <MayNot />
}

function MayNot() {
  const t = useMessages(text)
  usePageTitle(t('title'))
  return (
    <PageBody>
      <Empty centred title={t('mayNotTitle')}>
        {t('mayNotText')}
      </Empty>
    </PageBody>
  )
}

function Send() {
  const t = useMessages(text)
  const [failed, setFailed] = useState<unknown>(null)
  const parcels = useParcels(useMay('ballistics.acquire'), setFailed)
  const { all, sending } = parcels
  const count = (state: Parcel['state']) => all.filter((one) => one.state === state).length
  const toGo = all.filter(isToGo).length
  usePageTitle(t('title'))
  return (
    <>
      <UnsavedGuard when={sending || count('ready') > 0} kept={false} />
      <PageHead
        title={t('title')}
        {...(all.length > 0 && { count: t('count', { count: all.length }) })}
        actions={
          <>
            <PageLink to="/ballistics/exhibits">{t('toExhibits')}</PageLink>
            {toGo > 0 && !sending && (
              <Button onClick={() => void parcels.send()}>{t('send', { count: toGo })}</Button>
            )}
          </>
        }
      />
      <PageBody>
        <Choose
          busy={sending}
          onFiles={(files) => {
            setFailed(null)
            void parcels.add(files)
          }}
        />
        {failed !== null && <ErrorNotice error={failed} />}
        {sending && <Travelling parcels={parcels} />}
        {all.length === 0 && <Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>}
        <Group title={t('look')} note="lookNote" parcels={parcels} of={isToLookAt} />
        <Group title={t('ready')} note="readyNote" parcels={parcels} of={isOnItsWay} />
        <Group title={t('kept')} note="keptNote" parcels={parcels} of={isKept} />
      </PageBody>
    </>
  )
}

const isOnItsWay = ({ state }: Parcel) => state === 'matching' || state === 'ready' || state === 'sending'
const isKept = (parcel: Parcel) => parcel.state === 'kept' && !isToLookAt(parcel)

function Travelling({ parcels: { all, stop } }: { parcels: Parcels }) {
  const t = useMessages(text)
  const { number } = useFormats()
  const current = all.find(({ state }) => state === 'sending')
  const done = all.filter(({ state }) => state === 'kept' || state === 'refused').length
  const open = all.filter(({ state }) => state === 'ready' || state === 'sending').length
  return (
    <LongWork
      title={t('progress')}
      {...(current && { step: `${current.file.name} · ${number(Math.round(current.sent * 100))} %` })}
      done={done}
      total={done + open}
      unit={t('files')}
      onCancel={stop}
    />
  )
}

interface GroupProps {
  title: string
  note: 'lookNote' | 'readyNote' | 'keptNote'
  parcels: Parcels
  of: (parcel: Parcel) => boolean
}

function Group({ title, note, parcels, of }: GroupProps) {
  const t = useMessages(text)
  const shown = parcels.all.filter(of)
  if (shown.length === 0) return null
  return (
    <Section title={title} note={t(note, { count: shown.length })}>
      <ul className={styles['lines']}>
        {shown.map((parcel) => (
          <ParcelLine key={parcel.id} parcel={parcel} parcels={parcels} />
        ))}
      </ul>
    </Section>
  )
}
