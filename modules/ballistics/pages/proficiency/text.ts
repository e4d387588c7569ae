import { defineMessages } from '#web/messages'

/** Sentences of the page of error rates. */
export const text = defineMessages({
  title: 'Error rates',
  count:
    '{sets, zero: No sets dealt yet | one: # set | other: # sets}, {settled} of {pairs} pairs read to the end',
  intro:
    'Pairs whose origin is known are dealt into the reading list, where nothing tells them from others. What follows counts blind readings of pairs that are read to the end. It is about these pairs and readers, and no error rate of casework follows from a few of them.',
  mayNot: 'Your role does not see error rates',
  mayNotText: 'Those who manage the room do: examiners and analysts.',
  rates: 'Readers and the rule of the search',
  reader: 'Reader',
  machine: 'Search: {cells} or more cells agree, both ways',
  falseLinks: 'False probable links',
  missed: 'Missed',
  inconclusive: 'Inconclusive',
  share: '{part} of {whole}',
  interval: '{share} (95%: {low} to {high})',
  none: 'no pair yet',
  sets: 'Sets',
  set: 'Set',
  pairs: 'Pairs',
  settled: 'Read to the end',
  made: 'Dealt',
  noSets: 'Deal a set to begin.',
  deal: 'Deal pairs',
  dealHelp:
    'Two exhibits of your agency whose origin you know, such as test fires, each with a breech face that is ready. You will not be offered them yourself.',
  setTitle: 'Name of the set',
  one: 'First exhibit',
  other: 'Second exhibit',
  origin: 'Known to be',
  'origin.same': 'Of one gun',
  'origin.different': 'Of two guns',
  another: 'Another pair',
  remove: 'Remove pair {number}',
  save: 'Deal them',
  cancel: 'Cancel',
  dealt: 'The pairs wait in the reading list.',
})
