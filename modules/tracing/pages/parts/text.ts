import { defineMessages } from '#web/messages'

export const text = defineMessages({
  caveat:
    'Not every gun is traced, and a traced gun was not always used in a crime. Traced guns are not a sample of all guns. A first seller or purchaser is not shown to have done wrong.',
  serialSpelled: 'Serial number {serial}, character by character',
  letter: '{letter} letter',
  unread: 'unread',
  unreadRun: 'rest unread',
  noDifference: 'Both readings are the same.',
  confusable: '{first} or {second}: easily taken for each other',
  swapped: '{first} and {second}: two characters exchanged',
  different: '{first} in one, {second} in the other',
  onlyFirst: '{first} only in the first',
  onlySecond: '{second} only in the second',
  toList: 'To the recovered guns',
})
