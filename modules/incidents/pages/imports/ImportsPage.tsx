import { useMessages } from '#web/messages'
import { PageHead } from '#web/page'
import { useGo, usePageTitle } from '#web/pages'
import { useMay } from '#web/session'
import { ImportList, useImports } from './ImportList.tsx'
import { MayNot } from './MayNot.tsx'
import { Profiles } from './Profiles.tsx'
import { text } from './text.ts'
import { UploadArea } from './UploadArea.tsx'
import { useUploads } from './useUploads.ts'
import styles from './imports.module.css'

/** Files that came in, the place to send another, and the layouts that are known. */
export default function ImportsPage() {
  return useMay('incidents.import') ? <Imports /> : <MayNot />
}

function Imports() {
  const t = useMessages(text)
  const go = useGo()
  const list = useImports()
  const uploads = useUploads((record) => go(`/incidents/imports/${record.id}`))
  usePageTitle(t('title'))
  return (
    <>
      <PageHead
        title={t('title')}
        {...(list.data && { count: t('count', { count: list.data.imports.length }) })}
      />
      <div className={styles['page']}>
        <UploadArea uploads={uploads} />
        <ImportList list={list} />
        <div className={styles['inset']}>
          <Profiles />
        </div>
      </div>
    </>
  )
}
