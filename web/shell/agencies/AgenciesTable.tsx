import { Table } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import type { Agency } from '../../../platform/access/contract.ts'
import list from '../list.module.css'
import { words } from './words.ts'
import styles from './agencies.module.css'

export interface AgenciesTableProps {
  agencies: readonly Agency[]
  selected: number | undefined
  onSelect: (agency: Agency) => void
}

/** Every agency of the installation; a line opens it beside the list. */
export function AgenciesTable({ agencies, selected, onSelect }: AgenciesTableProps) {
  const t = useMessages(words)
  return (
    <Table className={list.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('name')}</Table.Th>
          <Table.Th>{t('kind')}</Table.Th>
          <Table.Th>{t('contact')}</Table.Th>
          <Table.Th>{t('people')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {agencies.map((agency) => (
          <AgencyRow key={agency.id} agency={agency} selected={agency.id === selected} onSelect={onSelect} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface AgencyRowProps {
  agency: Agency
  selected: boolean
  onSelect: (agency: Agency) => void
}

function AgencyRow({ agency, selected, onSelect }: AgencyRowProps) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const { name, kind, contact, people, stoppedAt } = agency
  return (
    <Table.Tr className={list.row ?? ''} data-selected={selected} onClick={() => onSelect(agency)}>
      <Table.Td className={list.main ?? ''}>
        <button
          type="button"
          className={list.rowButton}
          aria-expanded={selected}
          onClick={() => onSelect(agency)}
        >
          {name}
        </button>
      </Table.Td>
      <Table.Td>{t(`kind-${kind}`)}</Table.Td>
      <Table.Td className={list.quiet ?? ''}>{contact || t('contactNone')}</Table.Td>
      <Table.Td className={`${list.quiet} ${styles.count}`}>{t('peopleFacts', { count: people })}</Table.Td>
      <Table.Td className={(stoppedAt ? styles.stopped : list.quiet) ?? ''}>
        {stoppedAt ? t('stopped', { moment: moment(stoppedAt) }) : t('working')}
      </Table.Td>
    </Table.Tr>
  )
}
