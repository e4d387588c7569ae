import type { Profile } from '../contract/index.ts'

/** Chicago Data Portal, Violence Reduction: a row is a victim, named by case and number. */
export const chicagoVictims: Profile = {
  name: 'chicago-shooting-victims',
  title: 'Chicago: shooting victims',
  source: 'chicago-police-victims',
  unit: 'victim',
  grouping: 'key',
  dateOrder: 'year-first',
  placePrecision: 'block',
  missing: [],
  recognise: [
    'id',
    'case_number',
    'date_time',
    'latitude',
    'longitude',
    'type',
    'place_description',
    'police_district',
  ],
  fields: {
    'incident.key': { columns: ['case_number'] },
    'incident.date': { columns: ['date_time'] },
    'incident.latitude': { columns: ['latitude'] },
    'incident.longitude': { columns: ['longitude'] },
    'incident.kind': { columns: ['place_description'] },
    'incident.district': { columns: ['police_district'] },
    'victim.outcome': {
      columns: ['type'],
      values: {
        HOMICIDE: 'killed',
        BATTERY: 'wounded',
        ROBBERY: 'wounded',
        ASSAULT: 'wounded',
        'CRIMINAL SEXUAL ASSAULT': 'wounded',
        'NON-FATAL': 'wounded',
      },
    },
  },
  rules: [],
}

/** Chicago Data Portal, Crimes, reckless firearm discharge: shots with no one hit. */
export const chicagoDischarges: Profile = {
  ...chicagoVictims,
  name: 'chicago-reckless-discharge',
  title: 'Chicago: reckless firearm discharge',
  source: 'chicago-police-crimes',
  unit: 'incident',
  fields: {
    'incident.key': { columns: ['case_number'] },
    'incident.date': { columns: ['date_time'] },
    'incident.latitude': { columns: ['latitude'] },
    'incident.longitude': { columns: ['longitude'] },
    'incident.kind': { columns: ['place_description'] },
    'incident.district': { columns: ['police_district'] },
  },
}

/**
 * Chicago Data Portal, Crimes, homicides. The file tells that someone was killed and not with what, so the
 * incidents are kept apart from shootings until the weapon is known.
 */
export const chicagoHomicides: Profile = {
  name: 'chicago-homicides',
  title: 'Chicago: homicides (weapon not stated)',
  source: 'chicago-police-crimes',
  unit: 'victim',
  grouping: 'key',
  dateOrder: 'month-first',
  epsg: 3435,
  placePrecision: 'block',
  missing: [],
  recognise: [
    'ID',
    'Case Number',
    'IUCR',
    'Primary Type',
    'Location Description',
    'X Coordinate',
    'FBI Code',
  ],
  fields: {
    'incident.key': { columns: ['Case Number'] },
    'incident.date': { columns: ['Date'] },
    'incident.address': { columns: ['Block'] },
    'incident.latitude': { columns: ['Latitude'] },
    'incident.longitude': { columns: ['Longitude'] },
    'incident.x': { columns: ['X Coordinate'] },
    'incident.y': { columns: ['Y Coordinate'] },
    'incident.point': { columns: ['Location'] },
    'incident.kind': { columns: ['Location Description'] },
    'incident.district': { columns: ['District'] },
    'incident.domestic': { columns: ['Domestic'] },
    'incident.status': { columns: ['Arrest'], values: { true: 'cleared-by-arrest', false: 'open' } },
    'incident.exclusion': { columns: [], constant: 'weapon-not-stated' },
    'victim.fatal': { columns: [], constant: 'true' },
  },
  rules: [],
}

const DESCRIPTION = 'Description'
const TYPE = 'Primary Type'

/**
 * Chicago Data Portal, Crimes, slim extract: neither numbers nor coordinates, so each row is an incident,
 * and the offence alone says what it was. An armed offence does not say whether a shot was fired; an
 * aggravated battery with a firearm does not say whether it wounded by a shot.
 */
export const chicagoGunCrimes: Profile = {
  name: 'chicago-gun-crimes',
  title: 'Chicago: crimes with a gun (by offence)',
  source: 'chicago-police-gun-crimes',
  unit: 'incident',
  grouping: 'row',
  dateOrder: 'year-first',
  placePrecision: 'block',
  missing: [],
  recognise: [
    'Date',
    'Block',
    'Primary Type',
    'Description',
    'Location Description',
    'Arrest',
    'Domestic',
    'Community Area',
  ],
  fields: {
    'incident.date': { columns: ['Date'] },
    'incident.address': { columns: ['Block'] },
    'incident.kind': { columns: ['Location Description'] },
    'incident.district': { columns: ['Community Area'] },
    'incident.domestic': { columns: ['Domestic'] },
    'incident.status': { columns: ['Arrest'], values: { true: 'cleared-by-arrest', false: 'open' } },
    'incident.exclusion': { columns: [], constant: 'no-shot-fired' },
  },
  rules: [
    { when: [{ column: TYPE, in: ['BATTERY'] }], set: { 'incident.exclusion': 'injury-not-stated' } },
    {
      when: [{ column: DESCRIPTION, in: ['RECKLESS FIREARM DISCHARGE'] }],
      set: { 'incident.exclusion': '' },
    },
    {
      when: [
        {
          column: DESCRIPTION,
          in: ['UNLAWFUL USE / SALE OF AIR RIFLE', 'UNLAWFUL USE - OTHER DANGEROUS WEAPON'],
        },
      ],
      set: { 'incident.exclusion': 'not-a-firearm' },
    },
    {
      when: [{ column: TYPE, in: ['HOMICIDE'] }],
      set: { 'incident.exclusion': 'weapon-not-stated', 'incident.killed': '1' },
    },
  ],
}

/** Chicago Tribune newsroom list of people shot. */
export const chicagoTribune: Profile = {
  name: 'chicago-tribune-victims',
  title: 'Chicago Tribune: people shot',
  source: 'chicago-tribune',
  unit: 'victim',
  grouping: 'date-time-place',
  dateOrder: 'year-first',
  placePrecision: 'exact',
  missing: [],
  recognise: ['DATE', 'UCR', 'LOCATION', 'GEOCODE_OVERRIDE', 'IS_FATAL', 'HOUR_HH'],
  fields: {
    'incident.date': { columns: ['DATE'] },
    'incident.time': { columns: ['TIME'] },
    'incident.address': { columns: ['LOCATION'] },
    'incident.latitude': { columns: ['LAT'] },
    'incident.longitude': { columns: ['LNG'] },
    'victim.fatal': { columns: ['IS_FATAL'] },
    'victim.age': { columns: ['AGE'], missing: ['0'] },
    'victim.sex': { columns: ['SEX'] },
  },
  rules: [],
}
