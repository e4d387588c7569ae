import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import { PageLink } from '#web/pages'
import { useMay } from '#web/session'
import { ErrorNotice } from '#web/states'
import { listScans, type Exhibit, type Scan } from '../../contract/index.ts'
import { Picture } from './Picture.tsx'
import { SendScans } from './SendScans.tsx'
import { text } from './text.ts'
import styles from './candidates.module.css'

const LOOK_AGAIN = 3_000

const isBusy = ({ state, problem }: Scan) =>
  problem === null && (state === 'uploaded' || state === 'preparing')

/** The measured surfaces of an exhibit, and the place to send more. */
export function ScansSection({ exhibit }: { exhibit: Exhibit }) {
  const t = useMessages(text)
  const input = { params: { id: exhibit.id } }
  const { data, error, refetch } = useCall(listScans, input)
  useCall(listScans, input, { refreshEvery: data?.scans.some(isBusy) ? LOOK_AGAIN : false })
  const may = useMay('ballistics.acquire') && exhibit.sharedBy === null && exhibit.kind !== 'firearm'
  const scans = data?.scans ?? []
  if (!error && scans.length === 0 && !may) return null
  return (
    <Section title={t('scans')} {...(data && { note: t('scansNote', { count: scans.length }) })}>
      <div className={styles['scans']}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {scans.length > 0 && (
          <ul className={styles['list']}>
            {scans.map((scan) => (
              <ScanLine key={scan.id} scan={scan} />
            ))}
          </ul>
        )}
        {may && (
          <SendScans
            exhibitId={exhibit.id}
            isBullet={exhibit.kind === 'bullet' || exhibit.kind === 'fragment'}
          />
        )}
      </div>
    </Section>
  )
}

function ScanLine({ scan }: { scan: Scan }) {
  const t = useMessages(text)
  const doubt = scan.findings.find(({ outcome }) => outcome !== 'good')
  const said = scan.problem?.sentence ?? doubt?.sentence
  const state = scan.problem && scan.state !== 'refused' ? t('failed') : t(`state.${scan.state}`)
  const isSought = scan.state === 'ready' && scan.mark === 'breech-face'
  return (
    <li className={styles['scan']}>
      {scan.state === 'ready' ? <Picture scanId={scan.id} label="" side={64} /> : <span />}
      <div>
        <p>
          {scan.mark === 'bullet-land' ? t('landOf', { land: scan.land ?? 1 }) : t(`mark.${scan.mark}`)},{' '}
          {state}
        </p>
        <p className={styles['quiet']}>{scan.fileName}</p>
        {said && <p className={styles['quiet']}>{said}</p>}
      </div>
      <span className={styles['links']}>
        {isSought && <PageLink to={`/ballistics/scans/${scan.id}/candidates`}>{t('seeCandidates')}</PageLink>}
        <PageLink to={`/ballistics/scans/${scan.id}`}>{t('seeScan')}</PageLink>
      </span>
    </li>
  )
}
