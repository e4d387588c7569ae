import { defineMessages } from '#web/messages'

export const text = defineMessages({
  title: 'Serial numbers',
  help: 'Recovered, traced and stolen guns, also when a number was misread',
  serial: 'Serial number',
  serialHelp: '? stands for one character that cannot be read, * for any number of them: A12?45*',
  search: 'Look for it',
  found: '{count, zero: No gun | one: # gun | other: # guns}',
  took: '{ms} ms',
  none: 'No gun has this number, or one like it',
  noneHelp:
    'O and 0, I and 1, S and 5, B and 8, Z and 2 count as the same, and one further slip is allowed. Put ? for what may be misread.',
  more: 'More guns fit than are shown. Give more characters.',
  sought: 'Looked for',
  known: 'On record',
})
