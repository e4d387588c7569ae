import { useState } from 'react'
import { Button, Checkbox, Collapse, TextInput } from '@mantine/core'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { ErrorNotice } from '#web/states'
import { listImports, listProfiles, readImport, startImport } from '../../../contract/index.ts'
import type { Import } from '../../../contract/index.ts'
import { editionProblem, slug } from './profile.ts'
import { text } from './text.ts'
import type { MappingState } from './useMapping.ts'
import { noteStart } from '../started.ts'
import styles from './mapping.module.css'

export interface StartPanelProps {
  record: Import
  mapping: MappingState
  /** As typed; empty takes the last day in the file. */
  edition: string
}

/** The last step before anything is stored: the profile, and the button with what it still waits for. */
export function StartPanel({ record, mapping, edition }: StartPanelProps) {
  const t = useMessages(text)
  const [save, setSave] = useState(false)
  const [title, setTitle] = useState(mapping.profile.title)
  const start = useChange(startImport, {
    invalidates: [readImport, listImports, listProfiles],
    onSuccess: () => noteStart(record.id),
  })
  const reasons = useReasons(mapping, edition)
  const ready = reasons.length === 0 && !mapping.stale && !mapping.error && (!save || slug(title).length >= 2)
  const go = () =>
    start.mutate({
      params: { id: record.id },
      body: {
        profile: save ? { ...mapping.profile, title: title.trim(), name: slug(title) } : mapping.profile,
        saveProfile: save,
        asOf: edition === '' ? null : edition,
      },
    })
  return (
    <div className={styles['start']}>
      <Checkbox
        label={t('saveProfile')}
        description={t('saveProfileHelp')}
        checked={save}
        onChange={(event) => setSave(event.currentTarget.checked)}
      />
      <Collapse expanded={save}>
        <TextInput
          label={t('profileTitle')}
          description={t('profileTitleHelp')}
          value={title}
          maxLength={120}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </Collapse>
      {start.error && <ErrorNotice error={start.error} />}
      <Button fullWidth onClick={go} disabled={!ready} loading={start.isPending} aria-describedby="why-not">
        {t('start')}
      </Button>
      <div id="why-not" className={styles['whyNot']}>
        {reasons.length === 0 ? (
          <p className={styles['quiet']}>{t('ready')}</p>
        ) : (
          <>
            <p className={styles['detailTitle']}>{t('notReady')}</p>
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}

/** Why the import cannot start yet, in sentences; empty when it can. */
function useReasons({ problems, missing }: MappingState, edition: string): string[] {
  const t = useMessages(text)
  const names: Readonly<Record<string, string>> = {
    source: t('source'),
    epsg: t('epsg'),
    missing: t('missing'),
  }
  return [
    ...[...problems].map(([field, message]) => t('notReadyField', { field: names[field] ?? field, message })),
    ...(editionProblem(edition) === null
      ? []
      : [t('notReadyField', { field: t('editionField'), message: editionProblem(edition) ?? '' })]),
    ...missing,
  ]
}
