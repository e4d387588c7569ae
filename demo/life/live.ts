import type { Chance } from '../chance/index.ts'
import type { City } from '../city/types.ts'
import type { Program } from '../service/types.ts'
import { BEGINS, DAY } from './calendar.ts'
import { Ground } from './ground.ts'
import { openMarket } from './guns/index.ts'
import { EVERYTHING, type Market, type Plants } from './market.ts'
import { network, type People } from './people/index.ts'
import { alertsOf, happen, possessions } from './shootings/index.ts'
import type { Arrest, Life } from './types.ts'

export type Scale = 'small' | 'city'
/** Days lived: a year, or five. */
export const DAYS: Readonly<Record<Scale, number>> = { small: 365, city: 1_826 }

/** What truly happens in a city: the same chance, city and programs give the same life. */
export function live(
  city: City,
  programs: readonly Program[],
  chance: Chance,
  scale: Scale,
  plants: Plants = EVERYTHING,
): Life {
  const open: OpenMarket = (...ground) => openMarket(...ground, plants)
  return liveWith(open, city, programs, chance, scale)
}

type OpenMarket = (city: City, people: People, chance: Chance, days: number) => Market

/** The same with another trade in guns. */
export function liveWith(
  openMarket: OpenMarket,
  city: City,
  programs: readonly Program[],
  chance: Chance,
  scale: Scale,
): Life {
  const own = chance.stream('life')
  const days = DAYS[scale]
  const ground = new Ground(city)
  const net = network(city, ground, days, own)
  const market = openMarket(city, net.register, own.stream('market'), days)
  const { shootings, arrests, feuds, risk } = happen({ city, ground, net, market, programs, days }, own)
  const guns = market.close(shootings, numbered(arrests))
  const all = possessions(guns.recoveries, arrests, days * DAY, own.stream('possessions'))
  return {
    begins: BEGINS,
    days,
    people: net.register.list,
    ties: net.register.ties,
    groups: net.register.groups,
    feuds,
    shootings,
    alerts: alertsOf(city, risk, shootings, days, own),
    arrests: numbered(all),
    ...guns,
  }
}

function numbered(arrests: readonly Omit<Arrest, 'id'>[]): Arrest[] {
  return [...arrests]
    .sort((a, b) => a.at - b.at || a.person - b.person)
    .map((arrest, id) => ({ id, ...arrest }))
}
