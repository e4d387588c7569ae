import { defineMessages } from '#web/messages'

/** Clocks and their moments in plain words. */
export const clockWords = defineMessages({
  'from.collected': 'collection',
  'from.received': 'receipt',
  'from.triaged': 'triage',
  'from.acquired': 'entry',
  'from.searched': 'the search',
  'from.lead-made': 'the second reading',

  'to.received': 'Received',
  'to.triaged': 'Triaged',
  'to.acquired': 'Entered',
  'to.searched': 'Searched',
  'to.reviewed': 'Reviewed',
  'to.told': 'Everyone told of the lead',
  'to.confirmed': 'Lead examined',

  'unit.hours': '{count, one: # hour | other: # hours}',
  'unit.days': '{count, one: # day | other: # days}',
  'unit.business-days': '{count, one: # business day | other: # business days}',

  'kind.standard': 'Standard',
  'kind.goal': 'Goal',

  limit: '{limit} from {from}',
  whole: '{to} within {limit} of {from}',
})
