import { defineMessages } from '#web/messages'

export const words = defineMessages({
  title: 'Your activity',
  count: 'What you opened and changed, as the audit keeps it. Nobody can alter it.',
  when: 'When',
  what: 'Record',
  action: 'Action',
  outcome: 'Outcome',
  purpose: 'Purpose',
  done: 'Done',
  refused: 'Refused',
  failed: 'Failed',
  more: 'Show earlier',
  shown: '{count, one: # entry | other: # entries} shown',
  noneTitle: 'Nothing recorded yet',
  noneText: 'Opening or changing a protected record leaves a line here.',
})
