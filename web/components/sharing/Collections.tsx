import { useState } from 'react'
import { ActionIcon, Button, Modal, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useChange } from '#web/client'
import { Form } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageLink } from '#web/pages'
import { ErrorNotice } from '#web/states'
import {
  collectRecord,
  listCollections,
  readRecordSharing,
  releaseRecord,
} from '../../../platform/sharing/contract.ts'
import type { RecordSharing } from '../../../platform/sharing/contract.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

type Held = RecordSharing['collections'][number]

/** The collections a record stands in, and putting it into another. */
export function Collections({ record }: { record: RecordSharing }) {
  const t = useMessages(words)
  const [adding, setAdding] = useState(false)
  const held = record.collections.filter(({ holds }) => holds)
  const others = record.collections.filter(({ holds }) => !holds)
  return (
    <>
      {held.length > 0 && (
        <ul className={styles.lines} aria-label={t('collections')}>
          {held.map((one) => (
            <HeldLine key={one.id} record={record} collection={one} />
          ))}
        </ul>
      )}
      <div>
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('collect')}
        </Button>
        <Modal opened={adding} onClose={() => setAdding(false)} title={t('collect')}>
          {others[0] ? (
            <CollectForm record={record} open={others} first={others[0]} onDone={() => setAdding(false)} />
          ) : (
            <div className={styles.stack}>
              <p>{t('collectNone')}</p>
              <PageLink to="/sharing" search={{ show: 'collections' }}>
                {t('collectBegin')}
              </PageLink>
            </div>
          )}
        </Modal>
      </div>
    </>
  )
}

interface CollectFormProps {
  record: RecordSharing
  open: readonly Held[]
  first: Held
  onDone: () => void
}

function CollectForm({ record, open, first, onDone }: CollectFormProps) {
  const t = useMessages(words)
  const [chosen, setChosen] = useState(first)
  const put = useChange(collectRecord, {
    invalidates: [readRecordSharing, listCollections],
    onSuccess: () => {
      notifyDone({ message: t('collectDone', { name: chosen.name }) })
      onDone()
    },
  })
  const body = { type: record.type, id: record.id }
  return (
    <Form
      label={t('collect')}
      onSubmit={() => put.mutate({ params: { id: chosen.id }, body })}
      error={put.error}
      inputs={[]}
      actions={
        <>
          <Button type="submit" loading={put.isPending}>
            {t('collect')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <Select
        label={t('collectWhich')}
        data={open.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen.id}
        allowDeselect={false}
        onChange={(id) => setChosen(open.find((one) => one.id === id) ?? chosen)}
      />
      <p className={chosen.grants > 0 ? styles.contact : styles.small} role="status">
        {t(chosen.grants > 0 ? 'collectOpen' : 'collectQuiet')}
      </p>
    </Form>
  )
}

function HeldLine({ record, collection }: { record: RecordSharing; collection: Held }) {
  const t = useMessages(words)
  const [asking, setAsking] = useState(false)
  const { id, name, grants } = collection
  const release = useChange(releaseRecord, {
    invalidates: [readRecordSharing, listCollections],
    onSuccess: () => {
      setAsking(false)
      notifyDone({ message: t('releaseDone', { name }) })
    },
  })
  return (
    <li>
      <div className={styles.line}>
        {t('collectionName', { name })}
        <p className={styles.small}>{t('collectionGrants', { count: grants })}</p>
      </div>
      <ActionIcon aria-label={t('release', { name })} onClick={() => setAsking(true)}>
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('releaseTitle', { name })}>
        <div className={styles.stack}>
          <p>{t('releaseText')}</p>
          {release.error && <ErrorNotice error={release.error} />}
          <div className={styles.foot}>
            <Button
              color="rust"
              loading={release.isPending}
              onClick={() => release.mutate({ params: { id, record: record.id } })}
            >
              {t('releaseSend')}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </li>
  )
}
