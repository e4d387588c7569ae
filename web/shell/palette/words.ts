import { defineMessages } from '#web/messages'

export const words = defineMessages({
  title: 'Search and commands',
  hint: 'A page, a record, an action',
  pages: 'Pages',
  recent: 'Recent',
  actions: 'Actions',
  none: 'Nothing is called that here. Records are found by number or by words of their title.',
  light: 'Use the light theme',
  dark: 'Use the dark theme',
  system: 'Use the theme of the system',
  rail: 'Narrow or widen the navigation',
  help: 'Show the keyboard map',
  signOut: 'Sign out',
})
