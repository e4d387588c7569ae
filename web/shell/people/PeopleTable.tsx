import { Table } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import { roleWords } from '#web/session'
import type { PersonDetails } from '../../../platform/access/contract.ts'
import styles from '../list.module.css'
import { stateOf } from './states.ts'
import { words } from './words.ts'
import people from './people.module.css'

export interface PeopleTableProps {
  people: readonly PersonDetails[]
  selected: string | undefined
  onSelect: (person: PersonDetails) => void
}

/** Everyone of the agency; a line opens the person beside the list. */
export function PeopleTable({ people: shown, selected, onSelect }: PeopleTableProps) {
  const t = useMessages(words)
  return (
    <Table className={styles.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('name')}</Table.Th>
          <Table.Th>{t('roles')}</Table.Th>
          <Table.Th>{t('factor')}</Table.Th>
          <Table.Th>{t('lastSeen')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {shown.map((person) => (
          <PersonRow key={person.id} person={person} selected={person.id === selected} onSelect={onSelect} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface PersonRowProps {
  person: PersonDetails
  selected: boolean
  onSelect: (person: PersonDetails) => void
}

function PersonRow({ person, selected, onSelect }: PersonRowProps) {
  const t = useMessages(words)
  const { moment, day } = useFormats()
  const state = stateOf(person)
  return (
    <Table.Tr
      className={styles.row ?? ''}
      data-selected={selected}
      data-disabled={person.disabled}
      onClick={() => onSelect(person)}
    >
      <Table.Td className={styles.main ?? ''}>
        <button
          type="button"
          className={styles.rowButton}
          aria-expanded={selected}
          onClick={() => onSelect(person)}
        >
          {person.name}
        </button>
        <span className={people.email}>{person.email}</span>
      </Table.Td>
      <Table.Td>{person.roles.map(roleWords).join(', ')}</Table.Td>
      <Table.Td className={styles.quiet ?? ''}>{t(`factor-${person.secondFactor}`)}</Table.Td>
      <Table.Td className={styles.quiet ?? ''}>
        {person.lastSeenAt ? moment(person.lastSeenAt) : t('never')}
      </Table.Td>
      <Table.Td className={people.state ?? ''} data-tone={state.tone}>
        {t(state.key, person.expiresAt ? { day: day(person.expiresAt) } : {})}
      </Table.Td>
    </Table.Tr>
  )
}
