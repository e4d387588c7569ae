import { Button } from '@mantine/core'
import { addressOf, useCall, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageHead } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { ErrorNotice } from '#web/states'
import { downloadScan, prepareAgain, readScan } from '../../contract/index.ts'
import type { Scan } from '../../contract/index.ts'
import { useToExhibits } from '../back.ts'
import { About } from './About.tsx'
import { Surface } from './Surface.tsx'
import { text } from './text.ts'
import styles from './scans.module.css'

/** One scan: its surface, what was found in checking it, and what its file says of itself. */
export default function ScanPage() {
  return <RecordPage back={useToExhibits()}>{(id) => <Read id={id} />}</RecordPage>
}

const AGAIN_MS = 2_000

function Read({ id }: { id: string }) {
  const scan = useCall(readScan, { params: { id } })
  const isWorking = scan.data !== undefined && WORKING.has(scan.data.state)
  // Asked again until it is done; then this second question rests.
  useCall(readScan, { params: { id } }, { enabled: isWorking, refreshEvery: isWorking ? AGAIN_MS : false })
  return scan.data ? <Shown scan={scan.data} /> : <NotRead of={scan} />
}

const WORKING: ReadonlySet<string> = new Set(['uploaded', 'preparing'])

function Shown({ scan }: { scan: Scan }) {
  const t = useMessages(text)
  const again = useChange(prepareAgain, {
    invalidates: [readScan],
    onSuccess: () => notifyDone({ message: t('againDone') }),
  })
  const title = t('title', { number: scan.exhibitNumber })
  usePageTitle(title)
  const isDrawn = scan.state === 'ready' || (scan.state === 'refused' && scan.format !== null)
  return (
    <div className={styles['page']}>
      <PageHead
        title={title}
        count={t('sub', {
          mark: t(`mark.${scan.mark}`),
          calibre: scan.calibre ?? t('unknownCalibre'),
          file: scan.fileName,
        })}
        actions={
          <>
            <Button component={PageLink} to={`/ballistics/exhibits/${scan.exhibitId}`} variant="default">
              {t('exhibit')}
            </Button>
            {scan.state === 'ready' && scan.mark === 'breech-face' && (
              <Button component={PageLink} to={`/ballistics/scans/${scan.id}/candidates`} variant="default">
                {t('candidates')}
              </Button>
            )}
            <Button component="a" href={addressOf(downloadScan, { id: scan.id })} variant="default" download>
              {t('download')}
            </Button>
            {scan.mayEdit && !WORKING.has(scan.state) && (
              <Button
                variant="default"
                loading={again.isPending}
                onClick={() => again.mutate({ params: { id: scan.id } })}
              >
                {t('again')}
              </Button>
            )}
          </>
        }
      />
      <div className={styles['body']}>
        <div className={styles['main']}>
          {again.error && <ErrorNotice error={again.error} />}
          {scan.state !== 'ready' && (
            <p className={styles['state']} data-state={scan.state} role="status">
              {t(`state.${scan.state}`)} {scan.problem && `${scan.problem.sentence} ${scan.problem.remedy}`}
            </p>
          )}
          {isDrawn && <Surface scan={scan} />}
        </div>
        <About scan={scan} />
      </div>
    </div>
  )
}
