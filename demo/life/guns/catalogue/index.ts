import { type Chance, Weighted } from '../../../chance/index.ts'
import type { GunType } from '../../types.ts'
import { MODELS, type Model } from './models.ts'

export type { Model } from './models.ts'
export { Serials } from './serials.ts'

const TYPES: readonly GunType[] = ['pistol', 'revolver', 'rifle', 'shotgun']
/** Of guns that were recovered and traced in 2020 to 2023 in all states (data/traces), frames and the like with their type. */
const RECOVERED = new Weighted([0.755, 0.08, 0.11, 0.055])
/** Of guns fired in streets: what is carried is a pistol. */
const CARRIED = new Weighted([0.88, 0.05, 0.055, 0.015])
/** Handguns that straw purchasers are sent for. */
const ORDERED = new Weighted([0.95, 0.01, 0.04, 0])
const BY_USE = { recovered: RECOVERED, carried: CARRIED, ordered: ORDERED }

export type Use = keyof typeof BY_USE

export const FIRST_YEAR = 1930

/** What is for sale in a year, by how often it turns up in crime. */
export class Catalogue {
  readonly #years = new Map<string, { readonly models: readonly Model[]; readonly weights: Weighted }>()

  type(use: Use, chance: Chance): GunType {
    return TYPES[BY_USE[use].draw(chance)]!
  }

  /** @param year when it was made; before {@link FIRST_YEAR} counts as that */
  model(type: GunType, year: number, chance: Chance): Model {
    const { models, weights } = this.#year(type, Math.max(FIRST_YEAR, year))
    return models[weights.draw(chance)]!
  }

  #year(type: GunType, year: number) {
    const key = `${type}/${year}`
    const known = this.#years.get(key)
    if (known) return known
    const models = MODELS.filter((model) => model.type === type && model.from <= year && year <= model.to)
    const drawn = { models, weights: new Weighted(models.map(({ weight }) => weight)) }
    this.#years.set(key, drawn)
    return drawn
  }
}
