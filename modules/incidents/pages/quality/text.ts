import { defineMessages } from '#web/messages'

/** Words of the data quality page: each check says why it matters and what to do. */
export const text = defineMessages({
  title: 'Data quality',
  count: '{count, one: # source | other: # sources}, {incidents} incidents',
  source: 'Source',
  'source.entered': 'Entered by hand',
  emptyTitle: 'No incidents yet',
  emptyText:
    'Once incidents are entered or imported, this page says what is missing, late or contradictory in them.',
  toImports: 'Go to the imports',
  incidents: 'Incidents',
  lastIncident: 'Last incident',
  lastImport: 'Last import',
  never: 'never',
  unknown: 'not known',
  delay: 'Delay',
  delayValue: '{days, one: # day | other: # days}, median',
  delayHelp: 'from the event to its record here',
  noDelay: 'not measured for imports',

  missing: 'Missing',
  late: 'Late',
  contradictory: 'Contradictory',
  missingNote: 'what the record does not say',
  lateNote: 'what came after the day that counts as late',
  contradictoryNote: 'what cannot all be true',
  check: 'Check',
  concerned: 'Records',
  share: 'Share',
  hardlyAny: '< 0.1%',
  look: 'List them',
  lookAt: 'List them: {check}',
  of: '{count} of {of}',
  clean: 'Nothing found by: {checks}',
  noLateness: 'Only incidents that people enter here can be late; this source was imported.',

  'missing.coordinates': 'No coordinates',
  'missing.coordinates.why':
    'They are on no map, in no area and no hot spot. Give an address or coordinates, or import a file that has them.',
  'missing.time': 'No time of day',
  'missing.time.why':
    'They are left out of hours and weekdays by night. Often the time is only in the report: enter it there.',
  'missing.day': 'Day not known',
  'missing.day.why': 'They count in their month or year only. Enter the day when the case file gives it.',
  'missing.status': 'No case status',
  'missing.status.why':
    'They cannot count in the clearance rate. Map the column that holds the status, or enter it.',
  'missing.area': 'In no area of the first layer',
  'missing.area.why':
    'They are in the city total but in no area. The point may be wrong, or the layer may not reach that far.',
  'missing.victimAge': 'Victim without an age',
  'missing.victimAge.why':
    'They are left out of every figure by age. An estimated band is better than nothing.',
  'missing.victimSex': 'Victim without a sex',
  'missing.victimSex.why': 'They are left out of every figure by sex. Map the column, or enter it.',
  'late.entry': 'Entered late',
  'late.entry.why':
    'Until then the last weeks look calmer than they were. The limit stands under Places and rules.',
  'contradictory.diedBefore': 'Victim died before the shooting',
  'contradictory.diedBefore.why': 'One of the two dates is wrong. Compare them with the case file.',
  'contradictory.statusBefore': 'Case status dated before the shooting',
  'contradictory.statusBefore.why': 'One of the two dates is wrong, and the time to clearance with it.',
  'contradictory.districtDiffers': 'District differs from the map',
  'contradictory.districtDiffers.why':
    'The source names one district, the point lies in another. Near a border either may be right.',
  'contradictory.excludedKilled': 'Someone died, yet it does not count',
  'contradictory.excludedKilled.why':
    'It may be right, as with a suicide. Look whether the reason still holds now that someone has died.',
  'contradictory.classDiffers': 'Killed, yet not counted as fatal',
  'contradictory.classDiffers.why':
    'The class no longer follows from its people. Open the incident and save it again.',
  'contradictory.duplicate': 'Perhaps recorded twice',
  'contradictory.duplicate.why':
    'Another incident stands within 15 minutes and 50 metres. Two shootings can be that close: compare them before you set one aside.',
  'contradictory.alertTime': 'Alert far from the shooting in time',
  'contradictory.alertTime.why':
    'The gunshot alert sounded more than an hour from the event. It may belong to another record.',
})
export type Text = (typeof text)['en']
