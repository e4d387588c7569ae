import { useState } from 'react'
import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { z } from 'zod'
import { ClockTimeInput, Form } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageBody, PageHead, Section } from '#web/page'
import { PageLink, usePageTitle, useSearch } from '#web/pages'
import { DayInput } from '#web/sharing'
import { HandOverKind, type ExhibitRow } from '../../contract/index.ts'
import fields from '../fields.module.css'
import { useRoomSay } from '../say.ts'
import { ScanField } from '../scan/ScanField.tsx'
import styles from './custody.module.css'
import { text } from './text.ts'
import { useHandOver } from './useHandOver.ts'

const Search = z.object({
  exhibit: z.uuid().optional(),
  case: z.uuid().optional(),
  kind: HandOverKind.optional(),
})

const INPUTS = ['to', 'place', 'reason', 'happenedAt']

/** Scan, scan, scan; then to whom, where and why. */
export default function HandOverPage() {
  const t = useMessages(text)
  const { code } = useRoomSay()
  const [begin] = useSearch(Search)
  const [said, setSaid] = useState<string | null>(null)
  const work = useHandOver(begin, (exhibits, kind) =>
    notifyDone({ message: t('saved', { kind: code(`custody.${kind}`), count: exhibits.length }) }),
  )
  const { chosen, values } = work
  usePageTitle(t('title'))
  const found = (exhibit: ExhibitRow) => {
    const { number } = exhibit
    if (exhibit.sharedBy !== null) return setSaid(t('notOwn', { number, agency: exhibit.sharedBy }))
    setSaid(chosen.some(({ id }) => id === exhibit.id) ? t('twice', { number }) : null)
    work.take(exhibit)
  }
  const kind = code(`custody.${values.kind}`)
  return (
    <>
      <PageHead title={t('title')} />
      <PageBody narrow>
        <Section title={t('scanTitle')} note={t('chosen', { count: chosen.length })}>
          <ScanField onFound={found} autoFocus />
          {said !== null && <p role="status">{said}</p>}
          <Chosen exhibits={chosen} onDrop={work.drop} />
        </Section>
        <Section title={t('what')}>
          <Form
            label={t('title')}
            onSubmit={work.save}
            error={work.error}
            inputs={INPUTS}
            actions={
              <Button type="submit" loading={work.saving} disabled={chosen.length === 0}>
                {t('save', { kind, count: chosen.length })}
              </Button>
            }
          >
            <Fields work={work} />
          </Form>
        </Section>
      </PageBody>
    </>
  )
}

function Chosen({ exhibits, onDrop }: { exhibits: readonly ExhibitRow[]; onDrop: (id: string) => void }) {
  const t = useMessages(text)
  const { code } = useRoomSay()
  if (exhibits.length === 0) return <p className={styles['quiet']}>{t('none')}</p>
  return (
    <ul className={styles['chosen']}>
      {exhibits.map((one) => (
        <li key={one.id}>
          <PageLink to={`/ballistics/exhibits/${one.id}`} className="mono">
            {one.number}
          </PageLink>
          <span>
            {[code(`kind.${one.kind}`), one.calibre, one.case?.numbered && one.case.number]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className={styles['quiet']}>{one.holder && t('heldBy', { holder: one.holder })}</span>
          <ActionIcon aria-label={t('remove', { number: one.number })} onClick={() => onDrop(one.id)}>
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  )
}

function Fields({ work }: { work: ReturnType<typeof useHandOver> }) {
  const t = useMessages(text)
  const { code } = useRoomSay()
  const { values, change, of } = work
  const line = (name: 'to' | 'place' | 'reason', label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      autoComplete="off"
      value={values[name]}
      error={of(name)}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
  const gives = values.kind === 'handed-over' || values.kind === 'returned'
  return (
    <div className={fields['two']}>
      <Select
        label={t('kind')}
        allowDeselect={false}
        data={HandOverKind.options.map((kind) => ({ value: kind, label: code(`custody.${kind}`) }))}
        value={values.kind}
        onChange={(kind) => change({ kind: HandOverKind.parse(kind) })}
      />
      {gives && line('to', t('to'))}
      {values.kind === 'received' && line('to', t('toReceived'), t('toReceivedHelp'))}
      {line('place', t('place'))}
      {line('reason', t('reason'))}
      <DayInput
        label={t('day')}
        description={t('dayHelp')}
        value={values.day}
        error={of('happenedAt')}
        onChange={(day) => change({ day })}
      />
      {values.day !== '' && (
        <ClockTimeInput label={t('time')} value={values.time} onChange={(time) => change({ time })} />
      )}
    </div>
  )
}
