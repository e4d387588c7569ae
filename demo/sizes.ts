import type { CityScale } from './city/index.ts'

export type Size = 'small' | 'city' | 'metro' | 'nation'

/** How a size is built. */
export interface Plan {
  readonly scale: CityScale
  readonly cities: number
  /** Whether files are compressed, and every city stands in a folder of its own. */
  readonly many: boolean
}

/** What can be built. */
export const sizes: Readonly<Record<Size, Plan & { readonly about: string }>> = {
  small: { about: 'one district, one year: for tests', scale: 'small', cities: 1, many: false },
  city: { about: 'Alder Bay, five years', scale: 'city', cities: 1, many: false },
  metro: { about: 'eight cities, one after another', scale: 'city', cities: 8, many: true },
  nation: {
    about: '550 cities, one after another: as many exhibits, traces and denials as the whole country has',
    scale: 'city',
    cities: 550,
    many: true,
  },
}

export const isSize = (text: string): text is Size => Object.hasOwn(sizes, text)
