import { Button } from '@mantine/core'
import { ProblemError, useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageBody, PageHead } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordPage, RecordSheet, SidePart } from '#web/record'
import { Empty, ErrorNotice } from '#web/states'
import { listCandidates, readScan, startSearch, type CandidateList, type Scan } from '../../contract/index.ts'
import { useToExhibits } from '../back.ts'
import { Candidates } from './Candidates.tsx'
import { Picture } from './Picture.tsx'
import { KnownPairs, SearchSteps } from './SearchFacts.tsx'
import { text } from './text.ts'
import styles from './candidates.module.css'

/** What was found with one scan, and how the search went. */
export default function CandidatesPage() {
  return <RecordPage back={useToExhibits()}>{(id) => <Read id={id} />}</RecordPage>
}

const LOOK_AGAIN = 2_000

/** Under way: something will still change by itself. */
const isBusy = (scan: Scan | undefined, found: CandidateList | undefined) =>
  (scan !== undefined &&
    scan.problem === null &&
    (scan.state === 'uploaded' || scan.state === 'preparing')) ||
  found?.search?.state === 'running'

function Read({ id }: { id: string }) {
  const t = useMessages(text)
  const input = { params: { id } }
  const scan = useCall(readScan, input)
  const found = useCall(listCandidates, input)
  const refreshEvery = isBusy(scan.data, found.data) ? LOOK_AGAIN : false
  useCall(readScan, input, { refreshEvery })
  useCall(listCandidates, input, { refreshEvery })
  usePageTitle(t('title', { number: scan.data?.exhibitNumber ?? '' }))
  if (!scan.data) return <NotRead of={scan} />
  if (!found.data) return <NotRead of={found} />
  return <Shown scan={scan.data} found={found.data} />
}

function Shown({ scan, found }: { scan: Scan; found: CandidateList }) {
  const t = useMessages(text)
  const { search, population } = found
  return (
    <>
      <Head scan={scan} found={found} />
      <RecordSheet
        flush
        sideLabel={t('about')}
        side={
          <>
            {scan.state === 'ready' && (
              <SidePart title={t('scan')}>
                <Picture scanId={scan.id} label={t('picture', { number: scan.exhibitNumber })} />
              </SidePart>
            )}
            {search?.state === 'done' && <SearchSteps search={search} />}
            {scan.mark === 'breech-face' && scan.state === 'ready' && <KnownPairs population={population} />}
          </>
        }
      >
        <Found scan={scan} found={found} />
      </RecordSheet>
    </>
  )
}

function Head({ scan, found }: { scan: Scan; found: CandidateList }) {
  const t = useMessages(text)
  const { moment } = useFormats()
  const { search } = found
  const mark = scan.mark === 'bullet-land' ? t('landOf', { land: scan.land ?? 1 }) : t(`mark.${scan.mark}`)
  const again = useChange(startSearch, {
    invalidates: [listCandidates],
    onSuccess: () => notifyDone({ message: t('searchStarted') }),
  })
  const seek = (scope: 'regional' | 'wide') => again.mutate({ params: { id: scan.id }, body: { scope } })
  const said =
    search?.finishedAt &&
    t('searchedAt', {
      scope: t(`scope.${search.scope}`),
      moment: moment(search.finishedAt),
      name: search.askedBy,
    })
  return (
    <PageHead
      title={t('title', { number: scan.exhibitNumber })}
      count={[mark, scan.calibre, said].filter(Boolean).join(' · ')}
      actions={
        <>
          <Button component={PageLink} to={`/ballistics/exhibits/${scan.exhibitId}`} variant="default">
            {t('exhibit')}
          </Button>
          <Button component={PageLink} to={`/ballistics/scans/${scan.id}`} variant="default">
            {t('scan')}
          </Button>
          {found.maySearch && search?.state !== 'running' && (
            <>
              <Button variant="default" loading={again.isPending} onClick={() => seek('regional')}>
                {t('searchRegion')}
              </Button>
              <Button variant="default" loading={again.isPending} onClick={() => seek('wide')}>
                {t('searchWide')}
              </Button>
              <PageLink to="/ballistics/region">{t('region')}</PageLink>
            </>
          )}
        </>
      }
    />
  )
}

function Found({ scan, found }: { scan: Scan; found: CandidateList }) {
  const t = useMessages(text)
  const { search, candidates, mayReview } = found
  const problem = scan.problem ?? search?.problem
  if (problem)
    return (
      <PageBody narrow>
        <ErrorNotice error={new ProblemError({ ...problem, requestId: '' }, 0)} />
      </PageBody>
    )
  if (scan.state !== 'ready')
    return (
      <p className={styles['note']} role="status">
        {t('preparing')}
      </p>
    )
  if (scan.mark !== 'breech-face')
    return (
      <PageBody>
        <Empty title={t('noSearch')}>{t('notSought')}</Empty>
      </PageBody>
    )
  const isRunning = search?.state === 'running'
  return (
    <>
      <p className={styles['note']} {...(isRunning && { role: 'status' })}>
        {t(isRunning ? 'searching' : 'neverVerdict')}
      </p>
      {(candidates.length > 0 || !isRunning) && (
        <Candidates scan={found.scan} candidates={candidates} mayReview={mayReview} />
      )}
    </>
  )
}
