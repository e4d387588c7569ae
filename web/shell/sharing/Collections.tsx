import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { categoryWords } from '#web/sharing'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { closeCollection, listCollections, listGrants } from '../../../platform/sharing/contract.ts'
import type { Collection } from '../../../platform/sharing/contract.ts'
import { CollectionForm } from './CollectionForm.tsx'
import { words } from './words.ts'
import styles from './sharing.module.css'

/** Chosen records that are shared together: begun and closed here, filled from the pages of records. */
export function Collections() {
  const t = useMessages(words)
  const [adding, setAdding] = useState(false)
  const { data, error, isPending, refetch } = useCall(listCollections, {})
  if (isPending) return <Loading shape="list" />
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  const add = data.categories.length > 0 && (
    <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => setAdding(true)}>
      {t('newCollection')}
    </Button>
  )
  return (
    <>
      {data.collections.length === 0 ? (
        <Empty title={t('collectionNoneTitle')} action={add}>
          {t('collectionText')}
        </Empty>
      ) : (
        <>
          <div className={styles.tools}>
            <p className={styles.hint}>{t('collectionText')}</p>
            {add}
          </div>
          <ul className={styles.list}>
            {data.collections.map((one) => (
              <CollectionLine key={one.id} collection={one} />
            ))}
          </ul>
        </>
      )}
      <Modal opened={adding} onClose={() => setAdding(false)} title={t('newCollection')}>
        <CollectionForm categories={data.categories} onDone={() => setAdding(false)} />
      </Modal>
    </>
  )
}

function CollectionLine({ collection }: { collection: Collection }) {
  const t = useMessages(words)
  const { day } = useFormats()
  const { name, category, records, grants, createdAt, closed, mayChange } = collection
  return (
    <li>
      <div className={styles.line}>
        <strong className={closed ? styles.quiet : ''}>{name}</strong>
        {mayChange && <CloseCollection collection={collection} />}
      </div>
      <p className={styles.small}>
        {[
          categoryWords(category),
          t('collectionRecords', { count: records }),
          closed ? t('collectionClosed') : t('collectionGrants', { count: grants }),
          t('collectionSince', { day: day(createdAt) }),
        ].join(' · ')}
      </p>
    </li>
  )
}

function CloseCollection({ collection: { id, name } }: { collection: Collection }) {
  const t = useMessages(words)
  const [asking, setAsking] = useState(false)
  const close = useChange(closeCollection, {
    invalidates: [listCollections, listGrants],
    onSuccess: () => {
      setAsking(false)
      notifyDone({ message: t('collectionCloseDone') })
    },
  })
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`${t('collectionClose')}: ${name}`}
        onClick={() => setAsking(true)}
      >
        {t('collectionClose')}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('collectionCloseTitle', { name })}>
        <div className={styles.stack}>
          <p>{t('collectionCloseText')}</p>
          {close.error && <ErrorNotice error={close.error} />}
          <div className={styles.line}>
            <Button color="rust" loading={close.isPending} onClick={() => close.mutate({ params: { id } })}>
              {t('collectionClose')}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
