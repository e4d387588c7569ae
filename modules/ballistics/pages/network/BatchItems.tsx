import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useFormats, useMessages, useNow } from '#web/messages'
import { PageLink } from '#web/pages'
import type { Batch, BatchItem, BatchStep } from '../../contract/index.ts'
import { batchWords, type BatchWords } from './batch-words.ts'
import styles from './network.module.css'

interface ItemsProps {
  batch: Batch
  busy: boolean
  onStep: (step: BatchStep) => void
}

/** The exhibits of a batch; while they are out the number of an acquisition can be entered at each. */
export function Items({ batch, busy, onStep }: ItemsProps) {
  const t = useMessages(batchWords)
  return (
    // A wide table scrolls, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('exhibits')}>
      <table className={styles['preview']} aria-label={t('exhibits')}>
        <thead>
          <tr>
            {(['exhibit', 'kind', 'calibre', 'case', 'agency', 'state', 'acquisition'] as const).map(
              (column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {batch.items.map((item) => (
            <Item key={item.exhibitId} item={item} busy={busy} onStep={onStep} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Item({ item, busy, onStep }: { item: BatchItem } & Omit<ItemsProps, 'batch'>) {
  const t = useMessages(batchWords)
  return (
    <tr>
      <td>
        <PageLink className="mono" to={`/ballistics/exhibits/${item.exhibitId}`}>
          {item.number}
        </PageLink>
      </td>
      <td>{t(`kind.${item.kind}` as keyof BatchWords)}</td>
      <td>{item.calibre}</td>
      <td className="mono">{item.caseNumber}</td>
      <td>{item.agency}</td>
      <td>
        {t(`state.${item.state}`)}
        {item.reason && <span className={styles['quiet']}> {item.reason}</span>}
      </td>
      <td>
        <Last item={item} busy={busy} onStep={onStep} />
      </td>
    </tr>
  )
}

/** The acquisition, the place to enter it, or the way to take the exhibit out. */
function Last({ item, busy, onStep }: { item: BatchItem } & Omit<ItemsProps, 'batch'>) {
  const t = useMessages(batchWords)
  const { date } = useFormats()
  const today = useNow(3_600_000).toISOString().slice(0, 10)
  const [text, setText] = useState('')
  if (item.state === 'sent' || item.state === 'received' || item.state === 'queued') {
    const out = item.state !== 'queued'
    const label = t(out ? 'acquisitionOf' : 'removeReason', { number: item.number })
    return (
      <form
        className={styles['inline']}
        onSubmit={(event) => {
          event.preventDefault()
          const given = text.trim()
          if (!given) return
          onStep(
            out
              ? { step: 'acquire', exhibit: item.exhibitId, acquisition: given, on: today }
              : { step: 'remove', exhibit: item.exhibitId, reason: given },
          )
        }}
      >
        <TextInput
          size="xs"
          aria-label={label}
          placeholder={t(out ? 'acquisition' : 'reason')}
          value={text}
          maxLength={out ? 60 : 200}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-sm" variant="default" disabled={busy || text.trim() === ''}>
          {t(out ? 'acquire' : 'remove')}
        </Button>
      </form>
    )
  }
  return (
    <>
      <span className="mono">{item.acquisition}</span>{' '}
      {item.acquiredOn && <span className={styles['quiet']}>{date(item.acquiredOn)}</span>}
    </>
  )
}
