import { defineMessages } from '#web/messages'
import { TRACE_CAVEAT } from '../../contract/index.ts'

export const text = defineMessages({
  caveat: TRACE_CAVEAT,
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
