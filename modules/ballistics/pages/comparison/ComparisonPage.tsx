import { useState } from 'react'
import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import { usePageTitle, useSearch } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { ErrorNotice, Loading } from '#web/states'
import { readComparison } from '../../contract/index.ts'
import type { Comparison } from '../../contract/index.ts'
import type { Light } from '@throughline/topography'
import { CellDetail } from './CellDetail.tsx'
import { CellTable } from './CellTable.tsx'
import { CorrelationMap } from './CorrelationMap.tsx'
import { Decide } from './Decide.tsx'
import { Head } from './Head.tsx'
import { Panes, placeOf } from './Panes.tsx'
import { Readings, Scores } from './Scores.tsx'
import { text } from './text.ts'
import { Toolbar } from './Toolbar.tsx'
import { useComparisonKeys } from './useComparisonKeys.ts'
import { usePair } from './usePair.ts'
import { viewSearch } from './view.ts'
import type { ComparisonView } from './view.ts'
import styles from './comparison.module.css'

/** Two surfaces side by side, cell by cell, with what a person reads in them. */
export default function ComparisonPage() {
  const t = useMessages(text)
  return (
    <RecordPage back={{ to: '/ballistics/review', label: t('toList') }}>
      {(id) => <Read id={id} />}
    </RecordPage>
  )
}

function Read({ id }: { id: string }) {
  const comparison = useCall(readComparison, { params: { id } }, { staleTime: Infinity })
  return comparison.data ? <Shown comparison={comparison.data} /> : <NotRead of={comparison} />
}

/** From the upper left, as maps have it: from below, hollows look like hills. */
const LIGHT: Light = { azimuth: 315, elevation: 35 }

function Shown({ comparison }: { comparison: Comparison }) {
  const t = useMessages(text)
  const [view, change] = useSearch(viewSearch)
  const onView = (patch: Partial<ComparisonView>) => change(patch)
  const [light, setLight] = useState(LIGHT)
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { pair, ranges, error, retry } = usePair(comparison, view.turned === 'yes')
  const cells = pair?.cells ?? []
  useComparisonKeys({ cells, view, onView, light, onLight: setLight })
  const { reference, candidate } = comparison
  usePageTitle(t('title', { reference: placeOf(reference), candidate: placeOf(candidate) }))
  const only = isPhone ? tabPane(view.tab) : undefined
  const shows = (part: 'panes' | 'cells' | 'scores') =>
    !isPhone || (part === 'panes' ? only !== undefined : view.tab === part)
  return (
    <div className={styles['page']}>
      <div className={styles['main']}>
        <Head comparison={comparison}>
          <Toolbar comparison={comparison} view={view} onView={onView} isPhone={isPhone} />
        </Head>
        {isPhone && <Tabs view={view} onView={onView} />}
        {error && <ErrorNotice error={error} onRetry={retry} />}
        {!error && !(pair && ranges) && <Loading shape="chart" />}
        {pair && ranges && shows('panes') && (
          <>
            <Panes
              comparison={comparison}
              pair={pair}
              ranges={ranges}
              view={isPhone && view.lay === 'side' ? { ...view, lay: 'blend' } : view}
              light={light}
              onLight={setLight}
              onCell={(cell) => change({ cell: cell ?? undefined })}
              only={only}
            />
            <CellDetail pair={pair} cell={cells.find(({ id }) => id === view.cell)} light={light} />
          </>
        )}
      </div>
      <aside className={styles['aside']} aria-label={t('scores')}>
        {shows('scores') && <Scores comparison={comparison} />}
        {shows('cells') && <CellTable cells={cells} view={view} onView={onView} />}
        {shows('scores') && (
          <>
            <Section title={t('map')} note={t('mapNote')}>
              <CorrelationMap
                cells={cells}
                selected={view.cell ?? null}
                onCell={(cell) => change({ cell })}
              />
            </Section>
            <Readings comparison={comparison} />
          </>
        )}
      </aside>
      <div className={styles['foot']}>
        <Decide comparison={comparison} />
      </div>
    </div>
  )
}

const TABS = ['reference', 'candidate', 'over', 'cells', 'scores'] as const

const tabPane = (tab: ComparisonView['tab']) =>
  tab === 'reference' || tab === 'candidate' || tab === 'over' ? tab : undefined

function Tabs({ view, onView }: { view: ComparisonView; onView: (patch: Partial<ComparisonView>) => void }) {
  const t = useMessages(text)
  return (
    <SegmentedControl
      className={styles['tabs'] ?? ''}
      fullWidth
      size="xs"
      aria-label={t('views')}
      value={view.tab}
      onChange={(tab) => onView({ tab: TABS.find((one) => one === tab) ?? 'reference' })}
      data={TABS.map((value) => ({ value, label: t(value) }))}
    />
  )
}
