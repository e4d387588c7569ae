import { Chance } from '../../chance/index.ts'
import { buildCity } from '../../city/index.ts'
import { planPrograms } from '../../service/programs.ts'
import { liveWith, type Scale } from '../live.ts'
import type { Gun, Life, Minute, Move } from '../types.ts'
import { openMarket } from './index.ts'

/** A whole life with its guns. */
export function lived(seed: number, scale: Scale = 'small'): Life {
  const chance = new Chance(seed)
  const city = buildCity(chance, scale)
  return liveWith(openMarket, city, planPrograms(city, chance), chance, scale)
}

/** The last move up to and with that minute. */
export function moveAt(gun: Gun, at: Minute): Move {
  return gun.moves.findLast((move) => move.at <= at)!
}

/** How large a share of each kind is. */
export function shares<T, K>(items: readonly T[], kindOf: (item: T) => K): (kind: K) => number {
  const counts = new Map<K, number>()
  for (const item of items) counts.set(kindOf(item), (counts.get(kindOf(item)) ?? 0) + 1)
  return (kind) => (counts.get(kind) ?? 0) / items.length
}
