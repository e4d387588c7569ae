import type { ReactNode } from 'react'
import { IconArrowLeft } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import { PageHead } from '#web/page'
import { PageLink } from '#web/pages'
import type { Import } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './imports.module.css'

/** The file, where it came from, and the way back to all imports. */
export function ImportHead({ record, actions }: { record: Import; actions?: ReactNode }) {
  const t = useMessages(text)
  const { bytes, moment } = useFormats()
  return (
    <PageHead
      title={t('importOf', { name: record.fileName })}
      count={[
        t('size', { size: bytes(record.size), format: record.format }),
        t('uploadedBy', { name: record.createdBy, moment: moment(record.createdAt) }),
      ].join(' · ')}
      actions={
        <>
          <PageLink to="/incidents/imports" className={styles['back'] ?? ''}>
            <IconArrowLeft size={16} stroke={1.6} aria-hidden />
            {t('allImports')}
          </PageLink>
          {actions}
        </>
      }
    />
  )
}
