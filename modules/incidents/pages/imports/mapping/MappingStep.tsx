import { useState } from 'react'
import { Button, Group, Modal } from '@mantine/core'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { useGo } from '#web/pages'
import { ErrorNotice } from '#web/states'
import { cancelImport, listImports } from '../../../contract/index.ts'
import type { Import, Profile } from '../../../contract/index.ts'
import { ImportHead } from '../ImportHead.tsx'
import { Columns } from './Columns.tsx'
import { Preview } from './Preview.tsx'
import { Settings } from './Settings.tsx'
import { StartPanel } from './StartPanel.tsx'
import { text } from './text.ts'
import { useMapping } from './useMapping.ts'
import styles from './mapping.module.css'

/** The mapping of one upload: settings and columns at the left, what comes of them at the right. */
export function MappingStep({ record, profile }: { record: Import; profile: Profile }) {
  const t = useMessages(text)
  const mapping = useMapping(record, profile)
  const [edition, setEdition] = useState('')
  const known = record.recognised !== null
  return (
    <>
      <ImportHead record={record} actions={<SetAside record={record} />} />
      <div className={styles['sheet']}>
        <div className={styles['main']}>
          <div className={styles['notice']} data-known={known || undefined}>
            <strong>{known ? t('recognisedAs', { title: record.recognised ?? '' }) : t('proposed')}</strong>{' '}
            {t(known ? 'recognisedHelp' : 'proposedHelp')} {t('saveLater')}
          </div>
          <Settings mapping={mapping} edition={edition} onEdition={setEdition} />
          <Columns record={record} mapping={mapping} />
        </div>
        <aside className={styles['side']} aria-label={t('preview')}>
          {/* The rows scroll by themselves, so the keyboard must be able to reach them. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles['sideBody']} tabIndex={0} role="region" aria-label={t('preview')}>
            <Preview mapping={mapping} />
          </div>
          <StartPanel record={record} mapping={mapping} edition={edition} />
        </aside>
      </div>
    </>
  )
}

function SetAside({ record }: { record: Import }) {
  const t = useMessages(text)
  const go = useGo()
  const [asking, setAsking] = useState(false)
  const cancel = useChange(cancelImport, {
    invalidates: [listImports],
    onSuccess: () => go('/incidents/imports'),
  })
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('setAside')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('setAsideTitle', { name: record.fileName })}
        size="sm"
      >
        <p className={styles['dialogText']}>{t('setAsideText')}</p>
        {cancel.error && <ErrorNotice error={cancel.error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="subtle" onClick={() => setAsking(false)}>
            {t('keepIt')}
          </Button>
          <Button onClick={() => cancel.mutate({ params: { id: record.id } })} loading={cancel.isPending}>
            {t('setAsideYes')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
