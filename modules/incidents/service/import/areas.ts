import { areaIndex } from '@throughline/crime-statistics'
import type { Tx } from '#platform/db'
import { loadAreas } from '../../store/import/index.ts'
import type { Locate } from './mapping/index.ts'

/** The layers of the agency, ready to say which areas hold a point. */
export interface Areas {
  readonly locate: Locate
  readonly layers: readonly { readonly slot: number; readonly name: string }[]
}

export async function openAreas(tx: Tx): Promise<Areas> {
  const layers = await loadAreas(tx)
  const indexes = layers.map(({ slot, areas }) => ({
    slot,
    ids: areas.map(({ id }) => id),
    index: areaIndex(areas.map(({ geometry }) => ({ type: 'Feature', properties: null, geometry }))),
  }))
  return {
    layers: layers.map(({ slot, name }) => ({ slot, name })),
    locate: (latitude, longitude) => {
      const found: (number | null)[] = [null, null, null, null, null, null]
      for (const { slot, ids, index } of indexes) {
        const at = index.find(longitude, latitude)
        if (at >= 0) found[slot - 1] = ids[at]!
      }
      return found
    },
  }
}
