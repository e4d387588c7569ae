import type { Arrest, Motive, Shooting, Victim } from '../../life/types.ts'
import type { Dirt } from '../dirt/index.ts'
import type { World } from '../world/index.ts'

const DAY = 1_440
const INACTIVE_AFTER = 180 * DAY

/** NIBRS circumstance codes (data element 31) as a detective sets them for what truly happened. */
const CIRCUMSTANCE: Readonly<Record<Motive, string>> = {
  feud: '05',
  argument: '01',
  robbery: '08',
  domestic: '06',
  'drug-trade': '03',
  unknown: '10',
  celebration: '09',
}

const PREMISES = {
  inside: [
    'APARTMENT',
    'HOUSE',
    'HALLWAY',
    'BAR / NIGHT CLUB',
    'GROCERY STORE',
    'HOTEL / MOTEL',
    'RESIDENCE',
  ],
  outside: [
    'STREET',
    'STREET',
    'STREET',
    'SIDEWALK',
    'PARKING LOT',
    'ALLEY',
    'GAS STATION',
    'PARK',
    'VEHICLE',
  ],
} as const

export const writePremise = (dirt: Dirt, { indoors }: Shooting): string =>
  dirt.orMissing(dirt.chance.pick(PREMISES[indoors ? 'inside' : 'outside']), 0.6)

/** Motives are seldom known: half the records say so. */
export const writeCircumstance = (dirt: Dirt, { motive }: Shooting): string =>
  CIRCUMSTANCE[dirt.chance.happens(0.5) ? motive : 'unknown']

export interface WrittenSuspect {
  readonly person: number
  readonly arrest: Arrest | null
  readonly status: string
}

/** Who stands on the record as a suspect: those arrested, and some whom witnesses described. */
export function suspectsOf(world: World, dirt: Dirt, shooting: Shooting): readonly WrittenSuspect[] {
  const arrests = world.arrestsOfShooting.get(shooting.id) ?? []
  const arrested = arrests.map((arrest) => ({ person: arrest.person, arrest, status: wordOf(arrest) }))
  const taken = new Set(arrested.map(({ person }) => person))
  const described = shooting.shooters
    .filter(({ person }) => !taken.has(person) && dirt.chance.happens(0.35))
    .map(({ person }) => ({ person, arrest: null, status: 'DESCRIBED' }))
  return [...arrested, ...described]
}

function wordOf({ charged, disposition }: Arrest): string {
  if (disposition === 'convicted') return 'CONVICTED'
  if (disposition === 'acquitted') return 'ACQUITTED'
  return charged === 'none' || disposition === 'dismissed' ? 'ARRESTED' : 'CHARGED'
}

/** How the case stood when the file was made. */
export function statusOf(world: World, dirt: Dirt, shooting: Shooting): string {
  const { life, calendar } = world
  if ((world.arrestsOfShooting.get(shooting.id) ?? []).length > 0) return 'CLEARED BY ARREST'
  const dead = shooting.shooters.some(({ person }) => {
    const { died } = life.people[person]!
    return died !== null && died > shooting.at && died < calendar.extracted
  })
  if (dead && dirt.chance.happens(0.25)) return 'EXCEPTIONAL CLEARANCE'
  const old = calendar.extracted - shooting.at > INACTIVE_AFTER
  return old && dirt.chance.happens(0.6) ? 'INACTIVE' : 'OPEN'
}

/** Whether the record knows that a victim died: later deaths reach some of them never. */
export function knownDead(world: World, dirt: Dirt, { died }: Victim, at: number): boolean {
  if (died === null || died > world.calendar.extracted) return false
  return died - at <= DAY || !dirt.befalls('death-not-told')
}

const WOUNDS: Readonly<Record<Victim['wound'], readonly string[]>> = {
  graze: ['GRAZE', 'GRAZE WOUND', 'GRAZE ARM'],
  limb: ['LEG', 'ARM', 'THIGH', 'FOOT', 'HAND', 'CALF', 'SHOULDER'],
  torso: ['CHEST', 'BACK', 'ABDOMEN', 'BUTTOCKS', 'MULTIPLE', 'TORSO'],
  head: ['HEAD', 'FACE', 'NECK'],
}

export function writeWound(dirt: Dirt, { wound }: Victim): string {
  const wrong = dirt.befalls('wound-differs')
  const kind = wrong ? dirt.chance.pick(['limb', 'torso'] as const) : wound
  return dirt.orMissing(dirt.chance.pick(WOUNDS[kind]))
}

/** An age as a witness guesses it: a band. */
export function guessedAge(dirt: Dirt, age: number): string {
  const low = Math.max(15, Math.floor((age + dirt.chance.whole(-3, 3)) / 5) * 5)
  return dirt.chance.happens(0.3) ? 'UNK' : `${low}-${low + 4}`
}

/** NIBRS words of the weapon that a record can know. */
export function weaponOf({ life }: World, { shooters }: Shooting): string {
  const type = shooters[0] && life.guns[shooters[0].gun]!.type
  return type === 'rifle' ? 'RIFLE' : type === 'shotgun' ? 'SHOTGUN' : 'HANDGUN'
}
