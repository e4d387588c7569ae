import { PageLink } from '#web/pages'
import type { DataColumn, PhoneItem } from '#web/table'
import type { LeadCase, ListedLead } from '../../contract/index.ts'
import type { LeadSay } from './say.ts'
import { Standing } from './Standing.tsx'
import styles from './leads.module.css'

const standingOf = ({ state, hit, knownLink }: ListedLead) => ({ state, hit, known: knownLink })

const agenciesOf = ({ one, two }: ListedLead) => [...new Set([one.agency, two.agency])].filter(Boolean)

/** A case by its number, or that it is not shared or has none. */
export const caseWords = ({ t }: Pick<LeadSay, 't'>, one: LeadCase): string =>
  one.id === null ? t('notShared') : (one.number ?? t('notStated'))

/** How many of the agencies concerned were told, and that it is late where it is. */
export function toldWords({ t, formats }: LeadSay, row: ListedLead, now: Date): string {
  const late = row.state === 'unconfirmed' && !row.toldAt && row.tellBy !== null && new Date(row.tellBy) < now
  const told =
    row.madeAt === null
      ? t('notYet')
      : row.told === 0
        ? t('toldNone')
        : row.told === row.agencies
          ? t('toldAll', { all: row.agencies })
          : t('toldOf', { told: row.told, all: row.agencies })
  return late && row.tellBy ? `${told}, ${t('lateBy', { moment: formats.moment(row.tellBy) })}` : told
}

export function columnsOf(say: LeadSay, now: Date): DataColumn<ListedLead>[] {
  const { t, formats } = say
  const caseLink = (one: LeadCase) =>
    one.id === null ? (
      caseWords(say, one)
    ) : (
      <PageLink to={`/ballistics/cases/${one.id}`} inherit>
        {caseWords(say, one)}
      </PageLink>
    )
  return [
    { id: 'number', header: t('number'), kind: 'record', hideable: false, cell: (row) => row.number },
    { id: 'state', header: t('state'), cell: (row) => <Standing of={standingOf(row)} /> },
    { id: 'one', header: t('caseOne'), kind: 'record', cell: (row) => caseLink(row.one) },
    { id: 'two', header: t('caseTwo'), kind: 'record', cell: (row) => caseLink(row.two) },
    { id: 'agencies', header: t('agencies'), quiet: true, cell: (row) => agenciesOf(row).join(', ') || '–' },
    {
      id: 'made',
      header: t('made'),
      cell: (row) => (row.madeAt ? formats.moment(row.madeAt) : t('notYet')),
    },
    {
      id: 'told',
      header: t('told'),
      cell: (row) => <Told words={toldWords(say, row, now)} late={isLate(row, now)} />,
    },
    {
      id: 'read',
      header: t('read'),
      quiet: true,
      cell: (row) => (row.agencies ? t('toldOf', { told: row.read, all: row.agencies }) : t('notYet')),
    },
    { id: 'priority', header: t('priority'), quiet: true, cell: (row) => t(`priority.${row.priority}`) },
    { id: 'pairs', header: t('pairs'), quiet: true, cell: (row) => t('pairsCount', { count: row.pairs }) },
    { id: 'owner', header: t('owner'), quiet: true, hidden: true, cell: (row) => row.owner },
  ]
}

const isLate = (row: ListedLead, now: Date) =>
  row.state === 'unconfirmed' && !row.toldAt && row.tellBy !== null && new Date(row.tellBy) < now

const Told = ({ words, late }: { words: string; late: boolean }) => (
  <span className={late ? styles['over'] : undefined}>{words}</span>
)

export function phoneItem(say: LeadSay, row: ListedLead, now: Date): PhoneItem {
  return {
    first: (
      <>
        {row.number} · {caseWords(say, row.one)} – {caseWords(say, row.two)}
      </>
    ),
    second: (
      <>
        <Standing of={standingOf(row)} />
        {row.madeAt && ` · ${say.t('told')} ${toldWords(say, row, now)}`}
      </>
    ),
  }
}
