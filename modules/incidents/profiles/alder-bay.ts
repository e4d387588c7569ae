import type { Profile } from '../contract/index.ts'

/**
 * The invented city's record system, extract of shootings: a row is a victim for every suspect. Layout:
 * demo/README.md, police/shootings.csv.
 */
export const alderBayShootings: Profile = {
  name: 'alder-bay-shootings',
  title: 'Alder Bay (invented): shootings from the record system',
  source: 'alder-bay-police',
  unit: 'victim-suspect',
  grouping: 'key',
  dateOrder: 'month-first',
  placePrecision: 'block',
  missing: [],
  recognise: ['CASE_NO', 'OCC_DATE', 'VICTIM_NO', 'VIC_AGE', 'SUSPECT_NO', 'FATAL'],
  fields: {
    'incident.key': { columns: ['CASE_NO'] },
    'incident.date': { columns: ['OCC_DATE'] },
    'incident.time': { columns: ['OCC_TIME'] },
    'incident.reportedAt': { columns: ['REPORTED_AT'] },
    'incident.address': { columns: ['BLOCK'] },
    'incident.latitude': { columns: ['LATITUDE'] },
    'incident.longitude': { columns: ['LONGITUDE'] },
    'incident.setting': { columns: ['IN_OUT'] },
    'incident.kind': { columns: ['PREMISE'] },
    'incident.district': { columns: ['DISTRICT'] },
    'incident.circumstance': { columns: ['CIRCUMSTANCE'] },
    'incident.status': {
      columns: ['CASE_STATUS'],
      values: { 'EXCEPTIONAL CLEARANCE': 'cleared-exceptionally' },
    },
    'victim.fatal': { columns: ['FATAL'] },
    'victim.age': { columns: ['VIC_AGE'] },
    'victim.sex': { columns: ['VIC_SEX'] },
    'victim.race': { columns: ['VIC_RACE'] },
    'victim.ethnicity': {
      columns: ['VIC_RACE'],
      values: {
        'WHITE HISPANIC': 'hispanic',
        WHITE: 'not-hispanic',
        BLACK: 'not-hispanic',
        'ASIAN / PACIFIC ISLANDER': '',
        OTHER: '',
      },
    },
    'victim.wound': { columns: ['WOUND'] },
    'suspect.age': { columns: ['SUS_AGE'] },
    'suspect.sex': { columns: ['SUS_SEX'] },
    'suspect.race': { columns: ['SUS_RACE'] },
    'suspect.status': { columns: ['SUS_STATUS'] },
    'weapon.code': { columns: ['WEAPON'] },
  },
  rules: [],
}

/** The same record system, shots with nobody hit: a row is an incident; reports that were unfounded do not count. */
export const alderBayShotsFired: Profile = {
  name: 'alder-bay-shots-fired',
  title: 'Alder Bay (invented): shots fired from the record system',
  source: 'alder-bay-police',
  unit: 'incident',
  grouping: 'key',
  dateOrder: 'month-first',
  placePrecision: 'block',
  missing: [],
  recognise: ['CASE_NO', 'OCC_DATE', 'SHOT_AT', 'CASINGS', 'DISPOSITION'],
  fields: {
    'incident.key': { columns: ['CASE_NO'] },
    'incident.date': { columns: ['OCC_DATE'] },
    'incident.time': { columns: ['OCC_TIME'] },
    'incident.address': { columns: ['BLOCK'] },
    'incident.latitude': { columns: ['LATITUDE'] },
    'incident.longitude': { columns: ['LONGITUDE'] },
    'incident.setting': { columns: ['IN_OUT'] },
    'incident.district': { columns: ['DISTRICT'] },
    'incident.status': {
      columns: ['DISPOSITION'],
      values: { 'EVIDENCE RECOVERED': 'open', 'NO EVIDENCE': 'inactive', UNFOUNDED: 'unfounded' },
    },
  },
  rules: [
    {
      when: [{ column: 'DISPOSITION', in: ['UNFOUNDED'] }],
      set: { 'incident.exclusion': 'no-shot-fired' },
    },
  ],
}
