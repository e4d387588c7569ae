import { firearmWarnings, readSerial, type Warning } from '../../../platform/firearms/contract.ts'
import type { TraceRequest } from './trace.ts'

/** What a rule looks at beside the request itself. */
export interface Ground {
  readonly recoveredOn: string
  readonly today: string
  readonly privatelyMade: boolean
  readonly conversionDevice: boolean
  readonly readings: 'copied' | 'read-once' | 'agree' | 'differ'
  readonly stolenChecked: boolean
  /** Reference of another request of the same gun that waits or was answered; null without. */
  readonly otherTrace: string | null
  readonly possessorBorn: readonly (string | null)[]
}

export interface Rule {
  readonly code: string
  readonly item: string
  readonly field: string
  readonly severity: 'reject' | 'look'
  readonly sentence: string
  readonly remedy: string
  readonly source: string
  /** Whether the request breaks it; a text is what the field most likely should say. */
  readonly broken: (request: TraceRequest, ground: Ground) => boolean | string
}

/** Names of the country itself, as people write them. */
export const isUnitedStates = (country: string): boolean =>
  /^(?:us|usa|united states(?: of america)?)$/i.test(country.replaceAll('.', '').trim())

/** NCIC's own codes: NB, GM, AM and MK stand for Nebraska, Guam, American Samoa and the Northern Marianas. */
export const STATES = new Set(
  'AK AL AR AM AZ CA CO CT DC DE FL GA GM HI IA ID IL IN KS KY LA MA MD ME MH MI MN MO MK MS MT NC ND NB NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY US'.split(
    ' ',
  ),
)

export const missing = (text: string) => text.trim() === ''
export const reading = ({ firearm }: TraceRequest) => readSerial(firearm.serial)

export function warned(request: TraceRequest, code: Warning['code']): boolean | string {
  const found = firearmWarnings(request.firearm).find((one) => one.code === code)
  return found ? (found.suggestion ?? true) : false
}
