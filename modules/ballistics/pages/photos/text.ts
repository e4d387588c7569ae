import { defineMessages } from '#web/messages'

export const text = defineMessages({
  title: 'Photographs',
  add: 'Add photographs',
  mend: '{count, one: Make a small picture of # | other: Make small pictures of #}',
  none: 'None yet.',
  shot: 'Photograph {place} of exhibit {number}',
  open: 'Open photograph {place} at full size',
  caption: 'What photograph {place} shows',
  captionHolder: 'What it shows',
  adding: 'Adding {name}',
  bytes: 'bytes',
  by: '{moment} by {name}',
})
