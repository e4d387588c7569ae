/** One kind of dirt: how often it befalls a cell or row that it can befall, and what it looks like. */
interface Kind {
  readonly rate: number
  readonly about: string
}

/**
 * Every kind of dirt in the files, with its rate. A rate is of the cells or rows where the kind can happen,
 * not of all; some that people of real files repeat (an agency that never fills a column) are properties of
 * the file and stand there.
 */
const kinds = {
  'name-typing-error': { rate: 0.03, about: 'A letter of a name left out, doubled, exchanged or mistyped' },
  'names-swapped': { rate: 0.008, about: 'Family and given name in each other’s place' },
  nickname: { rate: 0.06, about: 'An alias or short form in place of the given name' },
  'family-name-changed': { rate: 0.01, about: 'Two family names joined, or the one of kin' },
  'birth-day-month-swapped': { rate: 0.008, about: 'Day and month of birth in each other’s place' },
  'birth-mistyped': { rate: 0.015, about: 'A digit of the date of birth mistyped, or the year off by one' },
  'birth-missing': { rate: 0.05, about: 'No date of birth' },
  'age-for-birth': { rate: 0.02, about: 'An age where the date of birth belongs' },
  'age-off': { rate: 0.02, about: 'An age that is a year or more off, or of a mistyped birth' },
  'age-impossible': { rate: 0.001, about: 'Digits of an age run together, such as 1022' },
  'sex-wrong': { rate: 0.004, about: 'The other sex' },
  'race-differs': { rate: 0.03, about: 'Race as another officer saw it' },
  missing: { rate: 0.03, about: 'Nothing, or one of the words for it: UNK, UNKNOWN, (null), N/A, NONE, -' },
  'person-twice': { rate: 0.06, about: 'A person who is known was given a new number' },
  'block-wrong': { rate: 0.02, about: 'A block nearby in place of the right one' },
  'address-typing-error': { rate: 0.015, about: 'A street mistyped, or its kind written another way' },
  'place-missing': { rate: 0.008, about: 'No coordinates, or 0, 0' },
  'time-rounded': { rate: 0.25, about: 'A time rounded to the quarter of an hour' },
  'time-missing': { rate: 0.01, about: 'No time of day' },
  'midnight-day': { rate: 0.05, about: 'An event after midnight under the date of the evening before' },
  'date-other-format': { rate: 0.02, about: 'A date in another format than its column' },
  'entered-late': { rate: 0.08, about: 'Entered days or weeks after it was known' },
  'sent-again': { rate: 0.01, about: 'The same row a second time' },
  'sent-again-changed': { rate: 0.006, about: 'A second row of the same thing, with what was learned since' },
  'recorded-twice': { rate: 0.008, about: 'One event under two record numbers' },
  'never-recorded': { rate: 0.02, about: 'The event has no record in this file' },
  'not-an-event': { rate: 0.015, about: 'A record of something that did not happen, or was no gunfire' },
  'death-not-told': { rate: 0.06, about: 'A later death that the record never learned of' },
  'wound-differs': { rate: 0.05, about: 'Another part of the body than the one that was hit' },
  'number-mistyped': { rate: 0.015, about: 'A digit of a record number of this or another agency mistyped' },
  'number-unstyled': { rate: 0.03, about: 'A record number without its dashes, or with blanks' },
  'serial-confused': {
    rate: 0.03,
    about: 'O for 0, I for 1, S for 5, B for 8 or Z for 2 in a serial number',
  },
  'serial-transposed': { rate: 0.015, about: 'Two neighbouring characters of a serial number exchanged' },
  'serial-short': { rate: 0.01, about: 'A character of a serial number left out' },
  'serial-decorated': { rate: 0.02, about: 'A serial number with SN, # or blanks around or in it' },
  'calibre-in-serial': { rate: 0.008, about: 'The calibre in the column of the serial number' },
  'make-spelling': { rate: 0.35, about: 'A make by one of the ways people write it' },
  'make-typing-error': { rate: 0.015, about: 'A make mistyped' },
  'importer-as-make': { rate: 0.25, about: 'The importer in the column of the maker, for imported guns' },
  'calibre-spelling': { rate: 0.4, about: 'A calibre by one of the ways people write it' },
  'calibre-wrong': { rate: 0.01, about: 'A calibre of the same family, or of another' },
  'type-wrong': { rate: 0.01, about: 'Pistol for revolver or the like' },
  'model-missing': { rate: 0.12, about: 'No model' },
  'item-in-text': { rate: 0.02, about: 'What belongs into columns stands in the remarks' },
  'casing-miscounted': { rate: 0.04, about: 'A number of cases that is not the number of exhibits' },
  'money-as-text': {
    rate: 0.1,
    about: 'An amount with a currency sign, parted thousands, or in thousands as 12k',
  },
  'name-of-program-differs': { rate: 0.06, about: 'A program by an older or shorter name' },
  'officer-by-badge': { rate: 0.02, about: 'A badge number where the employee number belongs' },
} as const satisfies Record<string, Kind>

export type DirtKind = keyof typeof kinds

/** The one table of dirt. */
export const dirtRates: Readonly<Record<DirtKind, Kind>> = kinds
