import { defineMessages } from '#web/messages'

/** Every code of the room in plain words. Keys are `list.code`: `t(`outcome.${row.outcome}`)`. */
export const words = defineMessages({
  'circumstance.crime-scene': 'Crime scene',
  'circumstance.arrest': 'Arrest',
  'circumstance.traffic-stop': 'Traffic stop',
  'circumstance.search-warrant': 'Search warrant',
  'circumstance.found': 'Found',
  'circumstance.surrendered': 'Surrendered',
  'circumstance.other': 'Other',

  'stolen.not-checked': 'Not checked',
  'stolen.no-record': 'No record',
  'stolen.stolen': 'Stolen',
  'stolen.lost': 'Lost',
  'stolen.unclear': 'Unclear',

  'serial.legible': 'Legible',
  'serial.partial': 'Partly legible',
  'serial.obliterated': 'Obliterated',
  'serial.none': 'None on the gun',
  'serial.not-recorded': 'Not recorded',

  'reading.copied': 'Copied, not read from the gun',
  'reading.read-once': 'Read once',
  'reading.agree': 'Read twice, both agree',
  'reading.differ': 'The last two readings differ',

  'type.pistol': 'Pistol',
  'type.revolver': 'Revolver',
  'type.derringer': 'Derringer',
  'type.rifle': 'Rifle',
  'type.shotgun': 'Shotgun',
  'type.combination': 'Rifle-shotgun combination',
  'type.machine-gun': 'Machine gun',
  'type.submachine-gun': 'Submachine gun or machine pistol',
  'type.receiver': 'Frame or receiver',
  'type.conversion-device': 'Machine gun conversion device',
  'type.silencer': 'Silencer',
  'type.destructive-device': 'Destructive device',
  'type.any-other-weapon': 'Any other weapon',
  'type.disguised': 'Disguised gun',
  'type.other': 'Other',
  'type.unknown': 'Type not known',

  'sex.male': 'Male',
  'sex.female': 'Female',
  'sex.other': 'Other',

  'status.draft': 'Not submitted',
  'status.submitted': 'Waiting for an answer',
  'status.rejected': 'Sent back',
  'status.answered': 'Answered',
  'status.withdrawn': 'Withdrawn',

  'priority.routine': 'Routine',
  'priority.urgent': 'Urgent',

  'outcome.purchaser-identified': 'Answered to first purchaser',
  'outcome.dealer-record-unavailable': 'Dealer’s record not available',
  'outcome.dealer-closed': 'Dealer out of business, records not found',
  'outcome.insufficient-description': 'Description not sufficient',
  'outcome.serial-invalid': 'Serial number not valid',
  'outcome.too-old': 'Made before records were kept',
  'outcome.privately-made': 'Privately made',
  'outcome.government-or-export': 'Sold to a government or abroad',
  'outcome.other': 'Other answer',

  'step.manufacturer': 'Made',
  'step.importer': 'Imported',
  'step.wholesaler': 'Wholesaler',
  'step.dealer': 'Dealer',
  'step.purchaser': 'First sale',
  'step.recovery': 'Recovered',

  'band.under-3-months': 'Under 3 months',
  'band.3-to-7-months': '3 to under 7 months',
  'band.7-to-12-months': '7 months to under 1 year',
  'band.1-to-2-years': '1 to under 2 years',
  'band.2-to-3-years': '2 to under 3 years',
  'band.3-years-and-over': '3 years and over',

  'shows.whole': 'Whole gun',
  'shows.serial': 'Serial number',
  'shows.markings': 'Markings',
  'shows.other': 'Other',

  'import.property': 'Property room',
  'import.stolen': 'Stolen guns',
  'import.traces': 'Traces and results',
  'import.dealers': 'Licensed dealers',
  'import.crime-guns': 'List of crime guns and dealers',
  'import.state-totals': 'ATF’s tables by state',
  'import.sales': 'Reports of multiple sales',

  'source.recovery': 'Recovered gun',
  'source.trace': 'Trace request',
  'source.stolen': 'Reported stolen',

  'role.possessor': 'Possessor',
  'role.associate': 'Associate',
  yes: 'Yes',
  no: 'No',
})

export type Code = keyof (typeof words)['en']
