import type { Profile } from '../contract/index.ts'

/**
 * NYPD Shooting Incident Data, Historic and Year To Date, as NYC Open Data publishes them. A row is a victim
 * for every suspect: 29,744 rows are 23,298 incidents. Source of the layout: NYC Open Data, data sets
 * 833y-fsy8 and 5ucz-vwe8.
 */
export const newYork: Profile = {
  name: 'nypd-shootings',
  title: 'New York: NYPD shooting incidents',
  source: 'nypd',
  unit: 'victim-suspect',
  grouping: 'key',
  dateOrder: 'month-first',
  epsg: 2263,
  placePrecision: 'block',
  missing: [],
  recognise: ['INCIDENT_KEY', 'OCCUR_DATE', 'STATISTICAL_MURDER_FLAG', 'PERP_AGE_GROUP', 'VIC_AGE_GROUP'],
  fields: {
    'incident.key': { columns: ['INCIDENT_KEY'] },
    'incident.date': { columns: ['OCCUR_DATE'] },
    'incident.time': { columns: ['OCCUR_TIME'] },
    'incident.latitude': { columns: ['Latitude'] },
    'incident.longitude': { columns: ['Longitude'] },
    'incident.x': { columns: ['X_COORD_CD'] },
    'incident.y': { columns: ['Y_COORD_CD'] },
    'incident.setting': { columns: ['LOC_OF_OCCUR_DESC'] },
    'incident.kind': {
      columns: ['LOCATION_DESC', 'LOC_CLASSFCTN_DESC'],
      values: { HOUSING: 'public-housing' },
    },
    'incident.district': { columns: ['PRECINCT'] },
    'victim.fatal': { columns: ['STATISTICAL_MURDER_FLAG'] },
    'victim.age': { columns: ['VIC_AGE_GROUP'] },
    'victim.sex': { columns: ['VIC_SEX'] },
    'victim.race': { columns: ['VIC_RACE'] },
    'victim.ethnicity': {
      columns: ['VIC_RACE'],
      values: {
        'WHITE HISPANIC': 'hispanic',
        'BLACK HISPANIC': 'hispanic',
        WHITE: 'not-hispanic',
        BLACK: 'not-hispanic',
        'ASIAN / PACIFIC ISLANDER': '',
        'AMERICAN INDIAN/ALASKAN NATIVE': '',
      },
    },
    'suspect.age': { columns: ['PERP_AGE_GROUP'] },
    'suspect.sex': { columns: ['PERP_SEX'] },
    'suspect.race': { columns: ['PERP_RACE'] },
  },
  rules: [],
}
