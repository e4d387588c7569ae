import { defineMessages } from '#web/messages'

export const text = defineMessages({
  title: 'Send scans and photographs',
  count: '{count, one: # file | other: # files}',
  toExhibits: 'All exhibits',
  dropTitle: 'Drop files or a whole folder here',
  dropHelp:
    'Scans as x3p, PLUX, SUR, TIFF or CSV; photographs as JPEG, PNG or WebP. The name of a file, or of its folder, holds the number of the exhibit or of its acquisition: B26-000123 breech face.x3p.',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  send: '{count, one: Send # file | other: Send # files}',
  stop: 'Stop after this file',
  progress: 'Sending files',
  files: 'files',

  look: 'To look at',
  lookNote: '{count, one: # file | other: # files}',
  ready: 'Ready to send',
  readyNote: '{count, one: # file | other: # files}',
  kept: 'Kept',
  keptNote: '{count, one: # file | other: # files}',
  emptyTitle: 'Nothing chosen yet',
  emptyText:
    'You see which exhibit each file goes to before anything is sent. Files that fit no exhibit stay here with the reason.',

  mayNotTitle: 'Your role does not send scans or photographs',
  mayNotText:
    'Those who work with evidence do. Ask an administrator of your agency if you need it for your work.',

  scan: 'Scan',
  photo: 'Photograph',
  otherKind: 'File',
  matching: 'Looking for its exhibit',
  sending: '{share} sent',
  keeping: 'Being kept',
  isKept: 'Kept',
  checked: 'Kept, being checked',
  good: 'Ready to be compared',
  openScan: 'Scan',
  exhibitOf: 'Exhibit of {name}',
  exhibitHolder: 'Number of the exhibit',
  markOf: 'Mark of {name}',
  'mark.breech-face': 'Breech face',
  'mark.firing-pin': 'Firing pin',
  'mark.bullet-land': 'Bullet land',
  land: 'Land {land}',
  remove: 'Take away {name}',

  'why.notAFile': 'This is neither a scan nor a photograph that can be read.',
  'why.heic': 'HEIC cannot be shown everywhere. Set the camera to JPEG, or save the picture as JPEG.',
  'why.empty': 'The file is empty.',
  'why.photoTooLarge': 'A photograph has at most 25 MB. Save it smaller.',
  'why.scanTooLarge': 'A scan has at most 512 MB.',
  'why.noExhibit': 'No exhibit of your agency has a number that stands in this name.',
  'why.several': 'The name fits more than one exhibit.',
  'why.firearm': 'A firearm itself is not scanned. Name the test fire that this is of.',
  'why.mayNotScan': 'Scans are sent by technicians and examiners.',
})
export type Text = (typeof text)['en']
