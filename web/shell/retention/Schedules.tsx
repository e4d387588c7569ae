import { Table } from '@mantine/core'
import type { CallOutput, Category } from '#contract'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { ErrorNotice, Loading } from '#web/states'
import { listSchedules } from '../../../platform/retention/contract.ts'
import list from '../list.module.css'
import { periodWords, words } from './words.ts'

type Line = CallOutput<typeof listSchedules>['categories'][number]

export interface SchedulesProps {
  selected: Category | undefined
  onSelect: (category: Category) => void
}

/** Every category and how long its records are kept; a line opens it beside the list. */
export function Schedules({ selected, onSelect }: SchedulesProps) {
  const t = useMessages(words)
  const schedules = useCall(listSchedules, {})
  if (schedules.isPending) return <Loading shape="table" />
  if (schedules.error) return <ErrorNotice error={schedules.error} onRetry={() => void schedules.refetch()} />
  return (
    <Table className={list.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('category')}</Table.Th>
          <Table.Th>{t('keptFor')}</Table.Th>
          <Table.Th>{t('countedFrom')}</Table.Th>
          <Table.Th>{t('authority')}</Table.Th>
          <Table.Th>{t('holds')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {schedules.data.categories.map((line) => (
          <ScheduleRow
            key={line.category}
            line={line}
            selected={line.category === selected}
            onSelect={() => onSelect(line.category)}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface ScheduleRowProps {
  line: Line
  selected: boolean
  onSelect: () => void
}

function ScheduleRow({ line: { category, schedule, onHold }, selected, onSelect }: ScheduleRowProps) {
  const t = useMessages(words)
  return (
    <Table.Tr className={list.row ?? ''} data-selected={selected} onClick={onSelect}>
      <Table.Td className={list.main ?? ''}>
        <button type="button" className={list.rowButton} aria-expanded={selected} onClick={onSelect}>
          {t(category)}
        </button>
      </Table.Td>
      <Table.Td className={schedule ? '' : (list.quiet ?? '')}>
        {schedule ? periodWords(t, schedule) : t('forEver')}
      </Table.Td>
      <Table.Td className={list.quiet ?? ''}>{schedule && t(schedule.countedFrom)}</Table.Td>
      <Table.Td>{schedule?.authority}</Table.Td>
      <Table.Td>{onHold && t('onHold')}</Table.Td>
    </Table.Tr>
  )
}
