import type { RecoveryContent } from '../contract/index.ts'
import type { PersonRow, RecoveryRow } from '../store/recovery.ts'

/** A recovery as a person enters it, from its rows. */
export function contentOf(row: RecoveryRow, people: readonly PersonRow[]): RecoveryContent {
  return {
    caseNumber: row.case_number,
    propertyTag: row.property_tag,
    exhibitNumber: row.exhibit_number,
    recoveredOn: row.recovered_on,
    recoveredTime: row.recovered_time,
    circumstance: row.circumstance,
    crimeCode: row.crime_code,
    place: {
      address: row.address,
      city: row.city,
      state: row.state,
      latitude: row.latitude,
      longitude: row.longitude,
    },
    firearm: {
      serial: row.serial,
      make: row.make,
      importer: row.importer,
      country: row.country,
      type: row.type,
      calibre: row.calibre,
      model: row.model,
      markings: row.markings,
      privatelyMade: row.privately_made,
      conversionDevice: row.conversion_device,
    },
    stolen: {
      result: row.stolen_result,
      checkedOn: row.stolen_checked_on,
      reference: row.stolen_reference,
    },
    people: people.map((one) => ({
      id: one.id,
      role: one.role,
      last: one.last,
      first: one.first,
      alias: one.alias,
      bornOn: one.born_on,
      sex: one.sex,
      race: one.race,
      ethnicity: one.ethnicity,
      heightInches: one.height_inches,
      weightPounds: one.weight_pounds,
      address: one.address,
    })),
    remarks: row.remarks,
  }
}
