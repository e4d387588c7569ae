import { defineMessages } from '#web/messages'

/** Sentences of the room's part of Today. */
export const text = defineMessages({
  title: 'Evidence that waits',
  note: 'by step',
  all: 'All',
  'stage.receive': '{count} to receive',
  'stage.triage': '{count} to triage',
  'stage.enter': '{count} to enter',
  'stage.search': '{count} to search',
  'stage.review': '{count} to review',
  'stage.tell': '{count} to tell',
  'stage.confirm': '{count} to confirm',
  late: '{count} late',
  none: 'None late',
  oldest: 'oldest {span}',
})
