import type { Chance } from '../../chance/index.ts'

/** A state guns come from: licensing region and tax district of its licence numbers (data/codes), and how often. */
interface SourceState {
  readonly state: string
  readonly region: number
  readonly district: string
  readonly weight: number
}

export const SOURCE_STATES: readonly SourceState[] = [
  { state: 'GA', region: 1, district: '58', weight: 30 },
  { state: 'VA', region: 1, district: '54', weight: 26 },
  { state: 'FL', region: 1, district: '59', weight: 24 },
  { state: 'NC', region: 1, district: '56', weight: 22 },
  { state: 'SC', region: 1, district: '57', weight: 20 },
  { state: 'PA', region: 8, district: '23', weight: 16 },
  { state: 'TX', region: 5, district: '75', weight: 14 },
  { state: 'OH', region: 4, district: '34', weight: 12 },
  { state: 'TN', region: 1, district: '62', weight: 12 },
  { state: 'AL', region: 1, district: '63', weight: 11 },
]
/** District 09 of the North Atlantic region belongs to no state: the invented one has it. */
const INVENTED: SourceState = { state: '', region: 6, district: '09', weight: 0 }
const MONTHS = 'ABCDEFGHJKLM'

/**
 * A licence number in the form of the federal list. No county has a number of 900 or more, so none of these can be
 * a real dealer's.
 */
export function licence(state: string, county: boolean, chance: Chance): string {
  const { region, district } = SOURCE_STATES.find((source) => source.state === state) ?? INVENTED
  const place = county ? 901 : chance.whole(902, 999)
  const type = chance.happens(0.25) ? '02' : '01'
  const expires = `${chance.whole(6, 9)}${MONTHS[chance.whole(0, 11)]}`
  return `${region}-${district}-${place}-${type}-${expires}-${chance.whole(10_000, 99_999)}`
}
