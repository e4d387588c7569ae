import { defineMessages } from '#web/messages'

/** Sentences of the reading list. */
export const text = defineMessages({
  title: 'Reading list',
  sub: '{first} for a first reader, {second} for a second, {third} to settle',
  of: 'Whose comparisons',
  own: 'Of your agency',
  shared: 'Shared with it',
  which: 'Reading',
  any: 'Any',
  'which.1': 'First',
  'which.2': 'Second',
  'which.3': 'To settle',
  rows: '{count, one: # comparison waits for you | other: # comparisons wait for you}',
  rowsMore: 'The first {count} comparisons that wait for you',
  reference: 'Reference',
  candidate: 'Candidate',
  place: 'Place',
  reading: 'Reading',
  cells: 'Cells that agree',
  cellsOf: '{congruent} of {compared}',
  offered: 'Waiting since',
  row: '{reference} and {candidate}',
  begin: 'Read the first',
  emptyTitle: 'Nothing waits for you',
  emptyText:
    'Comparisons come here when a scan has been searched. One that you have read does not come again.',
  note: 'Most in common first. What another reader recorded is not shown before you have read.',
})
