import { defineMessages } from '#web/messages'

export const text = defineMessages({
  title: 'Imports of guns and traces',
  help: 'Property rooms, stolen guns, traces and their results, dealers',
  upload: 'Upload a file',
  earlier: 'Earlier imports',
  none: 'No file has been imported yet',
  noneHelp:
    'CSV, TSV, XLSX or JSON, plain or packed. The layout is recognised by its columns, and you confirm it.',
  'state.uploaded': 'Columns to be confirmed',
  'state.waiting': 'Waiting',
  'state.running': 'Being stored',
  'state.done': 'Stored',
  'state.failed': 'Failed',
  storing: 'Storing {name}',
  report: '{rows} rows read: {added} new, {changed} changed, {unchanged} unchanged, {rejected} not stored.',
  recorded: '{count, one: # gun was | other: # guns were} recorded as recovered.',
  sentAgain: '{count, one: # row stood | other: # rows stood} twice in the file; the last one counts.',
  recoveryMade:
    '{count, one: # trace is | other: # traces are} of a gun that no recovery was known of: see the reconciliation.',
  reason: '{count, one: # row | other: # rows}, {column}: {reason} {remedy}',
  rejectedFile: 'Rows that were not stored',
  kind: 'What the file holds',
  room: 'Property room',
  roomHelp: 'So that tags of two rooms are told apart',
  propertyRoom: 'Property room',
  record: 'Record each gun as recovered',
  start: 'Store the rows',
})
