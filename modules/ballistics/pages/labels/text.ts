import { defineMessages } from '#web/messages'

export const text = defineMessages({
  title: 'Labels',
  link: 'Labels',
  count: '{count, one: # label | other: # labels}',
  size: 'Paper',
  'sheet-30': 'Sheet, 30 labels (Letter, 1 × 2⅝ in)',
  'sheet-21': 'Sheet, 21 labels (A4, 38 × 63.5 mm)',
  roll: 'Roll, 62 × 29 mm',
  symbol: 'Barcode',
  code128: 'Code 128, for every scanner',
  datamatrix: 'Data Matrix, small and sturdy',
  skip: 'Labels used already',
  skipHelp: 'On a sheet that was begun.',
  print: 'Print',
  help: 'Print at full size (100 %), without margins added by the printer.',
  none: 'Nothing to label',
  noneHelp: 'Open a case or an exhibit and choose Labels there.',
  marker: 'Marker {marker}',
})
