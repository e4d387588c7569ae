import type { Profile } from '../contract/index.ts'

const wounds = { unk: '', Unknown: '' }

/**
 * OpenDataPhilly, Shooting Victims, as the Carto SQL service exports it: a row is a victim, officers are
 * flagged, Latino is told apart from race.
 */
export const philadelphiaCarto: Profile = {
  name: 'philadelphia-shootings-carto',
  title: 'Philadelphia: shooting victims (portal export)',
  source: 'philadelphia-police',
  unit: 'victim',
  grouping: 'key',
  dateOrder: 'year-first',
  placePrecision: 'block',
  missing: [],
  recognise: ['dc_key', 'date_', 'officer_involved', 'offender_injured', 'fatal', 'point_x', 'point_y'],
  fields: {
    'incident.key': { columns: ['dc_key'] },
    'incident.date': { columns: ['date_'] },
    'incident.time': { columns: ['time'] },
    'incident.address': { columns: ['location'] },
    'incident.latitude': { columns: ['lat', 'point_y'] },
    'incident.longitude': { columns: ['lng', 'point_x'] },
    'incident.point': { columns: ['the_geom'] },
    'incident.insideFlag': { columns: ['inside'] },
    'incident.outsideFlag': { columns: ['outside'] },
    'incident.district': { columns: ['dist'] },
    'incident.officerInvolved': { columns: ['officer_involved'] },
    'victim.fatal': { columns: ['fatal'] },
    'victim.age': { columns: ['age'] },
    'victim.sex': { columns: ['sex'] },
    'victim.race': { columns: ['race'] },
    'victim.ethnicity': { columns: ['latino'] },
    'victim.wound': { columns: ['wound'], values: wounds },
  },
  // Shootings by officers leave the fatal flag blank and tell of the person shot in columns of their own.
  rules: [
    {
      when: [
        { column: 'officer_involved', in: ['Y'] },
        { column: 'offender_injured', in: ['Y'] },
      ],
      set: { 'victim.fatal': 'wounded' },
    },
    {
      when: [
        { column: 'officer_involved', in: ['Y'] },
        { column: 'offender_deceased', in: ['Y'] },
      ],
      set: { 'victim.fatal': 'killed' },
    },
  ],
}

/**
 * The same records as analysts clean them: keys and hours written as fractions, male as a flag. Both place
 * flags are always false in it and say nothing.
 */
export const philadelphiaCleaned: Profile = {
  name: 'philadelphia-shootings-cleaned',
  title: 'Philadelphia: shooting victims (cleaned by analysts)',
  source: 'philadelphia-police',
  unit: 'victim',
  grouping: 'key',
  dateOrder: 'year-first',
  placePrecision: 'block',
  missing: [],
  recognise: ['dc_key', 'lat', 'lng', 'date', 'hour', 'is_male', 'is_fatal', 'is_officer_involved'],
  fields: {
    'incident.key': { columns: ['dc_key'] },
    'incident.date': { columns: ['date'] },
    'incident.time': { columns: ['hour'] },
    'incident.address': { columns: ['location'] },
    'incident.latitude': { columns: ['lat'] },
    'incident.longitude': { columns: ['lng'] },
    'incident.district': { columns: ['dist'], values: districts() },
    'incident.officerInvolved': { columns: ['is_officer_involved'] },
    'victim.fatal': { columns: ['is_fatal'] },
    'victim.age': { columns: ['age'] },
    'victim.sex': { columns: ['is_male'], values: { True: 'male', False: 'female' } },
    'victim.race': { columns: ['race'] },
    'victim.ethnicity': { columns: ['latino'] },
    'victim.wound': { columns: ['wound'], values: wounds },
  },
  // Officer-involved rows say neither who was shot nor how it ended; the flags in them are fillers.
  rules: [
    {
      when: [{ column: 'is_officer_involved', in: ['True'] }],
      set: { 'victim.fatal': 'unknown', 'victim.sex': '' },
    },
  ],
}

/** `39.0` is district 39. */
function districts(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 99 }, (_, n) => [`${n + 1}.0`, String(n + 1).padStart(2, '0')]),
  )
}
