import { useState } from 'react'
import { ActionIcon, Button, Modal, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useChange } from '#web/client'
import { Form } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { dealPairs, PairOrigin, readProficiency, readingList } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './proficiency.module.css'

interface Row {
  readonly one: string
  readonly other: string
  readonly origin: PairOrigin
}

const EMPTY: Row = { one: '', other: '', origin: 'same' }
const MOST = 10

/** Names pairs of known origin by their exhibits. */
export function DealPairs({ onClose }: { onClose: () => void }) {
  const t = useMessages(text)
  const [title, setTitle] = useState('')
  const [rows, setRows] = useState<readonly Row[]>([EMPTY])
  const deal = useChange(dealPairs, {
    invalidates: [readProficiency, readingList],
    onSuccess: () => {
      notifyDone({ message: t('dealt') })
      onClose()
    },
  })
  const change = (at: number, patch: Partial<Row>) =>
    setRows((old) => old.map((row, i) => (i === at ? { ...row, ...patch } : row)))
  return (
    <Modal opened onClose={onClose} title={t('deal')} size="xl">
      <Form
        label={t('deal')}
        onSubmit={() => deal.mutate({ body: { title, pairs: [...rows] } })}
        error={deal.error}
        inputs={['title', 'pairs']}
        actions={
          <>
            <Button type="submit" loading={deal.isPending}>
              {t('save')}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p className={styles['quiet']}>{t('dealHelp')}</p>
        <TextInput
          label={t('setTitle')}
          required
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {rows.map((row, at) => (
          <div key={at} className={styles['pair']}>
            {(['one', 'other'] as const).map((side) => (
              <TextInput
                key={side}
                label={t(side)}
                required
                value={row[side]}
                onChange={(event) => change(at, { [side]: event.currentTarget.value })}
              />
            ))}
            <Select
              label={t('origin')}
              value={row.origin}
              allowDeselect={false}
              onChange={(origin) => change(at, { origin: PairOrigin.parse(origin) })}
              data={PairOrigin.options.map((value) => ({ value, label: t(`origin.${value}`) }))}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t('remove', { number: at + 1 })}
              disabled={rows.length === 1}
              onClick={() => setRows((old) => old.filter((_, i) => i !== at))}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            disabled={rows.length >= MOST}
            onClick={() => setRows((old) => [...old, EMPTY])}
          >
            {t('another')}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
