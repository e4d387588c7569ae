import { defineMessages } from '#web/messages'

export const words = defineMessages({
  banner: 'Alder Bay is invented: every person, gun and shooting in it.',
  bannerShort: 'Alder Bay: all of it invented',
  what: 'What you are looking at',
  stop: '{n} of {count}',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  close: 'Close the tour',
  cityTitle: 'A city that does not exist',
  cityText:
    'Alder Bay has 600,000 people and five years of shootings, guns and casings, made from one number. What truly happened is kept in a file that this program never reads, so what it finds can be checked against the truth.',
  youTitle: 'You work here',
  youText:
    'You are {name}, {role} at {agency}. What you see is what this person may see, for the purpose in the bar above. Sign out to look through other eyes.',
  sharingTitle: 'Shared under an agreement',
  sharingText:
    'Agencies see each other’s records only where both signed. Each agreement says which records, which parts of them, what for and until when.',
  activityTitle: 'What you did stands here',
  activityText:
    'Everything protected that anyone opens or changes leaves one line: who, what, when, why. This is what you have just looked at.',
  leaveTitle: 'Now look through other eyes',
  leaveText:
    'Sign out at the top right and enter as somebody else: the prevention office sees the same shootings without suspects; the community partner sees none of them.',
})
