import { defineMessages } from '#web/messages'

/** Sentences of the room's part of Today. */
export const text = defineMessages({
  latest: 'Latest incidents',
  latestNote: 'newest first',
  all: 'All',
  toDate: 'Shootings, year to date',
  toDateNote: '1 Jan–{day}',
  overview: 'Overview',
  incidents: 'Incidents',
  fatal: 'Fatal',
  nonfatal: 'Nonfatal',
  before: '{before} by this day in {year}',
  series: '{what} a month over the last 12 months: from {first} to {last}, highest {highest}',
  killedAndWounded: '{killed} killed, {wounded} wounded',
  killed: '{count, one: One person killed | other: # people killed}',
  wounded: '{count, one: One person wounded | other: # people wounded}',
  nobody: 'No one hit',
  peopleNotShared: 'People not shared',
})
