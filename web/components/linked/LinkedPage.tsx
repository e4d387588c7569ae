import { useState } from 'react'
import type { ReactNode } from 'react'
import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMessages } from '#web/messages'
import { PageHead, WithSidePanel } from '#web/page'
import type { SidePanelProps } from '#web/page'
import { useLinked } from './LinkedProvider.tsx'
import { words } from './words.ts'
import styles from './LinkedPage.module.css'

/** What the side panel shows of the selected record; closing and stepping come with the selection. */
export type LinkedPanel = Omit<SidePanelProps, 'onClose' | 'onPrevious' | 'onNext'>

export interface LinkedPageProps {
  readonly title: string
  /** The count in a sentence: "287 in Brooklyn in 2024 · 330 people shot, 66 killed". */
  readonly summary?: ReactNode
  /** Buttons of the page; one filled at most, last. */
  readonly actions?: ReactNode
  readonly filters?: ReactNode
  readonly map: ReactNode
  readonly plots: ReactNode
  readonly table: ReactNode
  /** The record that is selected, or null. */
  readonly panel?: LinkedPanel | null
}

type View = 'map' | 'charts' | 'list'

/**
 * The page of every room that looks at one set of records in several ways: head, filter bar, map left,
 * plots right, table below, side panel. On a phone one view at a time.
 *
 * @example
 * <LinkedPage title="Incidents" summary="287 in 2024" filters={<FilterBar … />} map={<MapView … />}
 *   plots={<TrendPlot … />} table={<DataTable … />}
 *   panel={picked && { title: 'Incident 24-1187', subtitle: '7 Sep 2024, 23:40', children: <Brief of={picked} /> }} />
 */
export function LinkedPage(props: LinkedPageProps) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  return (
    <WithSidePanel panel={usePanel(props.panel)}>
      <div className={styles['main']}>
        <div className={styles['head']}>
          <PageHead title={props.title} count={props.summary} actions={props.actions} />
          {props.filters && <div className={styles['filters']}>{props.filters}</div>}
        </div>
        {phone ? <OneAtATime {...props} /> : <Together {...props} />}
      </div>
    </WithSidePanel>
  )
}

function usePanel(panel: LinkedPanel | null | undefined): SidePanelProps | null {
  const { selected, order, step, select } = useLinked()
  if (!panel) return null
  const at = selected === null ? -1 : order.indexOf(selected)
  return {
    ...panel,
    onClose: () => select(null),
    onPrevious: at > 0 ? () => step(-1) : undefined,
    onNext: at < order.length - 1 ? () => step(1) : undefined,
  }
}

function Together({ map, plots, table }: LinkedPageProps) {
  return (
    <>
      <div className={styles['views']}>
        <div className={styles['map']}>{map}</div>
        <div className={styles['plots']}>{plots}</div>
      </div>
      <div className={styles['table']}>{table}</div>
    </>
  )
}

function OneAtATime({ map, plots, table }: LinkedPageProps) {
  const t = useMessages(words)
  const [view, setView] = useState<View>('map')
  return (
    <>
      <div className={styles['switch']}>
        <SegmentedControl
          fullWidth
          value={view}
          onChange={(next) => setView(next as View)}
          aria-label={t('views')}
          data={[
            { value: 'map', label: t('map') },
            { value: 'charts', label: t('charts') },
            { value: 'list', label: t('list') },
          ]}
        />
      </div>
      <div className={styles['single']} data-view={view}>
        {{ map, charts: plots, list: table }[view]}
      </div>
    </>
  )
}
