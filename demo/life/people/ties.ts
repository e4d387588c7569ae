import { type Chance, geometric } from '../../chance/index.ts'
import type { Ground } from '../ground.ts'
import type { Register } from './register.ts'

const YEARS = 365.25

/** Friends live near and are of like age; members of a group know some of it; partners are a few years apart. */
export function tieTogether(
  register: Register,
  ground: Ground,
  byBlock: ReadonlyMap<number, readonly number[]>,
  chance: Chance,
): void {
  const around = neighbours(ground, byBlock)
  for (const person of register.list) {
    const near = around(person.block!)
    befriend(register, person.id, near, chance)
    if (chance.happens(0.25)) partner(register, person.id, near, chance)
  }
  for (const { members } of register.groups) {
    for (const member of members) {
      for (let i = 0; i < 3; i++) register.tie(member, chance.pick(members), 'group')
      if (chance.happens(0.35)) register.tie(member, chance.pick(members), 'co-arrest')
    }
  }
  for (let i = 0; i < register.list.length / 8; i++) {
    register.tie(
      chance.whole(0, register.list.length - 1),
      chance.whole(0, register.list.length - 1),
      'co-arrest',
    )
  }
}

/** People of the network within a walk of a block, found once per block. */
function neighbours(ground: Ground, byBlock: ReadonlyMap<number, readonly number[]>) {
  const known = new Map<number, number[]>()
  return (block: number): number[] => {
    let found = known.get(block)
    if (!found) {
      const near = ground.within(ground.blocks[block]!.centre, 450)
      found = near.flatMap((other) => byBlock.get(other) ?? [])
      known.set(block, found)
    }
    return found
  }
}

function befriend(register: Register, person: number, near: readonly number[], chance: Chance): void {
  if (near.length < 2) return
  for (let wanted = geometric(chance, 0.4), tries = wanted * 4; wanted > 0 && tries > 0; tries--) {
    const other = chance.pick(near)
    const apart = Math.abs(register.list[person]!.born - register.list[other]!.born) / YEARS
    if (other === person || !chance.happens(Math.exp(-apart / 5))) continue
    register.tie(person, other, 'friend')
    wanted--
  }
}

function partner(register: Register, person: number, near: readonly number[], chance: Chance): void {
  const { sex, born } = register.list[person]!
  for (let tries = 0; tries < 6 && near.length > 1; tries++) {
    const other = register.list[chance.pick(near)]!
    const fits = other.sex !== sex && Math.abs(other.born - born) < 9 * YEARS
    if (fits) return register.tie(person, other.id, 'partner')
  }
}
