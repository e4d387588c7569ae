import { calibreKey, makeOf } from '../../../platform/firearms/contract.ts'
import { isUnitedStates, missing, warned, type Rule } from './rule.ts'
import * as from from './rule-sources.ts'

export const kindRules: readonly Rule[] = [
  {
    code: 'make-missing',
    item: '5c',
    field: 'firearm.make',
    severity: 'reject',
    sentence: 'The manufacturer is missing.',
    remedy: 'It is stamped on the frame, receiver, slide or barrel.',
    source: from.FORM,
    broken: ({ firearm }, { privatelyMade }) => missing(firearm.make) && !privatelyMade,
  },
  {
    code: 'importer-as-make',
    item: '5c',
    field: 'firearm.make',
    severity: 'reject',
    sentence: 'The manufacturer named is the importer.',
    remedy: 'Name who made the gun in 5c, and who brought it in in 5h.',
    source: from.VOCABULARY,
    broken: (request) => warned(request, 'importer-as-make'),
  },
  {
    code: 'make-unknown',
    item: '5c',
    field: 'firearm.make',
    severity: 'look',
    sentence: 'The manufacturer is not one that is known here.',
    remedy: 'Compare it with the stamp; a rare maker may be right.',
    source: from.VOCABULARY,
    broken: (request) => warned(request, 'make-unknown'),
  },
  {
    code: 'make-typing-error',
    item: '5c',
    field: 'firearm.make',
    severity: 'look',
    sentence: 'The manufacturer is one letter away from a name that is known.',
    remedy: 'Take the name offered if that is what is stamped.',
    source: from.VOCABULARY,
    broken: (request) => warned(request, 'make-typing-error'),
  },
  {
    code: 'type-unstated',
    item: '5d',
    field: 'firearm.type',
    severity: 'reject',
    sentence: 'The type of firearm is not stated.',
    remedy: 'Choose pistol, revolver, rifle, shotgun or what else it is.',
    source: from.FORM,
    broken: ({ firearm }) => firearm.type === 'unknown',
  },
  {
    code: 'calibre-missing',
    item: '5e',
    field: 'firearm.calibre',
    severity: 'reject',
    sentence: 'The calibre is missing.',
    remedy: 'It is stamped on the barrel or slide.',
    source: from.FORM,
    broken: ({ firearm }) =>
      missing(firearm.calibre) && firearm.type !== 'receiver' && firearm.type !== 'conversion-device',
  },
  {
    code: 'calibre-unknown',
    item: '5e',
    field: 'firearm.calibre',
    severity: 'reject',
    sentence: 'This is not a calibre that can be read.',
    remedy: 'Choose one from the list.',
    source: from.NCIC,
    broken: ({ firearm }) => !missing(firearm.calibre) && calibreKey(firearm.calibre) === null,
  },
  {
    code: 'calibre-type',
    item: '5e',
    field: 'firearm.calibre',
    severity: 'reject',
    sentence: 'This calibre does not go with this type of firearm.',
    remedy: 'Check both against the gun.',
    source: from.VOCABULARY,
    broken: (request) => warned(request, 'calibre-type'),
  },
  {
    code: 'model-missing',
    item: '5f',
    field: 'firearm.model',
    severity: 'reject',
    sentence: 'The model is missing.',
    remedy: 'Write what is stamped, or UNKNOWN where nothing is.',
    source: from.FORM,
    broken: ({ firearm }, { privatelyMade }) => missing(firearm.model) && !privatelyMade,
  },
]

export const originRules: readonly Rule[] = [
  {
    code: 'country-missing',
    item: '5g',
    field: 'firearm.country',
    severity: 'reject',
    sentence: 'The country of origin is missing.',
    remedy: 'It is stamped on imported guns; others are made in the United States.',
    source: from.FORM,
    broken: ({ firearm }, { privatelyMade }) =>
      missing(firearm.country) && !privatelyMade && (makeOf(firearm.make)?.found.country ?? true),
  },
  {
    code: 'importer-missing',
    item: '5h',
    field: 'firearm.importer',
    severity: 'reject',
    sentence: 'The gun was made abroad, and the importer is missing.',
    remedy: 'The importer’s name is stamped on the barrel or frame.',
    source: from.FORM,
    broken: ({ firearm }) =>
      !missing(firearm.country) && !isUnitedStates(firearm.country) && missing(firearm.importer),
  },
  {
    code: 'country-make',
    item: '5g',
    field: 'firearm.country',
    severity: 'look',
    sentence: 'This maker makes its guns in another country.',
    remedy: 'Compare the stamp; take the country offered if it fits.',
    source: from.VOCABULARY,
    broken: ({ firearm }) => {
      const home = makeOf(firearm.make)?.found.country
      if (!home || missing(firearm.country)) return false
      const same =
        home === 'USA'
          ? isUnitedStates(firearm.country)
          : home.toUpperCase() === firearm.country.trim().toUpperCase()
      return same ? false : home
    },
  },
  {
    code: 'privately-made',
    item: '5c',
    field: 'firearm.make',
    severity: 'look',
    sentence: 'A privately made gun has no chain of sale that could be traced.',
    remedy: 'Submit it all the same so that it is counted, and give marks of the kit in 5i.',
    source: from.FAILURES,
    broken: (_, { privatelyMade }) => privatelyMade,
  },
  {
    code: 'device-unmarked',
    item: '5i',
    field: 'firearm.markings',
    severity: 'look',
    sentence: 'A conversion device is on the gun, and the markings do not mention it.',
    remedy: 'Say so in 5i, and submit the device as a firearm of its own.',
    source: from.FORM,
    broken: ({ firearm }, { conversionDevice }) =>
      conversionDevice && !/switch|conver|device|sear/i.test(firearm.markings ?? ''),
  },
]
