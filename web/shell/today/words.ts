import { defineMessages } from '#web/messages'

export const words = defineMessages({
  lastSeen: '{clock} · last here {moment}',
  firstTime: '{clock} · welcome, {name}',
  start: 'Start here',
  startNote: 'nothing is waiting for you yet',
  startNone: 'No room has work for your role yet. An administrator of your agency can give you one.',
  inviteTitle: 'Invite your colleagues',
  inviteHelp: 'Everyone works under their own name; roles decide which rooms they see.',
  recent: 'Your activity',
  recentNote: 'latest first',
  recentNone: 'What you open and change will be listed here.',
  recentAll: 'All',
  print: 'Print',
})
