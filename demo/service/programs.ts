import type { AgencyKey, Block, City } from '../city/types.ts'
import type { Chance } from '../chance/index.ts'
import type { Program } from './types.ts'

const DAY = 1440

/** The days that a city of this size is lived through: a small one a year, others five. */
export function daysOf(city: City): number {
  const people = city.blocks.reduce((sum, { population }) => sum + population, 0)
  return people < 100_000 ? 365 : 1826
}

interface Design {
  readonly name: string
  readonly strategy: string
  readonly agency: AgencyKey
  /** Share of the city's blocks; 1 is all of them. */
  readonly share: number
  /** When it begins and ends, as shares of the life; null while it goes on. */
  readonly from: number
  readonly to: number | null
  readonly capacity: number
  readonly effect: number
  /** What it goes to: where life is hardest, where strangers meet, around schools, or anywhere. */
  readonly where: 'hardship' | 'activity' | 'schools' | 'anywhere'
}

/** Some work, some do nothing, one stops: an evaluation must tell them apart. */
const DESIGNS: readonly Design[] = [
  { name: 'Harbor Street Outreach', strategy: 'street-outreach', agency: 'community', share: 0.035, from: 0.32, to: null, capacity: 90, effect: 0.74, where: 'hardship' },
  { name: 'Safer Together Call-Ins', strategy: 'focused-deterrence', agency: 'prevention', share: 0.045, from: 0.45, to: null, capacity: 60, effect: 0.68, where: 'hardship' },
  { name: 'Dorr Street Peacekeepers', strategy: 'street-outreach', agency: 'community', share: 0.025, from: 0.28, to: 0.68, capacity: 50, effect: 1, where: 'hardship' },
  { name: 'Clean and Green Lots', strategy: 'vacant-lot-greening', agency: 'health', share: 0.03, from: 0.4, to: null, capacity: 140, effect: 0.84, where: 'hardship' },
  { name: 'Night Foot Patrol', strategy: 'hot-spot-patrol', agency: 'police', share: 0.02, from: 0.36, to: 0.72, capacity: 24, effect: 0.88, where: 'activity' },
  { name: 'Bright Corners Lighting', strategy: 'street-lighting', agency: 'prevention', share: 0.025, from: 0.55, to: null, capacity: 400, effect: 1, where: 'activity' },
  { name: 'Way to School', strategy: 'safe-passage', agency: 'schools', share: 0.03, from: 0.38, to: null, capacity: 120, effect: 1, where: 'schools' },
  { name: 'Bedside to Home', strategy: 'hospital-response', agency: 'hospital', share: 1, from: 0.22, to: null, capacity: 160, effect: 1, where: 'anywhere' },
  { name: 'Gun Turn-In Days', strategy: 'gun-buyback', agency: 'police', share: 1, from: 0.5, to: 0.62, capacity: 500, effect: 1, where: 'anywhere' },
] // prettier-ignore

/**
 * The programs of a city before its life is lived, each with its planted effect on the rate of shootings in
 * its blocks. Those that go to the same kind of blocks take turns in choosing and share none, so that each
 * effect can be told from the others'.
 *
 * @param days how long the life will last
 */
export function planPrograms(city: City, chance: Chance, days = daysOf(city)): Program[] {
  const root = chance.stream('programs')
  const taken = new Set<number>()
  return DESIGNS.map((design, id): Program => {
    const blocks = blocksFor(root.stream(design.name), city, design, taken)
    const minute = (share: number) => Math.round(share * days) * DAY
    return {
      id,
      name: design.name,
      strategy: design.strategy,
      agency: design.agency,
      blocks,
      from: minute(design.from),
      to: design.to === null ? null : minute(design.to),
      capacity: Math.max(4, Math.round((design.capacity * city.blocks.length) / 5400)),
      effect: design.effect,
    }
  })
}

/** Blocks side by side round a middle that is drawn from the ten likeliest. */
function blocksFor(chance: Chance, city: City, { share, where }: Design, taken: Set<number>): number[] {
  if (share === 1) return city.blocks.map(({ id }) => id)
  const wanted = Math.max(3, Math.round(share * city.blocks.length))
  const schools = new Set(city.places.filter(({ kind }) => kind === 'school').map(({ block }) => block))
  const worth = (block: Block) => {
    if (taken.has(block.id) || block.population === 0) return 0
    if (where === 'schools') return schools.has(block.id) ? block.hardship : 0
    return where === 'hardship' ? block.hardship : block.activity * (0.3 + block.hardship)
  }
  const free = city.blocks.filter((block) => worth(block) > 0)
  const likely = free.sort((a, b) => worth(b) - worth(a) || a.id - b.id).slice(0, Math.max(10, wanted >> 2))
  const middle = chance.pick(likely).centre
  const away = ({ centre: { x, y } }: Block) =>
    (x - middle.x) * (x - middle.x) + (y - middle.y) * (y - middle.y)
  const chosen = city.blocks
    .filter(({ id, population }) => population > 0 && !taken.has(id))
    .sort((a, b) => away(a) - away(b) || a.id - b.id)
    .slice(0, wanted)
    .map(({ id }) => id)
  for (const id of chosen) taken.add(id)
  return chosen.sort((a, b) => a - b)
}
