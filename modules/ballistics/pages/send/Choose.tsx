import { useRef } from 'react'
import { Button, FileButton } from '@mantine/core'
import { IconFiles } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { DropArea } from '#web/upload'
import { chosen, dropped, type Found } from './dropped.ts'
import { text } from './text.ts'
import styles from './send.module.css'

const ACCEPT = '.x3p,.plux,.sur,.tif,.tiff,.csv,.jpg,.jpeg,.png,.webp'

/** Where files and folders are dropped or chosen. */
export function Choose({ busy, onFiles }: { busy: boolean; onFiles: (found: Found[]) => void }) {
  const t = useMessages(text)
  const folder = useRef<HTMLInputElement>(null)
  return (
    <DropArea
      icon={<IconFiles size={22} stroke={1.5} aria-hidden />}
      title={t('dropTitle')}
      help={t('dropHelp')}
      onDrop={(transfer) => {
        if (!busy) void dropped(transfer).then(onFiles)
      }}
    >
      <div className={styles['buttons']}>
        <FileButton
          multiple
          accept={ACCEPT}
          inputProps={{ 'aria-label': t('chooseFiles') }}
          onChange={(files) => onFiles(chosen(files))}
        >
          {(props) => (
            <Button {...props} variant="default" disabled={busy}>
              {t('chooseFiles')}
            </Button>
          )}
        </FileButton>
        <input
          ref={folder}
          type="file"
          hidden
          aria-label={t('chooseFolder')}
          {...{ webkitdirectory: '' }}
          onChange={({ currentTarget }) => {
            onFiles(chosen([...(currentTarget.files ?? [])]))
            currentTarget.value = ''
          }}
        />
        <Button variant="default" disabled={busy} onClick={() => folder.current?.click()}>
          {t('chooseFolder')}
        </Button>
      </div>
    </DropArea>
  )
}
