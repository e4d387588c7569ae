import { defineMessages } from '#web/messages'

/** Words of the list of imports and of an import under way. */
export const text = defineMessages({
  title: 'Imports',
  count: '{count, zero: Nothing imported yet | one: # file, newest first | other: # files, newest first}',
  listTitle: 'Files',
  choose: 'Choose files',
  dropTitle: 'Drop files here, or choose them',
  dropHelp:
    'CSV, TSV, XLSX, JSON or GeoJSON, also gzipped or zipped, up to 1 GB each. You see how the rows will be stored before anything is.',
  reading: 'Reading the layout of {name}',
  readyToMap: '{name} is here: check how its columns are read.',
  mapIt: 'Check the mapping',
  mayNotTitle: 'Your role does not import files',
  mayNotText:
    'Records clerks and analysts do. Ask an administrator of your agency if you need it for your work.',

  file: 'File',
  state: 'State',
  recognised: 'Recognised as',
  rowsNew: 'New',
  rowsChanged: 'Changed',
  rowsSame: 'Unchanged',
  rowsRejected: 'Rejected',
  who: 'By',
  when: 'When',
  unknownLayout: 'unknown layout',
  emptyTitle: 'No file has been imported yet',
  emptyText:
    'Start with the file your agency exports: a row for each shooting, for each person shot, or for each pair of victim and suspect.',
  rowsLine: '{fresh} new, {changed} changed, {rejected} rejected',

  'state.uploaded': 'Mapping to check',
  'state.waiting': 'Waiting',
  'state.running': 'Under way',
  'state.done': 'Done',
  'state.failed': 'Failed',
  'state.cancelled': 'Stopped',

  profiles: 'Profiles',
  profilesNote:
    '{count, one: # layout is recognised by itself | other: # layouts are recognised by themselves}',
  shipped: 'Comes with Throughline',
  saved: 'Saved by your agency',
  deleteProfile: 'Delete',
  deleteProfileNamed: 'Delete profile {title}',
  deleteTitle: 'Delete the profile "{title}"?',
  deleteText:
    'Files of this layout are then no longer recognised by themselves. What was imported with it stays as it is.',
  deleteYes: 'Delete the profile',
  keep: 'Keep it',
  deleted: 'The profile "{title}" is deleted.',
  unitLine: 'one row is {unit}',
  'unit.incident': 'an incident',
  'unit.victim': 'a victim',
  'unit.victim-suspect': 'a victim with a suspect',

  importOf: 'Import of {name}',
  allImports: 'All imports',
  uploadedBy: 'Sent by {name}, {moment}',
  size: '{size}, {format}',

  workTitle: 'Importing {name}',
  starting: 'Waiting for its turn',
  rows: 'rows',
  incidents: 'incidents',
  elapsed: '{time} so far',
  seconds: '{count} s',
  minutes: '{minutes} min {seconds} s',
  leave:
    'You can leave this page or close the window: the import goes on, and this address shows how it stands.',
  lineDown: 'The line to the server is down. The import goes on; this page connects again by itself.',
  stopTitle: 'Stop importing {name}?',
  stopText:
    'Nothing of this file is kept: no incident, victim or suspect it has stored so far. The mapping stays.',
  stop: 'Stop the import',
  goOn: 'Let it go on',

  failedTitle: 'This file was not imported',
  cancelledTitle: 'This import was stopped',
  cancelledText: 'Nothing of it was kept. The mapping is still here, so that you can start again.',
  nothingKept: 'Nothing was half-saved: your records are as they were before.',
  noProblem:
    'The server gave no reason. Try once more; if it fails again, tell your administrator when it happened.',
  again: 'Try again',
  otherFile: 'Send another file',
})
export type Text = (typeof text)['en']
