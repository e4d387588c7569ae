import { useState } from 'react'
import { Button, Modal, MultiSelect, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCall, useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { useMay } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import {
  changeGroup,
  createGroup,
  endGroup,
  listGrants,
  listGroups,
  readSharingChoices,
} from '../../../platform/sharing/contract.ts'
import type { SharingGroup } from '../../../platform/sharing/contract.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

/** Sharing groups: agencies that are given the same things. */
export function Groups() {
  const t = useMessages(words)
  const manages = useMay('sharing.manage')
  const [editing, setEditing] = useState<SharingGroup | 'new' | null>(null)
  const { data, error, isPending, refetch } = useCall(listGroups, {})
  const add = manages && (
    <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => setEditing('new')}>
      {t('newGroup')}
    </Button>
  )
  if (isPending) return <Loading shape="list" />
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      {data.groups.length === 0 ? (
        <Empty title={t('groupNoneTitle')} action={add}>
          {t('groupText')}
        </Empty>
      ) : (
        <>
          <div className={styles.tools}>
            <p className={styles.small}>{t('groupText')}</p>
            {add}
          </div>
          <ul className={styles.list}>
            {data.groups.map((group) => (
              <GroupLine key={group.id} group={group} onEdit={() => setEditing(group)} />
            ))}
          </ul>
        </>
      )}
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' || !editing ? t('newGroup') : editing.name}
      >
        {editing && <GroupForm group={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
      </Modal>
    </>
  )
}

function GroupLine({ group, onEdit }: { group: SharingGroup; onEdit: () => void }) {
  const t = useMessages(words)
  const { list } = useFormats()
  return (
    <li>
      <div className={styles.line}>
        <strong>{group.name}</strong>
        {group.mine && (
          <span className={styles.line}>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`${t('members')}: ${group.name}`}
              onClick={onEdit}
            >
              {t('members')}
            </Button>
            <EndGroup group={group} />
          </span>
        )}
      </div>
      <p className={styles.small}>
        {list(group.members.map(({ name }) => name))} · {t('keptBy', { name: group.owner.name })} ·{' '}
        {t('groupGrants', { count: group.grants })}
      </p>
    </li>
  )
}

function GroupForm({ group, onDone }: { group: SharingGroup | null; onDone: () => void }) {
  const t = useMessages(words)
  const agencies = useCall(readSharingChoices, {}).data?.agencies ?? []
  const [name, setName] = useState(group?.name ?? '')
  const [members, setMembers] = useState(group?.members.map(({ id }) => String(id)) ?? [])
  const options = {
    invalidates: [listGroups, listGrants],
    onSuccess: () => {
      notifyDone({ message: t('groupSaved') })
      onDone()
    },
  }
  const create = useChange(createGroup, options)
  const change = useChange(changeGroup, options)
  const body = { name, members: members.map(Number) }
  const error = create.error ?? change.error
  const fields = problemFields(error)
  return (
    <Form
      label={t('newGroup')}
      onSubmit={() => (group ? change.mutate({ params: { id: group.id }, body }) : create.mutate({ body }))}
      error={error}
      inputs={['name', 'members']}
      actions={
        <Button type="submit" loading={create.isPending || change.isPending}>
          {t('groupSave')}
        </Button>
      }
    >
      <TextInput
        label={t('groupName')}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fields.of('name')}
      />
      <MultiSelect
        label={t('members')}
        data={agencies.map((one) => ({ value: String(one.id), label: one.name }))}
        value={members}
        onChange={setMembers}
        error={fields.of('members')}
        searchable
        hidePickedOptions
      />
    </Form>
  )
}

function EndGroup({ group }: { group: SharingGroup }) {
  const t = useMessages(words)
  const [asking, setAsking] = useState(false)
  const end = useChange(endGroup, {
    invalidates: [listGroups, listGrants],
    onSuccess: () => {
      setAsking(false)
      notifyDone({ message: t('groupEnded') })
    },
  })
  const title = t('groupEndTitle', { name: group.name })
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`${t('groupEnd')}: ${group.name}`}
        onClick={() => setAsking(true)}
      >
        {t('groupEnd')}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={title}>
        <div className={styles.stack}>
          <p>{t('groupEndText')}</p>
          {end.error && <ErrorNotice error={end.error} />}
          <div className={styles.line}>
            <Button
              color="rust"
              loading={end.isPending}
              onClick={() => end.mutate({ params: { id: group.id } })}
            >
              {t('groupEnd')}
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
