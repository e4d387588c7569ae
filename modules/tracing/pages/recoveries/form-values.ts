import type { Recovery, RecoveryContent } from '../../contract/index.ts'

/** A recovered gun of which nothing is known yet. */
export const emptyContent: RecoveryContent = {
  caseNumber: '',
  propertyTag: null,
  exhibitNumber: null,
  recoveredOn: '',
  recoveredTime: null,
  circumstance: 'crime-scene',
  crimeCode: null,
  place: { address: null, city: null, state: null, latitude: null, longitude: null },
  firearm: {
    serial: '',
    make: '',
    importer: '',
    country: '',
    type: 'pistol',
    calibre: '',
    model: '',
    markings: null,
    privatelyMade: false,
    conversionDevice: false,
  },
  stolen: { result: 'not-checked', checkedOn: null, reference: null },
  people: [],
  remarks: null,
}

/** What of a record is entered again when it is corrected. */
export const contentOf = (recovery: Recovery): RecoveryContent => ({
  caseNumber: recovery.caseNumber,
  propertyTag: recovery.propertyTag,
  exhibitNumber: recovery.exhibitNumber,
  recoveredOn: recovery.recoveredOn,
  recoveredTime: recovery.recoveredTime,
  circumstance: recovery.circumstance,
  crimeCode: recovery.crimeCode,
  place: recovery.place,
  firearm: recovery.firearm,
  stolen: recovery.stolen,
  people: recovery.people,
  remarks: recovery.remarks,
})
