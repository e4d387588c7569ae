import { useState } from 'react'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useChange } from '#web/client'
import { Form } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { useGo } from '#web/pages'
import { createBatch, listBatches, listNetworkQueue, type QueuedExhibit } from '../../contract/index.ts'
import { batchWords, type BatchWords } from './batch-words.ts'
import styles from './network.module.css'

/** What waits, to be chosen for a batch. */
export function Queue({ exhibits }: { exhibits: readonly QueuedExhibit[] }) {
  const t = useMessages(batchWords)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const all = exhibits.length > 0 && exhibits.every(({ id }) => chosen.has(id))
  const toggle = (id: string) =>
    setChosen((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]))
  return (
    <div className={styles['page']}>
      {/* A wide table scrolls, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['queue']} tabIndex={0} role="region" aria-label={t('toSend')}>
        <table className={styles['preview']} aria-label={t('toSend')}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={t('chooseAll')}
                  checked={all}
                  indeterminate={!all && chosen.size > 0}
                  onChange={() => setChosen(new Set(all ? [] : exhibits.map(({ id }) => id)))}
                />
              </th>
              {(['exhibit', 'kind', 'calibre', 'case', 'agency', 'due'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {exhibits.map((one) => (
              <Row key={one.id} one={one} chosen={chosen.has(one.id)} onToggle={() => toggle(one.id)} />
            ))}
          </tbody>
        </table>
      </div>
      <NewBatch chosen={exhibits.map(({ id }) => id).filter((id) => chosen.has(id))} />
    </div>
  )
}

interface RowProps {
  one: QueuedExhibit
  chosen: boolean
  onToggle: () => void
}

function Row({ one, chosen, onToggle }: RowProps) {
  const t = useMessages(batchWords)
  const { day } = useFormats()
  return (
    <tr>
      <td>
        <Checkbox aria-label={t('choose', { number: one.number })} checked={chosen} onChange={onToggle} />
      </td>
      <td className="mono">{one.number}</td>
      <td>{t(`kind.${one.kind}` as keyof BatchWords)}</td>
      <td>{one.calibre}</td>
      <td className="mono">{one.caseNumber}</td>
      <td>{one.agency}</td>
      <td>
        {one.dueAt ? (
          <span data-late={one.late || undefined} className={styles['due']}>
            {t(one.late ? 'overdue' : 'dueBy', { moment: day(one.dueAt) })}
          </span>
        ) : (
          <span className={styles['quiet']}>{t('noReceipt')}</span>
        )}
      </td>
    </tr>
  )
}

function NewBatch({ chosen }: { chosen: readonly string[] }) {
  const t = useMessages(batchWords)
  const go = useGo()
  const [site, setSite] = useState('')
  const [contact, setContact] = useState('')
  const [remarks, setRemarks] = useState('')
  const make = useChange(createBatch, {
    invalidates: [listNetworkQueue, listBatches],
    onSuccess: ({ id, number }) => {
      notifyDone({ message: t('made', { number }) })
      go(`/ballistics/network/batches/${id}`)
    },
  })
  const ready = chosen.length > 0 && site.trim() !== ''
  return (
    <Form
      label={t('make', { count: chosen.length })}
      error={make.error}
      onSubmit={() => {
        if (!ready) return
        const body = { site, contact: contact.trim() || null, remarks: remarks.trim() || null }
        make.mutate({ body: { ...body, exhibits: [...chosen] } })
      }}
      actions={
        <Button type="submit" loading={make.isPending} disabled={!ready}>
          {t('make', { count: chosen.length })}
        </Button>
      }
    >
      <div className={styles['mapping']}>
        <TextInput
          label={t('site')}
          value={site}
          maxLength={200}
          onChange={(event) => setSite(event.currentTarget.value)}
          required
        />
        <TextInput
          label={t('contact')}
          value={contact}
          maxLength={200}
          onChange={(event) => setContact(event.currentTarget.value)}
        />
        <TextInput
          label={t('remarks')}
          value={remarks}
          maxLength={1_000}
          onChange={(event) => setRemarks(event.currentTarget.value)}
        />
      </div>
    </Form>
  )
}
