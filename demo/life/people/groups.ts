import { type Chance, logNormal, shuffled, Weighted } from '../../chance/index.ts'
import type { City } from '../../city/types.ts'
import { type Ground } from '../ground.ts'

const PEOPLE_PER_GROUP = 9_500
const ENDINGS = ['Boys', 'Set', 'Crew', 'Line', 'Side', 'Family', 'Corner', 'Mob', 'Block', 'Cousins']

export interface GroupPlan {
  readonly id: number
  readonly name: string
  readonly size: number
  readonly blocks: readonly number[]
}

/** Small groups named after a street near what they hold to be theirs, where hardship is deep. */
export function groupsOf(city: City, ground: Ground, people: number, chance: Chance): GroupPlan[] {
  const weights = new Weighted(
    city.blocks.map(({ population, hardship }) => population * Math.exp(4.5 * hardship)),
  )
  const taken = new Set<number>()
  const names = new Set<string>()
  return Array.from({ length: Math.max(4, Math.round(people / PEOPLE_PER_GROUP)) }, (_, id) => {
    const home = freeBlock(weights, taken, chance)
    const near = ground.within(ground.blocks[home]!.centre, 450).filter((block) => !taken.has(block))
    const blocks = [home, ...shuffled(chance, near).slice(0, chance.whole(2, 6))].sort((a, b) => a - b)
    for (const block of blocks) taken.add(block)
    const size = Math.min(70, Math.max(8, Math.round(logNormal(chance, 22, 0.5))))
    return { id, name: nameOf(ground.blocks[home]!.address, names, chance), size, blocks }
  })
}

function freeBlock(weights: Weighted, taken: ReadonlySet<number>, chance: Chance): number {
  for (let tries = 0; ; tries++) {
    const block = weights.draw(chance)
    if (!taken.has(block) || tries > 50) return block
  }
}

/** `2200 block Dorr St` gives `Dorr Street Crew`, or with a number where that is taken. */
function nameOf(address: string, names: Set<string>, chance: Chance): string {
  const [, number = '', street = ''] = /^(\d+) block (.+?)(?: \S+)?$/.exec(address) ?? [null, '', address]
  for (let tries = 0; ; tries++) {
    const name =
      tries < 5
        ? `${street} ${chance.pick(ENDINGS)}`
        : `${street} ${number.slice(0, 2)} ${chance.whole(1, 99)}`
    if (names.has(name)) continue
    names.add(name)
    return name
  }
}
