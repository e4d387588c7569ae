import type { City } from '../../city/types.ts'
import type { Chance } from '../../chance/index.ts'
import type { Life, Shooting } from '../../life/types.ts'

/** Days from 1900 to a shooting, for ages. */
const dayOf = (life: Life, at: number) =>
  Math.round((Date.parse(life.begins) - Date.UTC(1900, 0, 1)) / 86_400_000) + at / 1440

/**
 * Codes of contributing factors that a review of a shooting would name. Those of the event follow from what
 * truly happened, as far as the agencies at the table would know; those of agencies are drawn.
 */
export function factorsOf(chance: Chance, city: City, life: Life, shooting: Shooting): string[] {
  const known = [...fromEvent(life, shooting), ...fromPlace(city, shooting), ...fromGuns(life, shooting)]
  const found = known.filter(() => chance.happens(0.72))
  for (const [code, share] of AGENCIES) if (chance.happens(share)) found.push(code)
  if (shooting.kind === 'nonfatal' && chance.happens(0.2)) found.push('Y04')
  return found.length > 0 ? [...new Set(found)].sort() : ['Z99']
}

function fromEvent(life: Life, { motive, victims, shooters, sparkedBy, at }: Shooting): string[] {
  const codes: string[] = []
  if (motive === 'feud') codes.push('R03')
  if (sparkedBy !== null && motive === 'feud') codes.push('R04')
  if (motive === 'argument') codes.push('T01')
  if (motive === 'robbery' || motive === 'drug-trade') codes.push('T02')
  if (motive === 'domestic') codes.push('R01')
  if (motive === 'celebration' || victims.length > 3) codes.push('T03')
  for (const { person } of shooters) {
    const { born, prohibited } = life.people[person]!
    if (dayOf(life, at) - born < 18 * 365.25) codes.push('S05')
    if (prohibited && prohibited.since <= at) codes.push('S03')
  }
  return codes
}

function fromPlace({ blocks, places }: City, { block, at }: Shooting): string[] {
  const codes: string[] = []
  const { hardship } = blocks[block]!
  if (hardship > 0.6) codes.push('M04')
  if (hardship > 0.5) codes.push('M05')
  if (places.some((place) => place.block === block && place.kind === 'bar')) codes.push('P04')
  const hour = (at % 1440) / 60
  if (hour < 5 || hour > 21) codes.push('P02')
  return codes
}

function fromGuns(life: Life, { shooters, at }: Shooting): string[] {
  return shooters.flatMap(({ gun }) => {
    const { moves, made, obliterated, conversionDevice } = life.guns[gun]!
    const before = moves.filter((move) => move.at <= at)
    const codes: string[] = []
    if (before.some(({ hand }) => hand === 'straw-purchase')) codes.push('G01')
    if (before.some(({ hand }) => hand === 'theft-owner')) codes.push('G02', 'G03')
    if (made === 'privately' || obliterated === 'wholly') codes.push('G04')
    if (conversionDevice) codes.push('G05')
    return codes
  })
}

/** Gaps of agencies, with the share of reviews in which somebody at the table names them. */
const AGENCIES: readonly (readonly [code: string, share: number])[] = [
  ['V02', 0.14], ['V04', 0.1], ['V05', 0.12], ['S01', 0.13], ['S02', 0.08], ['S04', 0.09], ['R05', 0.17], ['P03', 0.09],
  ['P05', 0.14], ['Y01', 0.07], ['Y02', 0.08], ['Y03', 0.07], ['Y05', 0.1], ['Y06', 0.05], ['Y07', 0.09], ['Y08', 0.13],
  ['Y09', 0.08], ['Y10', 0.1], ['Y12', 0.06], ['Y13', 0.1], ['Y14', 0.07], ['I01', 0.16], ['I02', 0.06], ['I04', 0.08],
  ['A01', 0.11], ['A02', 0.09], ['M01', 0.08], ['M02', 0.03],
] // prettier-ignore
