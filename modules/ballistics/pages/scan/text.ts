import { defineMessages } from '#web/messages'

export const text = defineMessages({
  label: 'Scan or type a number',
  help: 'The barcode on the bag, or the number of an exhibit. A hand scanner types it for you.',
  find: 'Find',
  camera: 'Camera',
  cameraOff: 'Camera off',
  cameraRefused: 'The camera could not be opened. Allow it for this page in the browser, or type the number.',
  none: 'No exhibit that you may see carries {code}.',
  several: 'Several agencies have an exhibit with this number. Choose one.',
})
