import { defineMessages } from '#web/messages'

export const text = defineMessages({
  title: 'Reconciliation',
  open: '{count, one: # task | other: # tasks} open',
  traced: '{share} of {of} guns traced',
  ranAt: 'last compared {at}',
  run: 'Compare now',
  ran: '{found, one: # new task | other: # new tasks}, {settled} settled',
  kind: 'Kind of task',
  allKinds: 'All kinds',
  state: 'State',
  'state.open': 'Open',
  'state.set-aside': 'Set aside',
  'state.settled': 'Settled',
  shown: '{count} shown',
  none: 'Nothing to do here',
  noneHelp: 'Property room, recovered guns and traces agree on this.',
  neverRan: 'They have not been compared yet. Compare them now; after that it is done every night.',
  case: 'case {number}',
  tag: 'tag {tag}',
  recovered: 'recovered {on}',
  days: '{count, one: # day | other: # days}',
  report: 'report {report} {on}',
  other: 'the other says {other}',
  unknownGun: 'Gun not described',
  asideBy: 'Set aside by {by}: {reason}',
  takeIn: 'Record as recovered',
  request: 'Request a trace',
  openGun: 'Open the gun',
  openTrace: 'Open the trace',
  setAside: 'Set aside',
  setAsideTitle: 'Why may this be set aside?',
  reason: 'Reason',
  reopen: 'Open again',

  'not-recovered.title': 'In the property room, not recorded as recovered',
  'not-recovered.why':
    'The gun is held and nobody recorded it, so nobody will trace it. Record it; without a day in the property room, enter it by hand.',
  'not-traced.title': 'Recovered, no trace requested',
  'not-traced.why':
    'Every crime gun is traced, privately made and obliterated ones too: they are counted even where no chain of sale exists. Request the trace.',
  'traced-late.title': 'Request begun and not submitted',
  'traced-late.why': 'A request belongs to the day of the recovery. Finish and submit it, or withdraw it.',
  'traced-twice.title': 'Requested twice',
  'traced-twice.why':
    'Two requests of one gun cost the tracing center twice the work, and count it twice. Withdraw one.',
  'not-in-property.title': 'Recovered, not in the property room',
  'not-in-property.why':
    'The gun may be held elsewhere, or its tag or case number is mistyped in one of the two. Compare them.',
  'recovered-twice.title': 'Perhaps recorded twice',
  'recovered-twice.why':
    'Another recovery has the same number and maker, in the same case or within two weeks. If it is one gun, keep one record.',
  'serial-differs.title': 'Serial numbers differ',
  'serial-differs.why':
    'The recovery says one number, the property room or the request another. Read it from the gun, then correct what is wrong.',
  'reported-stolen.title': 'Reported stolen or lost',
  'reported-stolen.why':
    'A report has this number or one easily taken for it. Check the stolen-gun file and note the answer on the recovery.',
  'rejected-waits.title': 'Sent back and not corrected',
  'rejected-waits.why':
    'The tracing center could not work with the request. Correct it: what can be mended is mended for you.',
  'answer-late.title': 'No answer in the usual time',
  'answer-late.why':
    'An urgent trace takes less than a day, a routine one nine days on average (2019). Ask the tracing center, or enter the answer if it has come.',
  'serial-unconfirmed.title': 'Two readings differ',
  'serial-unconfirmed.why': 'Read the number once more from the gun, then correct the record.',
})
