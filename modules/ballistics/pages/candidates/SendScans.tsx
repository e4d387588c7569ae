import { useState } from 'react'
import { Button, FileButton, NumberInput, Select } from '@mantine/core'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { DropArea, NotTaken, Travelling } from '#web/upload'
import { Mark } from '../../contract/index.ts'
import { text } from './text.ts'
import { useScanUploads, type MarkChoice } from './useScanUploads.ts'
import styles from './candidates.module.css'

const ACCEPT = '.x3p,.plux,.sur,.tif,.tiff,.csv'

/** Where scans of an exhibit are dropped or chosen, what is travelling, and what was not taken in. */
export function SendScans({ exhibitId, isBullet }: { exhibitId: string; isBullet: boolean }) {
  const t = useMessages(text)
  const { sending, send } = useScanUploads(exhibitId)
  const [choice, setChoice] = useState<MarkChoice>({
    mark: isBullet ? 'bullet-land' : 'breech-face',
    land: 1,
  })
  return (
    <div className={styles['scans']}>
      <DropArea
        title={t('dropTitle')}
        help={
          <>
            {t('dropHelp')}{' '}
            <PageLink to="/ballistics/scans/send" underline="always">
              {t('toSend')}
            </PageLink>
          </>
        }
        onDrop={({ files }) => send([...files], choice)}
      >
        <Select
          label={t('markOf')}
          value={choice.mark}
          allowDeselect={false}
          w={150}
          onChange={(mark) => setChoice((old) => ({ ...old, mark: Mark.parse(mark) }))}
          data={Mark.options.map((value) => ({ value, label: t(`mark.${value}`) }))}
        />
        {choice.mark === 'bullet-land' && (
          <NumberInput
            label={t('land')}
            min={1}
            max={30}
            w={80}
            value={choice.land}
            onChange={(land) => setChoice((old) => ({ ...old, land: Number(land) || 1 }))}
          />
        )}
        <FileButton
          onChange={(files) => send(files, choice)}
          multiple
          accept={ACCEPT}
          inputProps={{ 'aria-label': t('choose') }}
        >
          {(props) => (
            <Button {...props} variant="default" disabled={sending.current !== null}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
      </DropArea>
      <Travelling sending={sending} arrived={(name) => t('arrived', { name })} />
      <NotTaken sending={sending} />
    </div>
  )
}
