import type { Chance } from '../../chance/index.ts'
import { toDegrees, type Area, type Beat, type Block, type City, type Point } from '../../city/index.ts'

const CELL = 400

/** Where things are on the city's map. */
export interface Places {
  degrees(point: Point): { readonly latitude: string; readonly longitude: string }
  /** The block whose middle is nearest. */
  blockAt(point: Point): Block
  /** Another block within a few hundred metres; the block itself when it lies alone. */
  near(block: Block, chance: Chance): Block
  districtOf(block: Block): Area
  beatOf(block: Block): Beat
}

export function placesOf(city: City): Places {
  const position = toDegrees(city)
  const cells = new Map<string, Block[]>()
  const cellOf = (value: number) => Math.floor(value / CELL)
  for (const block of city.blocks) {
    const key = `${cellOf(block.centre.x)} ${cellOf(block.centre.y)}`
    const list = cells.get(key)
    if (list) list.push(block)
    else cells.set(key, [block])
  }
  const within = ({ x, y }: Point, reach: number): Block[] => {
    const found: Block[] = []
    for (let i = cellOf(x) - reach; i <= cellOf(x) + reach; i++)
      for (let j = cellOf(y) - reach; j <= cellOf(y) + reach; j++)
        found.push(...(cells.get(`${i} ${j}`) ?? []))
    return found
  }
  const districts = new Map(city.districts.map((district) => [district.id, district]))
  const beats = new Map(city.beats.map((beat) => [beat.id, beat]))
  return {
    districtOf: ({ district }) => districts.get(district)!,
    beatOf: ({ beat }) => beats.get(beat)!,
    degrees(point) {
      const [longitude, latitude] = position(point)
      return { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6) }
    },
    blockAt(point) {
      for (let reach = 1; reach <= 8; reach *= 2) {
        const found = nearest(within(point, reach), point)
        if (found) return found
      }
      return nearest(city.blocks, point)!
    },
    near(block, chance) {
      const others = within(block.centre, 1).filter(({ id }) => id !== block.id)
      return others.length === 0 ? block : chance.pick(others)
    },
  }
}

function nearest(blocks: readonly Block[], { x, y }: Point): Block | null {
  let [best, least]: [Block | null, number] = [null, Infinity]
  for (const block of blocks) {
    const [dx, dy] = [block.centre.x - x, block.centre.y - y]
    const square = dx * dx + dy * dy
    if (square < least) [best, least] = [block, square]
  }
  return best
}
