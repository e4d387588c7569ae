import { defineMessages } from '#web/messages'

export const words = defineMessages({
  title: 'Keyboard',
  search: 'Search and commands',
  help: 'This help',
  rail: 'Narrow or widen the navigation',
  here: 'On this page',
  lists: 'Everywhere in lists, maps and forms',
  house: 'Throughline',
  filter: 'Filter',
  next: 'Next and previous',
  open: 'Open',
  close: 'Close',
  decide: 'Choose a decision',
  submit: 'Save or send a form',
  arrows: 'Between items of a map or chart',
  table: 'A map or chart as a table',
  letters: 'Single-letter keys act',
  lettersHelp:
    'Switch them off if you dictate text or press keys by accident. They always rest while you type.',
})
