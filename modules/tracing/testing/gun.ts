import { choosePurpose } from '../../../platform/access/contract.ts'
import type { Person, TestHouse } from '../../../server/testing/index.ts'
import type { RecoveryContent } from '../contract/index.ts'

/** A Glock taken at a traffic stop, complete enough to be traced. */
export const gun = (number: string, more: Partial<RecoveryContent['firearm']> = {}): RecoveryContent => ({
  caseNumber: number,
  propertyTag: `P-${number}`,
  exhibitNumber: null,
  recoveredOn: '2026-02-14',
  recoveredTime: '23:40',
  circumstance: 'traffic-stop',
  crimeCode: '5202',
  place: {
    address: '400 block of Carver St',
    city: 'Alder Bay',
    state: null,
    latitude: null,
    longitude: null,
  },
  firearm: {
    serial: 'BKR4182',
    make: 'Glock',
    importer: 'Glock Inc',
    country: 'Austria',
    type: 'pistol',
    calibre: '9mm',
    model: '19',
    markings: null,
    privatelyMade: false,
    conversionDevice: false,
    ...more,
  },
  stolen: { result: 'no-record', checkedOn: '2026-02-15', reference: null },
  people: [
    {
      role: 'possessor',
      last: 'Brandt',
      first: 'Kasper',
      alias: null,
      bornOn: '1999-04-02',
      sex: 'male',
      race: null,
      ethnicity: null,
      heightInches: null,
      weightPounds: null,
      address: null,
    },
  ],
  remarks: null,
})

/** A person of an agency who has stated that they work on a criminal investigation. */
export async function investigator(
  house: TestHouse,
  agencyId: number,
  role: 'analyst' | 'detective' | 'trace-clerk' = 'trace-clerk',
): Promise<Person> {
  const person = await house.person(agencyId, role)
  await person.call(choosePurpose, { body: { purpose: 'criminal-investigation' } })
  return person
}
