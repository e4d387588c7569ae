import { useState } from 'react'
import { ActionIcon, Button, Modal, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useCall, useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageLink } from '#web/pages'
import { useMay } from '#web/session'
import { ErrorNotice } from '#web/states'
import { linkRecord, listLinks, unlinkRecord } from '../../../platform/sharing/contract.ts'
import type { RecordLink } from '../../../platform/sharing/contract.ts'
import { categoryWords } from './say.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

interface OfRecord {
  type: string
  id: string
}

/** Linked records of which the reader may see both ends, and whom to call about those they may not. */
export function Links({ type, id }: OfRecord) {
  const t = useMessages(words)
  const links = useMay('sharing.link')
  const [linking, setLinking] = useState(false)
  const { data, error } = useCall(listLinks, { params: { type, id } })
  if (error) return <ErrorNotice error={error} />
  if (!data) return null
  return (
    <div className={styles.stack}>
      {data.contacts.map(({ agency, contact }) => (
        <p key={agency} className={styles.contact}>
          {t('contact', { agency, contact: contact || t('contactNone') })}
        </p>
      ))}
      {data.links.length > 0 && (
        <ul className={styles.lines} aria-label={t('links')}>
          {data.links.map((link) => (
            <LinkLine key={link.id} link={link} />
          ))}
        </ul>
      )}
      {links && (
        <div>
          <Button variant="default" onClick={() => setLinking(true)}>
            {t('link')}
          </Button>
          <Modal opened={linking} onClose={() => setLinking(false)} title={t('link')}>
            <LinkForm type={type} id={id} onDone={() => setLinking(false)} />
          </Modal>
        </div>
      )}
    </div>
  )
}

function LinkLine({ link }: { link: RecordLink }) {
  const t = useMessages(words)
  const { other, kind } = link
  const remove = useChange(unlinkRecord, {
    invalidates: [listLinks],
    onSuccess: () => notifyDone({ message: t('unlinked') }),
  })
  const title = categoryWords(other.category)
  return (
    <li>
      <div className={styles.line}>
        {other.path ? <PageLink to={other.path}>{title}</PageLink> : title}
        <p className={styles.small}>{t('linkMade', { kind, owner: other.owner })}</p>
        {remove.error && <ErrorNotice error={remove.error} />}
      </div>
      {link.mayUnlink && (
        <ActionIcon
          aria-label={t('unlink')}
          title={t('unlink')}
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { id: link.id } })}
        >
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      )}
    </li>
  )
}

const NUMBER = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

function LinkForm({ type, id, onDone }: OfRecord & { onDone: () => void }) {
  const t = useMessages(words)
  const [values, setValues] = useState({ other: '', kind: '' })
  const [unread, setUnread] = useState(false)
  const link = useChange(linkRecord, {
    invalidates: [listLinks],
    onSuccess: () => {
      notifyDone({ message: t('linkDone') })
      onDone()
    },
  })
  const submit = () => {
    const other = NUMBER.exec(values.other)?.[0]
    setUnread(!other)
    if (other) link.mutate({ params: { type, id }, body: { kind: values.kind, other } })
  }
  const fields = problemFields(link.error)
  return (
    <Form
      label={t('link')}
      onSubmit={submit}
      error={link.error}
      inputs={['other', 'kind']}
      actions={
        <>
          <Button type="submit" loading={link.isPending}>
            {t('link')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <TextInput
        label={t('linkOther')}
        description={t('linkOtherHelp')}
        data-autofocus
        value={values.other}
        onChange={(event) => setValues({ ...values, other: event.currentTarget.value })}
        error={unread ? t('linkBad') : fields.of('other')}
      />
      <TextInput
        label={t('linkKind')}
        description={t('linkKindHelp')}
        value={values.kind}
        onChange={(event) => setValues({ ...values, kind: event.currentTarget.value })}
        error={fields.of('kind')}
      />
    </Form>
  )
}
