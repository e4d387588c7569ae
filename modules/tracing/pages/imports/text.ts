import { defineMessages } from '#web/messages'

export const text = defineMessages({
  title: 'Imports of guns and traces',
  help: 'Property rooms, stolen guns, traces and their results, dealers, crime guns, ATF’s tables',
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
  'note.sent-again':
    '{count, one: # row stood | other: # rows stood} twice in the file; the last one counts.',
  'note.recovery-made':
    '{count, one: # trace is | other: # traces are} of a gun that no recovery was known of: see the reconciliation.',
  'note.several-guns':
    '{count, one: # row is | other: # rows are} of several guns: each is a gun of its own; the number and day of sale beside them are the first one’s.',
  'note.no-case-number': '{count, one: # row has | other: # rows have} no case number.',
  'note.after-list':
    '{count, one: # recovery is | other: # recoveries are} dated after the list was made: the day is not taken, the gun is.',
  'note.sale-unreadable':
    '{count, one: # day of sale is | other: # days of sale are} no date: the day is not taken, the gun is.',
  'note.sold-after':
    '{count, one: # gun is | other: # guns are} said to be sold after the recovery: the time is not taken.',
  'note.days-differ':
    '{count, one: # gun has | other: # guns have} another number of days than lies between its dates; the dates count.',
  'note.band-differs':
    '{count, one: # gun is | other: # guns are} said to be under or over three years against its own days; the days count. Analysis lists them.',
  'note.serial-repeated':
    '{count, one: # serial number stands | other: # serial numbers stand} at more than one gun; the reconciliation says which may be one.',
  'note.already-answered':
    '{count, one: # gun has | other: # guns have} an answered trace already, which was left as it is.',
  'note.remark': '{count, one: # row holds | other: # rows hold} only words below a table.',
  reason: '{count, one: # row | other: # rows}, {column}: {reason} {remedy}',
  rejectedFile: 'Rows that were not stored',
  kind: 'What the file holds',
  room: 'Property room',
  roomHelp: 'So that tags of two rooms are told apart',
  propertyRoom: 'Property room',
  record: 'Record each gun as recovered',
  asOf: 'List as of',
  asOfHelp: 'A recovery dated later cannot be; today where it is left empty',
  start: 'Store the rows',
})
