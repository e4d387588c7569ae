import { defineMessages } from '#web/messages'

export const text = defineMessages({
  title: 'Region of searches',
  back: 'Clocks and calendar',
  neverChanged: 'As it came: nothing has been changed',
  changed: 'Changed by {name}, {moment}',
  help: 'Each breech face is sought by itself as soon as it is ready. This says among whose exhibits. “Search wider” on a list of candidates always looks at everything your agency may see, and what other agencies enter later is sought by their own region.',
  looks: 'A search looks at the exhibits of',
  shared: 'Your agency and all that share evidence with it',
  sharedHelp: 'Agencies that begin to share later are among them.',
  chosen: 'Your agency and those chosen here',
  chosenHelp:
    'Searches are quicker and their lists shorter. Links to other agencies are found only by searching wider.',
  agencies: 'Agencies',
  own: 'Your agency, always',
  sharesNothing: 'Shares no evidence with your agency now',
  nobody: 'No other agency shares evidence with yours yet.',
  mayNot: 'Examiners and analysts change this.',
  save: 'Save',
  saved: 'The region is saved. The next searches look there.',
})
