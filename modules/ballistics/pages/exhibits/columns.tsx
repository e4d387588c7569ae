import { Badge } from '@mantine/core'
import type { Formats, Say } from '#web/messages'
import { PageLink } from '#web/pages'
import type { DataColumn, PhoneItem } from '#web/table'
import type { ExhibitRow } from '../../contract/index.ts'
import { momentWords } from '../moment.ts'
import type { words } from '../words.ts'
import type { text } from './text.ts'

export interface Sayings {
  readonly t: Say<(typeof text)['en']>
  readonly code: Say<(typeof words)['en']>
  readonly formats: Formats
}

const COLOURS = {
  awaited: 'gray',
  received: 'orange',
  triaged: 'yellow',
  acquired: 'blue',
  searched: 'blue',
  reviewed: 'teal',
}

/** How far an exhibit has come; what was decided about it where it goes no further. */
export function StageBadge({ row, code }: { row: ExhibitRow; code: Sayings['code'] }) {
  const ended = row.stage === 'triaged' && row.triage !== null && row.triage !== 'enter'
  return (
    <Badge variant="light" color={ended ? 'gray' : COLOURS[row.stage]} tt="none" fw={500} miw="max-content">
      {ended ? code(`triage.${row.triage!}`) : code(`stage.${row.stage}`)}
    </Badge>
  )
}

export function columnsOf({ t, code, formats }: Sayings, shared: boolean): DataColumn<ExhibitRow>[] {
  const moment = (at: string | null) => (at === null ? '–' : momentWords(formats, at))
  return [
    {
      id: 'number',
      header: t('number'),
      kind: 'record',
      sortable: true,
      hideable: false,
      cell: (row) => row.number,
    },
    { id: 'kind', header: t('kind'), cell: (row) => code(`kind.${row.kind}`) },
    {
      id: 'case',
      header: t('case'),
      kind: 'record',
      cell: (row) =>
        row.case === null ? (
          code('notShared')
        ) : (
          <PageLink to={`/ballistics/cases/${row.case.id}`} inherit>
            {row.case.numbered ? row.case.number : code('notStated')}
          </PageLink>
        ),
    },
    { id: 'agency', header: t('agency'), quiet: true, cell: (row) => row.case?.agency ?? '–' },
    { id: 'calibre', header: t('calibre'), cell: (row) => row.calibre ?? '–' },
    { id: 'marker', header: t('marker'), quiet: true, hidden: true, cell: (row) => row.marker ?? '–' },
    { id: 'stage', header: t('stage'), cell: (row) => <StageBadge row={row} code={code} /> },
    { id: 'collected', header: t('collected'), quiet: true, cell: (row) => moment(row.collectedAt) },
    { id: 'received', header: t('received'), sortable: true, cell: (row) => moment(row.receivedAt) },
    { id: 'entered', header: t('entered'), quiet: true, cell: (row) => moment(row.acquiredAt) },
    {
      id: 'acquisition',
      header: t('acquisition'),
      kind: 'record',
      hidden: true,
      cell: (row) => row.acquisition ?? '–',
    },
    { id: 'holder', header: t('holder'), quiet: true, hidden: shared, cell: (row) => row.holder ?? '–' },
    { id: 'barcode', header: t('barcode'), quiet: true, hidden: true, cell: (row) => row.barcode },
    ...(shared
      ? [
          {
            id: 'sharedBy',
            header: t('sharedBy'),
            quiet: true,
            cell: (row: ExhibitRow) => row.sharedBy ?? '–',
          },
        ]
      : []),
  ]
}

export function phoneItem({ code, formats }: Sayings, row: ExhibitRow): PhoneItem {
  return {
    first: [row.number, code(`kind.${row.kind}`)].join(' · '),
    second: [
      row.case?.numbered ? row.case.number : null,
      row.calibre,
      row.collectedAt && momentWords(formats, row.collectedAt),
    ]
      .filter(Boolean)
      .join(' · '),
    aside: <StageBadge row={row} code={code} />,
  }
}
