import { defineMessages } from '#web/messages'

export const words = defineMessages({
  previous: 'Previous',
  next: 'Next',
  close: 'Close',
  left: '{time} left',
  over: '{time} over',
  days: '{count} d',
  hours: '{count} h',
  minutes: '{count} min',
  due: 'Due {moment}',
  decide: 'Your decision',
  reason: 'Reason',
  reasonHelp: 'Kept with the decision, for those who read it later.',
  done: 'done',
  now: 'now',
  later: 'later',
})
