import { errors } from '../../../platform/contract/index.ts'

export const incidentErrors = errors({
  'incidents.number_taken': {
    status: 409,
    sentence: 'There is already an incident with this number.',
    remedy: 'Open the existing one, or correct the number.',
  },
  'incidents.layer_slots_full': {
    status: 409,
    sentence: 'An agency keeps at most six boundary layers, and all six are in use.',
    remedy: 'Remove a layer you no longer need, then add this one.',
  },
  'incidents.layer_invalid': {
    status: 422,
    sentence: 'This file does not hold boundaries that can be used.',
    remedy: 'Send a GeoJSON FeatureCollection of polygons in WGS 84, each with a code that occurs once.',
  },
  'incidents.mapping_incomplete': {
    status: 422,
    sentence: 'The mapping does not say enough to store rows.',
    remedy: 'Give at least the date, and either a number or a place, then look at the preview again.',
  },
  'incidents.import_state': {
    status: 409,
    sentence: 'This import is not in a state that allows that.',
    remedy: 'Reload the page to see how the import stands now.',
  },
  'incidents.view_name_taken': {
    status: 409,
    sentence: 'You already have a saved view with this name.',
    remedy: 'Choose another name, or delete the older view first.',
  },
  'incidents.too_many_rows': {
    status: 422,
    sentence: 'A spreadsheet holds at most 1,048,575 rows, and this selection has more.',
    remedy: 'Narrow the filters, or export CSV, which has no limit.',
  },
})
