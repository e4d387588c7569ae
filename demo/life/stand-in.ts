import type { Chance } from '../chance/index.ts'
import type { City } from '../city/types.ts'
import type { Market } from './market.ts'
import type { People } from './people/types.ts'
import type { Gun } from './types.ts'

/** A trade in which everybody has one gun, for tests of what needs no more. */
export function everybodyArmed(_city: City, _people: People, chance: Chance): Market {
  const guns: Gun[] = []
  const owners = new Map<number, number>()
  return {
    advance: () => {},
    gunOf(person) {
      const known = owners.get(person)
      if (known !== undefined) return known
      const id = guns.length
      guns.push(plain(id, person, chance))
      owners.set(person, id)
      return id
    },
    fired: () => {},
    arrested: () => {},
    close: () => ({ dealers: [], guns, recoveries: [], exhibits: [], traces: [], denials: [] }),
  }
}

const plain = (id: number, person: number, chance: Chance): Gun => ({
  id,
  type: 'pistol',
  make: 'Any',
  model: 'One',
  calibre: '9 mm',
  importer: null,
  country: 'US',
  serial: String(id),
  made: 'factory',
  obliterated: 'no',
  conversionDevice: false,
  marks: chance.uint32(),
  moves: [{ at: -1, hand: 'manufactured', toPerson: person, toDealer: null }],
})
